#include "crowd/crowd.h"

namespace muster::crowd {

void Crowd::resize(std::size_t n) {
  body.resize(n);
  present.resize(n);
}

std::size_t Crowd::bytes() const {
  return present.capacity() + sizeof(Body) * body.capacity();
}

}  // namespace muster::crowd
