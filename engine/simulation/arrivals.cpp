#include "simulation/arrivals.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "behaviour/standing.h"
#include "plan/free_point.h"
#include "simulation/arrival_times.h"
#include "simulation/check_arrivals.h"
#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// A body that stands on a spot, for the check that one can: the narrowest of lanes has a spot.
constexpr double kSlim_m = 0.2;
// Two bodies further apart than this along an axis leave each other alone, whoever they are: no
// profile is wider than 0.65 m from the middle (behaviour/profile_reader.cpp).
constexpr double kLeavesAlone_m = 1.5;

std::vector<Vec2> spotsInside(const navigation::Atlas& atlas, const plan::Opening& opening,
                              Vec2 inward) {
  std::vector<Vec2> spots;
  for (const geometry::Segment& lane : opening.passages) {
    const double length_m = geometry::length(lane);
    const double count = std::max(1.0, std::floor(length_m / kSpotPitch_m));
    for (double k = 0.5; k < count; k += 1) {
      const Vec2 p = lane.a + (lane.b - lane.a) * (k / count) + inward * kSpotInside_m;
      if (atlas.standable(opening.first, p, kSlim_m)) spots.push_back(p);
    }
  }
  return spots;
}

EntranceState entranceState(const State& state, const Entrance& entrance, std::uint32_t subject) {
  const plan::Campus& campus = *state.setup->campus;
  EntranceState made;
  made.space = spaceOf(campus, entrance);
  made.opening = entrance.opening;
  made.inward = {1, 0};
  if (entrance.opening.valid()) {
    const plan::Opening& opening = campus[entrance.opening];
    const Vec2 along = opening.line.b - opening.line.a;
    made.inward = geometry::normalised({-along.y, along.x});  // `first` lies to its left
    made.spots = spotsInside(*state.atlas, opening, made.inward);
  } else if (entrance.zone.valid()) {
    made.spots = behaviour::placesInZone(campus[entrance.zone], kMostSpots);
    std::erase_if(made.spots,
                  [&](Vec2 p) { return !state.atlas->standable(made.space, p, kSlim_m); });
  } else {
    made.spots = behaviour::placesInSpace(*state.atlas, made.space, kSlim_m, kMostSpots, {},
                                          state.random, subject);
  }
  if (made.spots.empty()) made.spots.push_back(plan::freePoint(campus, made.space));
  return made;
}

// The index of the entrance among those of the run; a new one is added.
std::uint32_t entranceIndex(State& state, std::vector<Entrance>& known, const Entrance& entrance) {
  const auto found = std::ranges::find(known, entrance);
  const auto index = static_cast<std::uint32_t>(found - known.begin());
  if (found != known.end()) return index;
  known.push_back(entrance);
  state.arrivals.entrances.push_back(entranceState(state, entrance, index));
  return index;
}

// Off the campus until his time.
void takeAway(State& state, std::uint32_t row) {
  People& people = state.people;
  Arrivals& arrivals = state.arrivals;
  people.crowd.present[row] = 0;
  people.remaining_m[row] = 0;
  arrivals.coming[row] = Arrivals::never;
  const ResolvedGroup& group = state.setup->groups[people.group[row].index()];
  if (!comesToRoom(group)) return;
  const plan::SpaceId room = people.crowd.body[row].space;
  arrivals.seats[row] = {people.position(row), room, people.doorOf(row), people.route[row]};
  people.route[row] = state.routes.add(wayToRoom(room));
  people.freeDoor(row);
}

void addDue(State& state, const ResolvedArrival& arrival,
            const std::vector<std::uint32_t>& entrances, std::vector<std::size_t>& dealt) {
  const std::vector<std::uint32_t> rows = rowsOf(arrival, state.groups, dealt);
  for (const Coming& one : comingTimes(arrival.description, rows, state.random)) {
    const double lot = state.random.uniform(one.row, Purpose::arrival, kEntranceLot);
    const auto k = static_cast<std::size_t>(lot * static_cast<double>(entrances.size()));
    state.arrivals.coming[one.row] = Arrivals::yet;
    state.arrivals.due.push_back({stepAt(one.at_s, state.dt()), one.row, entrances[k]});
  }
}

