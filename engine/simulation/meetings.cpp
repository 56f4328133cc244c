#include "simulation/meetings.h"

#include <algorithm>
#include <atomic>

#include "geometry/segment.h"
#include "simulation/state.h"

namespace muster::simulation {

namespace {

constexpr double kEvery_s = 0.5;
constexpr double kNear_m = 4.0;
constexpr float kNewShare = 0.25f;  // of the average, each time: it follows within some 2 s
constexpr double kLeastMet = 0.5;   // of the average: below, nobody comes
constexpr double kLeastLane_m = 0.55;

// Sums of ones: exact in any order.
void count(const State& state, const Loop::Chunk& chunk, std::vector<Meeting>& now) {
  const People& people = state.people;
  for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
    const plan::OpeningId id = people.bound(row);
    if (!id.valid()) continue;
    const plan::Opening& opening = (*state.setup->campus)[id];
    if (geometry::distance(opening.line, people.position(row)) > kNear_m) continue;
    Meeting& here = now[id.index()];
    const bool toSecond = people.crowd.body[row].space == opening.first;
    std::atomic_ref(toSecond ? here.towardsSecond : here.towardsFirst)
        .fetch_add(1, std::memory_order_relaxed);
  }
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
  const auto& openings = state.setup->campus->openings;
  auto& [average, now, lanes] = state.meetings;
  average.resize(openings.size());
  lanes.resize(openings.size());
  now.assign(openings.size(), {});
  state.loop->run(state.people.size(), kRowGrain,
                  [&](const Loop::Chunk& chunk) { count(state, chunk, now); });
  for (std::size_t i = 0; i < now.size(); ++i) {
    average[i].towardsFirst += kNewShare * (now[i].towardsFirst - average[i].towardsFirst);
    average[i].towardsSecond += kNewShare * (now[i].towardsSecond - average[i].towardsSecond);
    const double first = double{average[i].towardsFirst}, second = double{average[i].towardsSecond};
    const double span_m = state.atlas->span(plan::OpeningId(i));
    lanes[i] = {openings[i].first, lane(first, second, span_m), lane(second, first, span_m)};
  }
}

}  // namespace muster::simulation
