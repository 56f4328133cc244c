#include "simulation/way_choice.h"

#include <cmath>

namespace muster::simulation {

using geometry::Vec2;

namespace {

// A way round is worth trying if it is at most this much longer; beyond it waiting in the queue is
// the better guess.
constexpr double kDetour_m = 30.0;

// One turns on the spot before the first step: whoever walked on the way he happens to face would
// be out of a door he is not bound for.
void turnTo(State& state, std::size_t row, navigation::LegId leg) {
  crowd::Body& body = state.people.crowd.body[row];
  const Vec2 to = state.atlas->read(leg, body.position).direction;
  if (to == Vec2{}) return;
  body.ex = static_cast<float>(to.x);
  body.ey = static_cast<float>(to.y);
}

void follow(State& state, std::size_t row, const navigation::Next& next) {
  People& people = state.people;
  if (!people.leg[row].valid()) {  // just set off, or shut in until now
    people.status[row] = Status::moving;
    people.progress[row] = state.now();
    turnTo(state, row, next.leg);
  }
  people.headingFor[row] = next.opening;
  people.leg[row] = next.leg;
  people.offset_m[row] = static_cast<float>(
      next.distance_m - state.atlas->read(next.leg, people.position(row)).distance_m);
  people.chosen_m[row] = static_cast<float>(next.distance_m);
  people.decide[row] = 0;
  people.decided[row] = state.now();
}

// The best other opening of the space, for somebody whose way has not moved for a while.
navigation::Next wayRound(const State& state, std::size_t row, const navigation::Next& usual) {
  const People& people = state.people;
  const plan::SpaceId space = people.crowd.body[row].space;
  const Vec2 p = people.position(row);
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
  const plan::SpaceId space = people.crowd.body[row].space;
  const Vec2 p = people.position(row);
  const plan::OpeningId door = people.doorOf(row);
  if (door.valid() && state.routes.targetSpace(people.route[row]) != space) {
    const plan::Opening& opening = (*state.setup->campus)[door];
    if (opening.first == space || opening.second == space) {
      const navigation::Next way = state.routes.through(people.route[row], space, door, p);
      if (std::isfinite(way.distance_m)) return way;
    }
  }
  const double lot = state.random.uniform(static_cast<std::uint32_t>(row), Purpose::routeTaste, 1);
  return chooseByTime(state, row, state.routes.next(people.route[row], space, p, lot));
}

// Back on the shortest way after having tried another one, and getting on: that he is still further
// from the target than he once was is no reason to turn round again.
bool getsOn(const People& people, std::size_t row) {
  constexpr float kWorth_m = 2.0f;  // less in the time to rethink is a queue's creeping (judgement)
  return people.remaining_m[row] < people.chosen_m[row] - kWorth_m;
}

// On another way than before: what was the best on the old one says nothing.
bool changesItsMind(const State& state, std::size_t row, const navigation::Next& next) {
  return comparesTimes(state) && next.leg != state.people.leg[row];
}

// In his room, and every seat taken: he stands until one is free.
bool waitForSeat(People& people, std::size_t row) {
  people.headingFor[row] = {};
  people.leg[row] = {};
  people.decide[row] = 0;
  return false;
}

}  // namespace

// Who has no way to choose decided at kNever, which is not before anything.
bool wantsAnotherWay(const People& people, std::size_t row, const Deadlines& deadlines) {
  return people.progress[row] < deadlines.pause && people.decided[row] < deadlines.decided;
}

bool chooseWay(State& state, std::size_t row, bool rethink) {
  People& people = state.people;
  navigation::Next next = choose(state, row);
  if (!std::isfinite(next.distance_m)) return true;
  if (!next.leg.valid()) return waitForSeat(people, row);
  const bool asBefore = next.opening.valid() && next.opening == people.headingFor[row];
  if (rethink && asBefore && !getsOn(people, row)) {
    people.freeDoor(row);
    next = wayRound(state, row, next);
  }
  if (changesItsMind(state, row, next)) people.best_m[row] = kFar_m;
  follow(state, row, next);
  return false;
}

bool relax(State& state, std::size_t row) {
  People& people = state.people;
  navigation::RouteQuery query = state.routes.query(people.route[row]);
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (attempt == 0) query.stair = {};
    if (attempt == 1) query.exits.clear();
    const navigation::RouteId route = state.routes.add(query);
    const navigation::Next next =
        state.routes.next(route, people.crowd.body[row].space, people.position(row));
    if (!std::isfinite(next.distance_m)) continue;
    people.route[row] = route;
    people.freeDoor(row);
    people.best_m[row] = kFar_m;
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
  people.decided[row] = kNever;
  people.remaining_m[row] = 0;
}

}  // namespace muster::simulation
