#include "simulation/clearings.h"

#include <algorithm>

#include "simulation/state.h"

namespace muster::simulation {

namespace {

bool hasCleared(const State& state, Clearing& clearing, std::size_t k) {
  const People& people = state.people;
  const std::uint32_t row = clearing.rows[k];
  if (isIn(state, clearing.event.where, row)) {
    clearing.hasBeenThere[k] = 1;
    return people.status[row] == Status::stuck || people.status[row] == Status::incapacitated;
  }
  if (clearing.hasBeenThere[k]) return true;
  const Status status = people.status[row];
  const bool walks = status == Status::moving || status == Status::waiting;
  return !walks && !isSeated(people, row);
}

bool isCleared(const State& state, Clearing& clearing) {
  bool all = true;
  for (std::size_t k = 0; k < clearing.rows.size(); ++k)
    all = hasCleared(state, clearing, k) && all;
  return all;
}

// Of those who walk there, the one with the smallest lot.
void bringDown(State& state, Fall& fall) {
  std::uint64_t smallest = ~std::uint64_t{0};
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    if (!state.people.onTheWay(row) || !isIn(state, fall.where, row)) continue;
    const auto agent = static_cast<std::uint32_t>(row);
    const std::uint64_t lot = state.random.bits(agent, Purpose::fall);
    if (fall.happened && lot >= smallest) continue;
    smallest = lot;
    fall.happened = true;
    fall.row = agent;
  }
  fall.until = state.now() + fall.lasts;
  if (fall.happened) state.people.crowd.body[fall.row].desiredSpeed = 0;
}

}  // namespace

void makeClearings(State& state) {
  for (const ResolvedEvent& event : state.setup->whenCleared) {
    Clearing clearing{event, {}, {}};
    for (const GroupId id : event.clearedBy) {
      const GroupState& group = state.groups[id.index()];
      for (std::size_t row = group.firstRow; row < group.lastRow; ++row)
        clearing.rows.push_back(static_cast<std::uint32_t>(row));
    }
    clearing.hasBeenThere.assign(clearing.rows.size(), 0);
    state.clearings.push_back(std::move(clearing));
  }
}

const ResolvedEvent* nextCleared(State& state) {
  for (Clearing& clearing : state.clearings) {
    if (clearing.done) continue;
    if (!clearing.cleared) {
      if (!isCleared(state, clearing)) continue;
      clearing.cleared = true;
      clearing.event.description.at_s += state.time();
    }
    if (clearing.event.description.at_s > state.time() + 0.5 * state.dt()) continue;
    clearing.done = true;
    return &clearing.event;
  }
  return nullptr;
}

bool waitsForClearing(const State& state) {
  // Whether the last to leave has cleared a place is seen in the step after.
  const bool justStopped = state.stillFor < 2;
  return std::ranges::any_of(
      state.clearings, [&](const Clearing& c) { return !c.done && (c.cleared || justStopped); });
}

void fallAt(State& state, const ResolvedEvent& event) {
  state.falls.push_back({event.where, stepAt(event.description.for_s, state.dt()), false, 0, 0});
}

void fallDown(State& state) {
  std::erase_if(state.falls, [&](Fall& fall) {
    if (!fall.happened) bringDown(state, fall);
    if (!fall.happened) return false;
    state.people.progress[fall.row] = state.now();
    return fall.until <= state.now();
  });
}

bool lies(const State& state, std::size_t row) {
  return std::ranges::any_of(state.falls,
                             [&](const Fall& fall) { return fall.happened && fall.row == row; });
}

}  // namespace muster::simulation
