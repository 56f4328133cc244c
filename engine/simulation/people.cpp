#include "simulation/people.h"

namespace muster::simulation {

void People::resize(std::size_t n) {
  crowd.resize(n);
  group.resize(n);
  role.resize(n, Role::member);
  teacher.resize(n, 0);
  levelSpeed.resize(n);
  stairsDown.resize(n);
  stairsUp.resize(n);
  taste.resize(n, 0.0f);
  firstDoor.resize(n);
  status.resize(n, Status::waiting);
  start.resize(n, kNever);
  route.resize(n);
  headingFor.resize(n);
  leg.resize(n);
  decide.resize(n, 1);
  place.resize(n);
  remaining_m.resize(n, 0.0f);
  offset_m.resize(n, 0.0f);
  best_m.resize(n, kFar_m);
  progress.resize(n, 0);
  decided.resize(n, 0);
  chosen_m.resize(n, 0);
}

void People::forgetStairs() {
  for (auto* speed : {&stairsDown, &stairsUp}) *speed = {};
}

void People::forgetDoors() {
  firstDoor = {};
}

std::size_t People::bytes() const {
  const auto sum = [](const auto&... columns) {
    return (... + (columns.capacity() * sizeof(columns[0])));
  };
  return crowd.bytes() + sum(group, role, teacher, levelSpeed, stairsDown, stairsUp, eyeHeight_m,
                             taste, firstDoor, status, start, route, headingFor, leg, decide, place,
                             remaining_m, offset_m, best_m, progress, decided, chosen_m);
}

}  // namespace muster::simulation
