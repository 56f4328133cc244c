#include <algorithm>
#include <cmath>
#include <limits>

#include "simulation/state.h"

namespace muster::simulation {

namespace {

// The group sets off: its own start, then each person's delay. The leader goes with the group's
// start; the closer waits for the room to empty (decide()).
void call(State& state, GroupId id, double base_s) {
  GroupState& group = state.groups[id.index()];
  if (group.called) return;
  group.called = true;
  const behaviour::Group& described = state.setup->groups[id.index()].description;
  People& people = state.people;
  for (std::size_t row = group.firstRow; row < group.lastRow; ++row) {
    if (people.role[row] == Role::closer) continue;
    const double delay =
        people.role[row] == Role::leader
            ? 0.0
            : described.personResponse.draw(state.random, static_cast<std::uint32_t>(row),
                                            Purpose::personResponse);
    people.start_s[row] = base_s + std::max(0.0, delay);
  }
}

void alarm(State& state, const ResolvedEvent& event) {
  const Scenario& scenario = state.setup->scenario;
  for (const GroupId id : event.groups) {
    const behaviour::Group& group = state.setup->groups[id.index()].description;
    if (group.heldUntilReleased) continue;
    const double response = group.groupResponse.draw(
        state.random, static_cast<std::uint32_t>(id.index()), Purpose::groupResponse);
    // A batch cannot set off before its class has understood the alarm; whichever takes longer
    // counts.
    const double released = (group.batch - 1) * scenario.batchInterval_s + group.releaseDelay_s;
    call(state, id, event.description.at_s + std::max(released, std::max(0.0, response)));
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
      navigation::RouteQuery query = state.routes.query(people.route[row]);
      if (!event.exits.empty()) query.exits = event.exits;
      if (event.stair.valid()) query.stair = event.stair;
      people.route[row] = state.routes.add(query);
      people.firstDoor[row] = {};
      people.best_m[row] = std::numeric_limits<double>::infinity();
      people.decide[row] = 1;
    }
    call(state, id, event.description.at_s);
  }
}

void setOpenings(State& state, const ResolvedEvent& event) {
  for (const plan::OpeningId id : event.openings) {
    navigation::OpeningState& opening = state.openings[id.index()];
    switch (event.description.kind) {
      case EventKind::open:
        opening.open = true;
        break;
      case EventKind::close:
        opening.open = false;
        break;
      case EventKind::oneWay:
        opening.direction =
            event.description.forward ? plan::Direction::forward : plan::Direction::backward;
        break;
      case EventKind::bothWays:
        opening.direction = plan::Direction::both;
        break;
      default:
        break;
    }
  }
}

bool withinHours(const plan::Opening& opening, double hour) {
  return std::any_of(opening.open_hours_h.begin(), opening.open_hours_h.end(),
                     [&](const auto& span) { return hour >= span.first && hour < span.second; });
}

// Opening hours speak at their own instants only, so that an event may open a gate out of hours.
void applyHours(State& state) {
  const double perStep = state.dt() / 3600.0;
  const double hour = state.setup->scenario.startClock_h + state.time() / 3600.0;
  const double clock = hour - 24.0 * std::floor(hour / 24.0);
  const auto& openings = state.setup->campus->openings;
  for (std::size_t i = 0; i < openings.size(); ++i) {
    if (openings[i].open_hours_h.empty()) continue;
    const bool now = withinHours(openings[i], clock);
    if (state.step == 0 || now != withinHours(openings[i], clock - perStep)) {
      state.openings[i].open = now && !openings[i].locked;
    }
  }
}

void apply(State& state, const ResolvedEvent& event) {
  switch (event.description.kind) {
    case EventKind::alarm:
      return alarm(state, event);
    case EventKind::release:
      return release(state, event);
    case EventKind::announce:
      return announce(state, event);
    default:
      return setOpenings(state, event);
  }
}

}  // namespace

void applyEvents(State& state) {
  applyHours(state);
  const auto& events = state.setup->events;
  // Half a step early, so that an event "at 60 s" happens at step 1200 whatever the rounding of
  // step × dt.
  while (state.nextEvent < events.size() &&
         events[state.nextEvent].description.at_s <= state.time() + 0.5 * state.dt()) {
    apply(state, events[state.nextEvent++]);
  }
  if (std::equal(state.openings.begin(), state.openings.end(), state.routes.openings().begin()))
    return;
  state.routes.setOpenings(state.openings);
  std::fill(state.people.decide.begin(), state.people.decide.end(), std::uint8_t{1});
  std::fill(state.people.best_m.begin(), state.people.best_m.end(),
            std::numeric_limits<double>::infinity());
}

}  // namespace muster::simulation
