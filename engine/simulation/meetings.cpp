#include "simulation/meetings.h"

#include <algorithm>

#include "geometry/segment.h"
#include "simulation/state.h"

namespace muster::simulation {

namespace {

constexpr double kEvery_s = 0.5;
constexpr double kNear_m = 4.0;
constexpr float kNewShare = 0.25f;  // of the average, each time: it follows within some 2 s
constexpr double kLeastMet = 0.5;   // of the average: below, nobody comes
constexpr double kLeastLane_m = 0.55;

bool goesToSecond(const State& state, std::size_t row, plan::OpeningId opening) {
  return state.people.crowd.body[row].space == state.setup->campus->openings[opening.index()].first;
}

}  // namespace

void meet(State& state) {
  if (!state.every(kEvery_s)) return;
  const People& people = state.people;
  const auto& openings = state.setup->campus->openings;
  auto& [average, now] = state.meetings;
  average.resize(openings.size());
  now.assign(openings.size(), {});
  for (std::size_t row = 0; row < people.size(); ++row) {
    const plan::OpeningId opening = people.headingFor[row];
    if (!people.crowd.present[row] || !people.onTheWay(row) || !opening.valid()) continue;
    if (geometry::distance(openings[opening.index()].line, people.position(row)) > kNear_m)
      continue;
    Meeting& here = now[opening.index()];
    (goesToSecond(state, row, opening) ? here.towardsSecond : here.towardsFirst) += 1;
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    average[i].towardsFirst += kNewShare * (now[i].towardsFirst - average[i].towardsFirst);
    average[i].towardsSecond += kNewShare * (now[i].towardsSecond - average[i].towardsSecond);
  }
}

double lane(const State& state, std::size_t row) {
  const plan::OpeningId opening = state.people.headingFor[row];
  if (!opening.valid()) return 1;
  const Meeting& met = state.meetings.average[opening.index()];
  const bool second = goesToSecond(state, row, opening);
  const double own = double{second ? met.towardsSecond : met.towardsFirst};
  const double other = double{second ? met.towardsFirst : met.towardsSecond};
  if (other < kLeastMet) return 1;
  const double least = kLeastLane_m / state.atlas->span(opening);
  if (least > 0.5) return 1;
  return std::clamp(own / (own + other), least, 1 - least);
}

}  // namespace muster::simulation
