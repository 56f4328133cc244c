// What has been so for long enough by now, told by steps instead of times: as times are rounded
// they still ascend with steps, so to compare steps gives the same answer as to compare the times,
// at once for everybody.
#pragma once

#include <algorithm>
#include <ranges>

#include "simulation/state.h"

namespace muster::simulation {

// The first step up to now that longAgo(step) is false of, which it is of all later ones; the next
// one if it is true of all.
template <class LongAgo>
Step firstSince(Step now, const LongAgo& longAgo) {
  return *std::ranges::partition_point(std::views::iota(Step{0}, now + 1), longAgo);
}

// Without progress for how long, since this step.
inline double pauseSince_s(const State& state, Step progress) {
  return state.time() - state.timeOf(progress);
}

struct Deadlines {
  Step stuck;    // whose last progress was before has got stuck
  Step pause;    // the same, may look for another way
  Step decided;  // who last chose before may choose again

  explicit Deadlines(const State& state) {
    const double stuck_s = state.setup->scenario.model.stuckAfter_s;
    const double rethink_s = state.setup->scenario.model.rethinkAfter_s;
    stuck = firstSince(state.now(), [&](Step at) { return pauseSince_s(state, at) > stuck_s; });
    pause = firstSince(state.now(), [&](Step at) { return pauseSince_s(state, at) >= rethink_s; });
    decided = firstSince(state.now(),
                         [&](Step at) { return state.time() >= state.timeOf(at) + rethink_s; });
  }
};

}  // namespace muster::simulation
