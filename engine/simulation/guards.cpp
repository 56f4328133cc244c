#include "simulation/guards.h"

#include <cmath>

#include "simulation/state.h"

namespace muster::simulation {

namespace {

constexpr double kLookEvery_s = 1.0;

bool inTime(const State& state, const Guard& guard) {
  const double now_s = state.time() + 0.5 * state.dt();  // as events: "at 60 s" is step 1200
  return now_s >= guard.from_s && (guard.to_s <= 0 || now_s < guard.to_s);
}

void watch(const State& state, GuardState& post) {
  const double density_per_m2 =
      static_cast<double>(peopleIn(state, post.guard->watch)) / post.guard->area_m2;
  const Guard& guard = post.guard->description;
  post.dense = density_per_m2 > (post.dense ? guard.below_per_m2 : guard.above_per_m2);
}

void sendTo(State& state, GroupId id, const std::vector<plan::OpeningId>& exits) {
  People& people = state.people;
  const GroupState& group = state.groups[id.index()];
  for (std::size_t row = group.firstRow; row < group.lastRow; ++row) {
    navigation::RouteQuery query = state.routes.query(people.route[row]);
    if (query.room.valid()) continue;  // on his way in
    query.exits = exits;
    people.route[row] = state.routes.add(query);
    people.best_m[row] = kFar_m;
    people.decide[row] = 1;
  }
}

void begin(State& state, GuardState& post) {
  const ResolvedGuard& guard = *post.guard;
  post.before.clear();
  for (const plan::OpeningId id : guard.openings) {
    navigation::OpeningState& opening = state.openings[id.index()];
    post.before.push_back(opening);
    switch (guard.description.measure) {
      case Measure::hold:
        state.cap.limit(id, 0);
        break;
      case Measure::meter:
        state.cap.limit(id, guard.description.rate_per_s * state.dt());
        break;
      case Measure::oneWay:
        opening.direction =
            guard.description.forward ? plan::Direction::forward : plan::Direction::backward;
        break;
      case Measure::open:
      case Measure::close:
        opening.open = guard.description.measure == Measure::open;
        break;
      case Measure::send:
        break;
    }
  }
  if (guard.description.measure != Measure::send) return;
  for (const GroupId id : guard.groups) sendTo(state, id, guard.exits);
}

void end(State& state, GuardState& post) {
  const ResolvedGuard& guard = *post.guard;
  const Measure measure = guard.description.measure;
  for (std::size_t i = 0; i < guard.openings.size(); ++i) {
    const plan::OpeningId id = guard.openings[i];
    if (measure == Measure::hold || measure == Measure::meter) {
      state.cap.free(id);
    } else {
      state.openings[id.index()] = post.before[i];
    }
  }
  if (measure != Measure::send) return;
  for (const GroupId id : guard.groups) sendTo(state, id, state.setup->groups[id.index()].exits);
}

}  // namespace

bool isIn(const State& state, const Area& area, std::size_t row) {
  const People& people = state.people;
  if (!people.crowd.present[row]) return false;
  const plan::SpaceId space = people.crowd.body[row].space;
  const plan::Campus& campus = *state.setup->campus;
  if (area.stair.valid()) return campus[space].stair == area.stair;
  if (area.space.valid()) return space == area.space;
  return area.zone.valid() && campus[area.zone].space == space &&
         inZone(state, area.zone, people.position(row));
}

std::size_t peopleIn(const State& state, const Area& area) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < state.people.size(); ++row) count += isIn(state, area, row);
  return count;
}

void makeGuards(State& state) {
  const Setup& setup = *state.setup;
  for (const ResolvedGuard& guard : setup.guards) {
    if (guard.description.inForce) state.guards.push_back({&guard, false, false, {}});
  }
  if (!state.guards.empty() && !state.cap.active())
    state.cap = FlowCap(*setup.campus, state.people.size());
}

void guard(State& state) {
  const auto every =
      static_cast<std::uint64_t>(std::max(1.0, std::floor(kLookEvery_s / state.dt() + 0.5)));
  for (GuardState& post : state.guards) {
    const bool watches = !post.guard->description.watch.empty();
    if (watches && state.step % every == 0) watch(state, post);
    const bool wanted = inTime(state, post.guard->description) && (!watches || post.dense);
    if (wanted == post.active) continue;
    post.active = wanted;
    wanted ? begin(state, post) : end(state, post);
  }
}

}  // namespace muster::simulation
