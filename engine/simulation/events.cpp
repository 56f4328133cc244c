#include <algorithm>
#include <cmath>

#include "simulation/response.h"
#include "simulation/state.h"

namespace muster::simulation {

namespace {

void call(State& state, GroupId id, double base_s) {
  GroupState& group = state.groups[id.index()];
  if (group.called) return;
  group.called = true;
  const ResolvedGroup& described = state.setup->groups[id.index()];
  People& people = state.people;
  for (std::size_t row = group.firstRow; row < group.lastRow; ++row) {
    const auto agent = static_cast<std::uint32_t>(row);
    if (isComing(state, agent) || people.role[row] == Role::closer) continue;
    const double delay = personDelay_s(described, people.role[row], agent, state.random);
    // Who has seen smoke may be on his way already.
    people.start[row] = std::min(people.start[row], stepAt(base_s + delay, state.dt()));
  }
}

void alarm(State& state, const ResolvedEvent& event) {
  freeGates(state);
  for (const GroupId id : event.groups) {
    if (state.setup->groups[id.index()].description.heldUntilReleased) continue;
    const GroupState& group = state.groups[id.index()];
    for (std::size_t row = group.firstRow; row < group.lastRow; ++row) {
      const auto agent = static_cast<std::uint32_t>(row);
      if (isComing(state, agent)) turnAway(state, agent);
    }
    call(state, id, event.description.at_s + afterAlarm_s(*state.setup, id, state.random));
  }
}

void release(State& state, const ResolvedEvent& event) {
  for (const GroupId id : event.groups) call(state, id, event.description.at_s);
}

void announce(State& state, const ResolvedEvent& event) {
  People& people = state.people;
  for (const GroupId id : event.groups) {
    const GroupState& group = state.groups[id.index()];
    for (std::size_t row = group.firstRow; row < group.lastRow; ++row) {
      if (isComing(state, static_cast<std::uint32_t>(row))) continue;  // does not hear it
      navigation::RouteQuery query = state.routes.query(people.route[row]);
      if (!event.exits.empty()) query.exits = event.exits;
      if (event.stair.valid()) query.stair = event.stair;
      people.route[row] = state.routes.add(query);
      people.freeDoor(row);
      people.best_m[row] = kFar_m;
      people.decide[row] = 1;
    }
    call(state, id, event.description.at_s);
  }
}

void setOpenings(State& state, const ResolvedEvent& event) {
  for (const plan::OpeningId id : event.openings) applyTo(state.openings[id.index()], event);
}

// Opening hours speak at their own instants only, so that an event may open a gate out of hours.
// True if one did.
bool applyHours(State& state) {
  if (state.keepHours.empty()) return false;
  const double perStep = state.dt() / 3600.0;
  const double hour = state.setup->scenario.startClock_h + state.time() / 3600.0;
  const double clock = hour - 24.0 * std::floor(hour / 24.0);
  bool spoke = false;
  for (const std::size_t i : state.keepHours) {
    const plan::Opening& opening = state.setup->campus->openings[i];
    const bool now = withinHours(opening, clock);
    if (state.step != 0 && now == withinHours(opening, clock - perStep)) continue;
    state.openings[i].open = now && !opening.locked;
    spoke = true;
  }
  return spoke;
}

void apply(State& state, const ResolvedEvent& event) {
  switch (event.description.kind) {
    case EventKind::alarm:
      return alarm(state, event);
    case EventKind::release:
      return release(state, event);
    case EventKind::announce:
      return announce(state, event);
    case EventKind::lightsOut:
      state.light = event.description.speedFactor;
      return;
    case EventKind::lightsOn:
      state.light = 1;
      return;
    case EventKind::fall:
      return fallAt(state, event);
    case EventKind::move:
      return moveTo(state, event);
    default:
      return setOpenings(state, event);
  }
}

}  // namespace

Step stepAt(double time_s, double dt) {
  if (!(time_s > 0)) return 0;
  double step = std::floor(time_s / dt);
  if (step >= static_cast<double>(kNever - 1)) return kNever - 1;
  while (step * dt < time_s) ++step;
  return static_cast<Step>(step);
}

void applyEvents(State& state) {
  bool changed = applyHours(state);
  const auto& events = state.setup->events;
  // Half a step early, so that an event "at 60 s" happens at step 1200 whatever the rounding of
  // step × dt.
  while (state.nextEvent < events.size() &&
         events[state.nextEvent].description.at_s <= state.time() + 0.5 * state.dt()) {
    apply(state, events[state.nextEvent++]);
    changed = true;
  }
  while (const ResolvedEvent* event = nextCleared(state)) {
    apply(state, *event);
    changed = true;
  }
  if (!state.guards.empty()) {
    guard(state);
    changed = true;
  }
  fallDown(state);
  if (!changed || std::ranges::equal(state.openings, state.routes.openings())) return;
  state.routes.setOpenings(state.openings);
  std::ranges::fill(state.people.decide, std::uint8_t{1});
  std::ranges::fill(state.people.best_m, kFar_m);
}

}  // namespace muster::simulation
