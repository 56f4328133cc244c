#include "people.h"

#include <algorithm>

namespace muster::crowd::test {

Hall::Hall(std::uint64_t seed)
    : space_(floor_.room({-20, -20}, {20, 20})), atlas_(floor_.campus()), random_(seed) {}

std::size_t Hall::add(const Person& person) {
  const std::size_t a = crowd.size();
  crowd.resize(a + 1);
  crowd.body[a].radius = static_cast<float>(person.radius);
  crowd.body[a].timeGap = static_cast<float>(person.timeGap);
  crowd.body[a].spacing = static_cast<float>(person.spacing);
  crowd.body[a].slowStart = static_cast<float>(person.slowStart);
  crowd.body[a].desiredX = crowd.body[a].ex = static_cast<float>(person.desired.x);
  crowd.body[a].desiredY = crowd.body[a].ey = static_cast<float>(person.desired.y);
  crowd.body[a].desiredSpeed = static_cast<float>(person.speed);
  crowd.present[a] = 1;
  crowd.body[a].position.x = person.at.x;
  crowd.body[a].position.y = person.at.y;
  crowd.body[a].vx = static_cast<float>(person.velocity.x);
  crowd.body[a].vy = static_cast<float>(person.velocity.y);
  crowd.body[a].space = space_;
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
