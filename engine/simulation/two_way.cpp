#include "simulation/two_way.h"

#include <atomic>

#include "simulation/state.h"

namespace muster::simulation {

namespace {

constexpr double kEvery_s = 0.5;

// From any thread: whoever comes first to a space, all others are compared with somebody, and if
// two differ one of them differs from him.
void headFor(plan::OpeningId opening, plan::SpaceId space, TwoWay& twoWay) {
  const std::atomic_ref headedFor(twoWay.headedFor[space.index()]);
  plan::OpeningId other = headedFor.load(std::memory_order_relaxed);
  if (!other.valid() &&
      headedFor.compare_exchange_strong(other, opening, std::memory_order_relaxed))
    return;
  if (other == opening) return;
  const std::atomic_ref several(twoWay.bySpace[space.index()]);
  if (several.load(std::memory_order_relaxed) == 0) several.store(1, std::memory_order_relaxed);
}

}  // namespace

void seeWhereTwoWay(State& state) {
  if (!state.every(kEvery_s)) return;
  const std::size_t spaces = state.setup->campus->spaces.size();
  state.twoWay.bySpace.assign(spaces, 0);
  state.twoWay.headedFor.assign(spaces, {});
  state.loop->run(state.people.size(), kRowGrain, [&](const Loop::Chunk& chunk) {
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
      const plan::OpeningId opening = state.people.bound(row);
      if (opening.valid()) headFor(opening, state.people.crowd.body[row].space, state.twoWay);
    }
  });
}

}  // namespace muster::simulation
