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

double lane(double own, double other, double span_m) {
  if (other < kLeastMet) return 1;
  const double least = kLeastLane_m / span_m;
  if (least > 0.5) return 1;
  return std::clamp(own / (own + other), least, 1 - least);
}

}  // namespace

void meet(State& state) {
  if (!state.every(kEvery_s)) return;
  const People& people = state.people;
  const auto& openings = state.setup->campus->openings;
  auto& [average, now, lanes] = state.meetings;
  average.resize(openings.size());
  lanes.resize(openings.size());
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
    const double first = double{average[i].towardsFirst}, second = double{average[i].towardsSecond};
    const double span_m = state.atlas->span(plan::OpeningId(i));
    lanes[i] = {openings[i].first, lane(first, second, span_m), lane(second, first, span_m)};
  }
}

}  // namespace muster::simulation