void prepareWaysIn(State& state) {
  std::vector<navigation::Routes::Start> starts;
  for (const Due& due : state.arrivals.due) {
    starts.push_back({state.people.route[due.row], state.arrivals.entrances[due.entrance].space});
  }
  std::ranges::sort(starts, {}, [](const auto& s) { return std::pair(s.route, s.space); });
  const auto same = [](const auto& a, const auto& b) {
    return a.route == b.route && a.space == b.space;
  };
  starts.erase(std::unique(starts.begin(), starts.end(), same), starts.end());
  state.routes.prepareLegs(starts, *state.loop);
}

void enter(State& state, std::uint32_t row, const EntranceState& entrance, Vec2 spot) {
  People& people = state.people;
  crowd::Body& body = people.crowd.body[row];
  people.crowd.present[row] = 1;
  body.position = spot;
  body.ex = static_cast<float>(entrance.inward.x);
  body.ey = static_cast<float>(entrance.inward.y);
  body.space = entrance.space;
  people.status[row] = Status::moving;
  people.start[row] = state.now();
  people.progress[row] = state.now();
  people.decide[row] = 1;
  Arrivals& arrivals = state.arrivals;
  arrivals.coming[row] = Arrivals::here;
  --arrivals.away;
  if (arrivals.seats[row].room.valid()) arrivals.inbound.push_back(row);
}

// The first who still wants to come in; none: nobody waits.
bool someoneWaits(const Arrivals& arrivals, EntranceState& entrance) {
  while (entrance.next < entrance.waiting.size() &&
         arrivals.coming[entrance.waiting[entrance.next]] != Arrivals::yet)
    ++entrance.next;
  return entrance.next < entrance.waiting.size();
}

void letIn(State& state, EntranceState& entrance) {
  if (!someoneWaits(state.arrivals, entrance) || !isOpen(state, entrance)) return;
  const std::size_t spots = entrance.spots.size();
  const double lot =
      state.random.uniform(entrance.waiting[entrance.next], Purpose::arrival, kSpotLot);
  const auto first = static_cast<std::size_t>(lot * static_cast<double>(spots));
  for (std::size_t k = 0; k < spots && someoneWaits(state.arrivals, entrance); ++k) {
    const Vec2 spot = entrance.spots[(first + k) % spots];
    const std::uint32_t row = entrance.waiting[entrance.next];
    if (isFree(state, entrance.space, spot, row, {kSpotGap_m, kSpotGap_m}))
      enter(state, row, entrance, spot);
  }
}

void sit(State& state, std::uint32_t row, Vec2 at) {
  People& people = state.people;
  const Seat& seat = state.arrivals.seats[row];
  crowd::Body& body = people.crowd.body[row];
  body.position = at;
  body.vx = body.vy = 0;
  people.status[row] = Status::arrived;
  // Whom a release has called on his way here goes at once.
  const bool called = state.groups[people.group[row].index()].called;
  people.start[row] = called ? state.now() : kNever;
  people.route[row] = seat.onward;
  if (seat.firstDoor.valid()) people.firstDoor[row] = seat.firstDoor;
  people.headingFor[row] = {};
  people.leg[row] = {};
  people.remaining_m[row] = 0;
  people.best_m[row] = kFar_m;
}

void sitDown(State& state) {
  const People& people = state.people;
  const auto gone = [&](std::uint32_t row) {
    const plan::SpaceId room = state.arrivals.seats[row].room;
    if (!room.valid() || !people.crowd.present[row]) return true;
    if (people.crowd.body[row].space != room || !people.onTheWay(row)) return false;
    const std::optional<Vec2> seat = freeSeat(state, row);
    if (!seat) return false;
    sit(state, row, *seat);
    return true;
  };
  std::erase_if(state.arrivals.inbound, gone);
}

}  // namespace

