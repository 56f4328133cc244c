#include "crowd/rows.h"

namespace muster::crowd {

void Rows::resize(std::size_t n) {
  for (auto* column : {&agent, &cell}) column->resize(n);
  for (auto* column : {&x, &y}) column->resize(n);
  for (auto* column : {&vx, &vy, &ex, &ey, &dx, &dy, &speed, &radius, &z}) column->resize(n);
  space.resize(n);
  open.resize(n);
}

std::size_t Rows::bytes() const {
  std::size_t entries = x.capacity() + y.capacity() + space.capacity();
  for (const auto* column : {&agent, &cell}) entries += column->capacity();
  for (const auto* column : {&vx, &vy, &ex, &ey, &dx, &dy, &speed, &radius, &z})
    entries += column->capacity();
  static_assert(sizeof(plan::SpaceId) == 4 && sizeof(float) == 4);
  return 4 * entries + open.capacity();
}

void Surroundings::reserve(std::size_t people) {
  if (row.size() >= people) return;
  const std::size_t room = 2 * people;
  row.resize(room);
  for (auto* column : {&x, &y}) column->resize(room);
  for (auto* column : {&vx, &vy, &ex, &ey, &radius, &speed, &z}) column->resize(room);
  space.resize(room);
  near.resize(room + 2 * kLanes);
}

void Neighbourhood::reserve(std::size_t neighbours) {
  if (row.size() >= neighbours + kLanes) return;
  const std::size_t room = 2 * neighbours + kLanes;
  row.resize(room);
  for (auto* column : {&x, &y, &vx, &vy, &ex, &ey, &reach}) column->resize(room);
}

}  // namespace muster::crowd
