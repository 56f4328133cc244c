#include "crowd/crowd.h"

namespace muster::crowd {

void Motion::resize(std::size_t n) {
  for (auto* column : {&x, &y, &vx, &vy, &ex, &ey}) column->resize(n);
  space.resize(n);
}

void Crowd::resize(std::size_t n) {
  for (auto* column : {&radius, &timeGap, &spacing, &desiredX, &desiredY, &desiredSpeed})
    column->resize(n);
  present.resize(n);
  current.resize(n);
  next.resize(n);
}

}  // namespace muster::crowd