bool isOpen(const State& state, const EntranceState& entrance) {
  if (!entrance.opening.valid()) return true;
  const navigation::OpeningState& gate = state.openings[entrance.opening.index()];
  return gate.open && gate.direction != plan::Direction::forward;  // forward leads out
}

bool isFree(const State& state, plan::SpaceId space, Vec2 spot, std::uint32_t who, Gap gap) {
  const People& people = state.people;
  const plan::Campus& campus = *state.setup->campus;
  for (std::size_t row = 0; row < people.size(); ++row) {
    // Most are far away: looked at first, so that a look at everybody costs little.
    if (std::fabs(people.crowd.body[row].position.x - spot.x) >= kLeavesAlone_m ||
        std::fabs(people.crowd.body[row].position.y - spot.y) >= kLeavesAlone_m)
      continue;
    const double both_m =
        double{people.crowd.body[who].radius} + double{people.crowd.body[row].radius};
    const double near_m = both_m + (people.onTheWay(row) ? gap.walking_m : gap.resting_m);
    if (geometry::squaredNorm(people.position(row) - spot) >= near_m * near_m) continue;
    const bool here = people.crowd.present[row] && row != who &&
                      campus[people.crowd.body[row].space].level == campus[space].level;
    if (here) return false;
  }
  return true;
}

void makeArrivals(State& state) {
  Arrivals& arrivals = state.arrivals;
  if (state.setup->arrivals.empty()) return;
  arrivals.seats.resize(state.people.size());
  arrivals.coming.resize(state.people.size(), Arrivals::here);
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    if (state.setup->groups[state.people.group[row].index()].arrives)
      takeAway(state, static_cast<std::uint32_t>(row));
  }
  std::vector<Entrance> known;
  std::vector<std::size_t> dealt(state.groups.size(), 0);
  for (const ResolvedArrival& arrival : state.setup->arrivals) {
    std::vector<std::uint32_t> entrances;
    for (const Entrance& at : arrival.at) entrances.push_back(entranceIndex(state, known, at));
    addDue(state, arrival, entrances, dealt);
  }
  std::ranges::sort(arrivals.due, {}, [](const Due& due) { return std::pair(due.at, due.row); });
  arrivals.away = arrivals.due.size();
  arrivals.inbound.reserve(arrivals.due.size());
  std::vector<std::size_t> waiting(arrivals.entrances.size(), 0);
  for (const Due& due : arrivals.due) ++waiting[due.entrance];
  for (std::size_t e = 0; e < waiting.size(); ++e)
    arrivals.entrances[e].waiting.reserve(waiting[e]);
  prepareWaysIn(state);
}

void arrive(State& state) {
  Arrivals& arrivals = state.arrivals;
  if (!arrivals.any()) return;
  while (arrivals.nextDue < arrivals.due.size() &&
         arrivals.due[arrivals.nextDue].at <= state.now()) {
    const Due& due = arrivals.due[arrivals.nextDue++];
    arrivals.entrances[due.entrance].waiting.push_back(due.row);
  }
  for (EntranceState& entrance : arrivals.entrances) letIn(state, entrance);
  sitDown(state);
}

bool isComing(const State& state, std::uint32_t row) {
  const Arrivals& arrivals = state.arrivals;
  if (!arrivals.any()) return false;
  if (arrivals.coming[row] != Arrivals::here) return true;
  const Seat& seat = arrivals.seats[row];
  return seat.room.valid() && state.people.route[row] != seat.onward;
}

void turnAway(State& state, std::uint32_t row) {
  Arrivals& arrivals = state.arrivals;
  if (arrivals.coming[row] != Arrivals::here) {
    if (arrivals.coming[row] == Arrivals::yet) --arrivals.away;
    arrivals.coming[row] = Arrivals::never;
    return;
  }
  People& people = state.people;
  people.route[row] = arrivals.seats[row].onward;
  people.best_m[row] = kFar_m;
  people.decide[row] = 1;
  arrivals.seats[row].room = {};
}

}  // namespace muster::simulation
