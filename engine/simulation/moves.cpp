#include "simulation/moves.h"

#include <algorithm>

#include "behaviour/standing.h"
#include "simulation/check_arrivals.h"
#include "simulation/check_events.h"
#include "simulation/response.h"
#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

const Move* moveOf(const std::vector<Move>& moves, GroupId group, plan::SpaceId room) {
  const auto found = std::ranges::find_if(
      moves, [&](const Move& m) { return m.group == group && m.room == room; });
  return found == moves.end() ? nullptr : &*found;
}

struct Size {
  std::size_t people = 0;
  double widest_m = 0;  // radius
};

std::vector<Size> sizesOf(const Setup& setup, const People& people) {
  std::vector<Size> sizes(setup.groups.size());
  for (std::size_t row = 0; row < people.size(); ++row) {
    Size& size = sizes[people.group[row].index()];
    ++size.people;
    size.widest_m = std::max(size.widest_m, double{people.crowd.body[row].radius});
  }
  return sizes;
}

Problem tooFewSeats(const Setup& setup, const Event& event, const Move& move, std::size_t people) {
  return {Severity::error,
          "scenario.people-do-not-fit",
          event.file.empty() ? setup.scenario.file : event.file,
          event.place,
          setup.groups[move.group.index()].description.id,
          {{"space", (*setup.campus)[move.room].id},
           {"value", std::to_string(people)},
           {"valid", std::to_string(move.seats.size())}}};
}

// Every group with every room that an event sends it to.
std::vector<Move> movesOf(const Setup& setup, const navigation::Atlas& atlas, const People& people,
                          Problems& problems) {
  const Random random(setup.scenario.seed);
  const std::vector<Size> sizes = sizesOf(setup, people);
  std::vector<Move> moves;
  for (const ResolvedEvent& event : setup.events) {
    const plan::SpaceId room = event.where.space;
    if (event.description.kind != EventKind::move || !room.valid()) continue;
    for (const GroupId id : event.groups) {
      const Size& size = sizes[id.index()];
      if (size.people == 0 || moveOf(moves, id, room)) continue;
      // A subject of its own for every class and room.
      const auto subject =
          static_cast<std::uint32_t>(0x40000000u + id.index() * 4096 + room.index());
      const auto& own = setup.groups[id.index()].spaces;
      moves.push_back(
          {!own.empty() && own.front() == room, id, room,
           behaviour::placesInSpace(atlas, room, size.widest_m, size.people, {}, random, subject)});
      if (moves.back().seats.size() < size.people)
        problems.push_back(tooFewSeats(setup, event.description, moves.back(), size.people));
    }
  }
  return moves;
}

navigation::RouteQuery wayFromElsewhere(const ResolvedGroup& group) {
  navigation::RouteQuery query;
  query.zone = group.assembly;
  query.familiar = group.familiar;
  return query;
}

// From everywhere the class may sit when it sets off.
void prepareWays(State& state) {
  std::vector<navigation::Routes::Start> starts;
  for (const Move& to : state.moves) {
    const navigation::RouteId route = state.routes.add(wayToRoom(to.room));
    const ResolvedGroup& group = state.setup->groups[to.group.index()];
    if (!to.home) starts.push_back({state.routes.add(wayFromElsewhere(group)), to.room});
    for (const plan::SpaceId home : group.spaces) starts.push_back({route, home});
    for (const Move& from : state.moves) {
      if (from.group == to.group && from.room != to.room) starts.push_back({route, from.room});
    }
  }
  state.routes.prepareLegs(starts, *state.loop);
}

bool mayMove(const State& state, std::uint32_t row, plan::SpaceId room) {
  const Arrivals& arrivals = state.arrivals;
  if (arrivals.coming[row] == Arrivals::yet) return true;
  if (arrivals.coming[row] == Arrivals::never || !state.people.crowd.present[row]) return false;
  if (isComing(state, row)) return true;  // bound for another room
  const bool rests = state.people.status[row] == Status::waiting || isSeated(state.people, row);
  return rests && state.people.crowd.body[row].space != room;
}

// Has not got up yet: stays where he is.
void stay(State& state, std::uint32_t row) {
  People& people = state.people;
  Seat& seat = state.arrivals.seats[row];
  people.route[row] = seat.onward;
  people.start[row] = kNever;
  seat.room = {};
}

void move(State& state, std::uint32_t row, const Move& to, const ResolvedGroup& group) {
  People& people = state.people;
  Seat& seat = state.arrivals.seats[row];
  const bool underWay = isComing(state, row);
  seat.onward = to.home ? state.ownWays[row] : state.routes.add(wayFromElsewhere(group));
  seat.room = to.room;
  seat.firstDoor = {};
  seat.at = to.seats[row - state.groups[to.group.index()].firstRow];
  people.route[row] = state.routes.add(wayToRoom(to.room));
  people.freeDoor(row);
  people.best_m[row] = kFar_m;
  people.decide[row] = 1;
  const bool rests = people.crowd.present[row] && !people.onTheWay(row);
  if (rests && people.crowd.body[row].space == to.room) return stay(state, row);
  if (underWay) return;
  const double delay_s = personDelay_s(group, people.role[row], row, state.random);
  people.start[row] = stepAt(state.time() + delay_s, state.dt());
  state.arrivals.inbound.push_back(row);
}

}  // namespace

void checkSeats(const Setup& setup, const navigation::Atlas& atlas, const People& people,
                Problems& problems) {
  movesOf(setup, atlas, people, problems);
}

Problems makeMoves(State& state) {
  Problems problems;
  state.moves = movesOf(*state.setup, *state.atlas, state.people, problems);
  if (state.moves.empty() || !problems.empty()) return problems;
  state.arrivals.coming.resize(state.people.size(), Arrivals::here);
  state.arrivals.seats.resize(state.people.size());
  state.arrivals.inbound.reserve(state.people.size());
  state.ownWays = state.people.route;
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    if (state.arrivals.seats[row].room.valid())
      state.ownWays[row] = state.arrivals.seats[row].onward;
  }
  prepareWays(state);
  return {};
}

void moveTo(State& state, const ResolvedEvent& event) {
  for (const GroupId id : event.groups) {
    const GroupState& group = state.groups[id.index()];
    const Move* to = moveOf(state.moves, id, event.where.space);
    if (group.called || !to) continue;
    for (std::size_t row = group.firstRow; row < group.lastRow; ++row) {
      const auto agent = static_cast<std::uint32_t>(row);
      if (mayMove(state, agent, to->room)) move(state, agent, *to, state.setup->groups[id.index()]);
    }
  }
}

std::optional<Vec2> freeSeat(const State& state, std::uint32_t row) {
  const Seat& seat = state.arrivals.seats[row];
  const Move* move = moveOf(state.moves, state.people.group[row], seat.room);
  // Who walks past makes room, unless he stands right on it.
  constexpr Gap kGap{0, -0.2};
  if (!move || isFree(state, seat.room, seat.at, row, kGap)) return seat.at;
  // The farthest, so that those at the door do not sit down in the way of others.
  const Vec2 p = state.people.position(row);
  std::optional<Vec2> best;
  for (const Vec2 at : move->seats) {
    const bool farther = !best || geometry::distance(at, p) > geometry::distance(*best, p);
    if (farther && isFree(state, seat.room, at, row, kGap)) best = at;
  }
  return best;
}

}  // namespace muster::simulation
