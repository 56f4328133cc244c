#include <algorithm>
#include <cmath>

#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// A way round is worth trying if it is at most this much longer; beyond it waiting in the queue is
// the better guess.
constexpr double kDetour_m = 30.0;
// Progress below this is jostling, not walking.
constexpr double kProgress_m = 0.1;
// In the slot, but the place itself cannot be reached past those who stand there: after this long
// one stays where one is.
constexpr double kSettleAfter_s = 5.0;
constexpr double kAtPlace_m = 0.25;

bool onTheWay(Status s) {
  return s == Status::moving || s == Status::stuck;
}

Vec2 position(const People& people, std::size_t row) {
  return {people.crowd.current.x[row], people.crowd.current.y[row]};
}

void follow(State& state, std::size_t row, const navigation::Next& next) {
  People& people = state.people;
  if (!people.leg[row].valid()) {  // just set off, or shut in until now
    people.status[row] = Status::moving;
    people.progress_s[row] = state.time();
  }
  people.headingFor[row] = next.opening;
  people.leg[row] = next.leg;
  people.offset_m[row] =
      next.distance_m - state.atlas->read(next.leg, position(people, row)).distance_m;
  people.decide[row] = 0;
  people.rethink_s[row] = state.time() + state.setup->scenario.model.rethinkAfter_s;
}

// The best other opening of the space, for somebody whose way has not moved for a while.
navigation::Next wayRound(const State& state, std::size_t row, const navigation::Next& usual) {
  const People& people = state.people;
  const plan::SpaceId space = people.crowd.current.space[row];
  const Vec2 p = position(people, row);
  navigation::Next best = usual;
  double bestDistance = usual.distance_m + kDetour_m;
  for (const plan::OpeningId opening : (*state.setup->campus)[space].openings) {
    if (opening == people.headingFor[row]) continue;
    const navigation::Next other = state.routes.through(people.route[row], space, opening, p);
    if (other.distance_m < bestDistance) {
      best = other;
      bestDistance = other.distance_m;
    }
  }
  return best;
}

navigation::Next choose(const State& state, std::size_t row) {
  const People& people = state.people;
  const plan::SpaceId space = people.crowd.current.space[row];
  const Vec2 p = position(people, row);
  const plan::OpeningId door = people.firstDoor[row];
  if (door.valid()) {
    const plan::Opening& opening = (*state.setup->campus)[door];
    if (opening.first == space || opening.second == space) {
      const navigation::Next way = state.routes.through(people.route[row], space, door, p);
      if (std::isfinite(way.distance_m)) return way;
    }
  }
  return state.routes.next(people.route[row], space, p);
}

// For one row: true if no way was found.
bool decideRow(State& state, std::size_t row) {
  People& people = state.people;
  const double now = state.time();
  if (people.status[row] == Status::waiting && people.start_s[row] <= now) {
    people.status[row] = Status::moving;
    people.decide[row] = 1;
    people.progress_s[row] = now;
  }
  if (!onTheWay(people.status[row]) || people.hasPlace[row]) return false;
  const bool rethink = now >= people.rethink_s[row] &&
                       now - people.progress_s[row] >= state.setup->scenario.model.rethinkAfter_s;
  if (!people.decide[row] && !rethink) return false;
  navigation::Next next = choose(state, row);
  if (!std::isfinite(next.distance_m)) return true;
  if (rethink && next.opening == people.headingFor[row] && next.opening.valid()) {
    people.firstDoor[row] = {};
    next = wayRound(state, row, next);
  }
  follow(state, row, next);
  return false;
}

// Nobody may be lost because a plan's staircase or exit is shut: the assignment is given up, exits
// last.
bool relax(State& state, std::size_t row) {
  People& people = state.people;
  navigation::RouteQuery query = state.routes.query(people.route[row]);
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (attempt == 0) query.stair = {};
    if (attempt == 1) query.exits.clear();
    const navigation::RouteId route = state.routes.add(query);
    const navigation::Next next =
        state.routes.next(route, people.crowd.current.space[row], position(people, row));
    if (!std::isfinite(next.distance_m)) continue;
    people.route[row] = route;
    people.firstDoor[row] = {};
    people.best_m[row] = std::numeric_limits<double>::infinity();
    follow(state, row, next);
    return true;
  }
  return false;
}

