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
  taste.resize(n, 0.0);
  firstDoor.resize(n);
  status.resize(n, Status::waiting);
  start_s.resize(n, kNever_s);
  route.resize(n);
  headingFor.resize(n);
  leg.resize(n);
  decide.resize(n, 1);
  hasPlace.resize(n, 0);
  placeX.resize(n);
  placeY.resize(n);
  remaining_m.resize(n, 0.0);
  offset_m.resize(n, 0.0);
  best_m.resize(n, std::numeric_limits<double>::infinity());
  progress_s.resize(n, 0.0);
  rethink_s.resize(n, 0.0);
}

}  // namespace muster::simulation
