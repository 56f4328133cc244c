#include "crowd/crowd.h"

namespace muster::crowd {

void Motion::resize(std::size_t n) {
  x.resize(n);
  y.resize(n);
  for (auto* column : {&vx, &vy, &ex, &ey}) column->resize(n);
  space.resize(n);
}

void Crowd::resize(std::size_t n) {
  for (auto* column :
       {&radius, &timeGap, &spacing, &slowStart, &desiredX, &desiredY, &desiredSpeed})
    column->resize(n);
  present.resize(n);
  current.resize(n);
}

std::size_t Crowd::bytes() const {
  std::size_t sum = present.capacity() + sizeof(plan::SpaceId) * current.space.capacity();
  for (const auto* column : {&current.x, &current.y}) sum += sizeof(double) * column->capacity();
  for (const auto* column : {&radius, &timeGap, &spacing, &slowStart, &desiredX, &desiredY,
                             &desiredSpeed, &current.vx, &current.vy, &current.ex, &current.ey})
    sum += sizeof(float) * column->capacity();
  return sum;
}

}  // namespace muster::crowd