void giveUp(State& state, std::size_t row) {
  People& people = state.people;
  people.headingFor[row] = {};
  people.leg[row] = {};
  people.status[row] = Status::stuck;  // told and named; an opened door makes everybody decide anew
  people.decide[row] = 0;
  people.rethink_s[row] = kNever_s;
  people.remaining_m[row] = 0;
}

// The closer sets off when nobody else of the group is left in the room, stuck ones aside.
void startClosers(State& state) {
  People& people = state.people;
  for (const GroupState& group : state.groups) {
    if (!group.called) continue;
    for (std::size_t row = group.firstRow; row < group.lastRow; ++row) {
      if (people.role[row] != Role::closer || people.start_s[row] != kNever_s) continue;
      const plan::SpaceId room = people.crowd.current.space[row];
      bool empty = true;
      for (std::size_t other = group.firstRow; other < group.lastRow && empty; ++other) {
        empty = people.role[other] == Role::closer || !people.crowd.present[other] ||
                people.crowd.current.space[other] != room || people.status[other] == Status::stuck;
      }
      if (empty) people.start_s[row] = state.time();
    }
  }
}

// The farthest free place of the slot, so that those who come first do not block those who follow.
void takePlace(Slot& slot, People& people, std::size_t row, double now) {
  const Vec2 p = position(people, row);
  std::size_t best = slot.places.size();
  double farthest = -1;
  for (std::size_t i = 0; i < slot.places.size(); ++i) {
    const double d = geometry::squaredNorm(slot.places[i] - p);
    if (!slot.taken[i] && d > farthest) {
      farthest = d;
      best = i;
    }
  }
  const Vec2 place =
      best < slot.places.size() ? slot.places[best] : p;  // full: stay where one entered
  if (best < slot.places.size()) slot.taken[best] = 1;
  people.placeX[row] = place.x;
  people.placeY[row] = place.y;
  people.hasPlace[row] = 1;
  people.best_m[row] =
      std::numeric_limits<double>::infinity();  // from here on the way to the place counts
  people.progress_s[row] = now;
}

// Slots are dealt out one person after the other, in agent order.
void assemble(State& state) {
  People& people = state.people;
  const plan::Campus& campus = *state.setup->campus;
  for (std::size_t row = 0; row < people.size(); ++row) {
    if (!onTheWay(people.status[row])) continue;
    const plan::ZoneId zone = state.routes.query(people.route[row]).zone;
    if (!zone.valid() || people.crowd.current.space[row] != campus[zone].space) continue;
    const Vec2 p = position(people, row);
    if (!people.hasPlace[row]) {
      if (geometry::contains(campus[zone].shape, p))
        takePlace(state.slots[zone.index()], people, row, state.time());
      continue;
    }
    const double away = geometry::distance(p, Vec2{people.placeX[row], people.placeY[row]});
    const bool settled = state.time() - people.progress_s[row] > kSettleAfter_s &&
                         geometry::contains(campus[zone].shape, p);
    if (away < kAtPlace_m || settled) {
      people.status[row] = Status::arrived;
      people.remaining_m[row] = 0;
    }
  }
}

// Progress is a shorter way to the target than ever before on this route: swaying in a queue, or
// trying one door after the other, is none.
void watchProgress(State& state, std::size_t row) {
  People& people = state.people;
  if (!onTheWay(people.status[row])) return;
  const double now = state.time();
  const bool first = people.best_m[row] == std::numeric_limits<double>::infinity();
  if (people.leg[row].valid() && people.remaining_m[row] < people.best_m[row] - kProgress_m) {
    people.best_m[row] = people.remaining_m[row];
    if (first) return;  // a way just chosen is not yet a way made
    people.progress_s[row] = now;
    people.status[row] = Status::moving;
  } else if (now - people.progress_s[row] > state.setup->scenario.model.stuckAfter_s) {
    people.status[row] = Status::stuck;
  }
}

}  // namespace

void decide(State& state) {
  startClosers(state);
  std::vector<std::vector<std::uint32_t>> lost(Loop::chunks(state.people.size(), kRowGrain));
  state.loop->run(state.people.size(), kRowGrain, [&](const Loop::Chunk& chunk) {
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
      watchProgress(state, row);
      if (decideRow(state, row)) lost[chunk.index].push_back(static_cast<std::uint32_t>(row));
    }
  });
  for (const auto& rows : lost) {
    for (const std::uint32_t row : rows) {
      if (!relax(state, row)) giveUp(state, row);
    }
  }
  assemble(state);
}

}  // namespace muster::simulation
