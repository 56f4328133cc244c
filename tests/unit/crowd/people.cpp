#include "people.h"

#include <algorithm>

namespace muster::crowd::test {

Hall::Hall(std::uint64_t seed)
    : space_(floor_.room({-20, -20}, {20, 20})), atlas_(floor_.campus()), random_(seed) {}

std::size_t Hall::add(const Person& person) {
  const std::size_t a = crowd.size();
  crowd.resize(a + 1);
  crowd.radius[a] = static_cast<float>(person.radius);
  crowd.timeGap[a] = static_cast<float>(person.timeGap);
  crowd.spacing[a] = static_cast<float>(person.spacing);
  crowd.slowStart[a] = static_cast<float>(person.slowStart);
  crowd.desiredX[a] = crowd.current.ex[a] = static_cast<float>(person.desired.x);
  crowd.desiredY[a] = crowd.current.ey[a] = static_cast<float>(person.desired.y);
  crowd.desiredSpeed[a] = static_cast<float>(person.speed);
  crowd.present[a] = 1;
  crowd.current.x[a] = person.at.x;
  crowd.current.y[a] = person.at.y;
  crowd.current.vx[a] = static_cast<float>(person.velocity.x);
  crowd.current.vy[a] = static_cast<float>(person.velocity.y);
  crowd.current.space[a] = space_;
  return a;
}

Hall::Move Hall::propose(std::string_view name, std::size_t agent, std::uint64_t step, double dt) {
  const auto model = makeMotionModel(name);
  NeighbourGrid grid(atlas_, model->numerics().sight_m);
  grid.sort(crowd, *serialLoop());
  MotionPhase phase;
  const std::vector<std::uint8_t> everywhere(space_.index() + 1, twoWay ? 1 : 0);
  phase.propose(*model, {&grid, &random_, step, dt, 1, everywhere.data()}, *serialLoop());
  const auto& agents = grid.rows().agent;
  const auto k =
      static_cast<std::size_t>(std::find(agents.begin(), agents.end(), agent) - agents.begin());
  const Proposal& proposal = phase.proposal();
  return {phase.displacement(grid, k) * (1 / dt), {double{proposal.ex[k]}, double{proposal.ey[k]}}};
}

Strain Hall::step(std::string_view name, std::uint64_t step, double dt) {
  const auto model = makeMotionModel(name);
  const auto loop = serialLoop();
  NeighbourGrid grid(atlas_, model->numerics().sight_m);
  grid.sort(crowd, *loop);
  const std::vector<std::uint8_t> everywhere(space_.index() + 1, twoWay ? 1 : 0);
  phase_.run(*model, {&grid, &random_, step, dt, 1, everywhere.data()}, *loop);
  phase_.scatter(grid, dt, crowd, *loop);
  return phase_.strain();
}

}  // namespace muster::crowd::test
