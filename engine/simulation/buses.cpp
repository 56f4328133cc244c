#include "simulation/buses.h"

#include <algorithm>

#include "simulation/state.h"

namespace muster::simulation {

namespace {

const Bus& describedBy(const State& state, const BusState& bus) {
  return state.setup->buses[bus.bus].description;
}

navigation::RouteQuery wayToStop(plan::ZoneId stop) {
  navigation::RouteQuery query;
  query.zone = stop;
  return query;
}

bool standsAt(const State& state, std::size_t row, plan::ZoneId zone) {
  return standsInSlot(state.people, row) &&
         state.routes.query(state.people.route[row]).zone == zone;
}

// From the class's slot to the stop; who has just come to the stop joins the line.
void goToStop(State& state, BusState& bus) {
  const plan::ZoneId stop = state.setup->buses[bus.bus].stop;
  for (std::size_t k = 0; k < bus.riders.size(); ++k) {
    Rider& rider = bus.riders[k];
    if (rider.came != kNever || !standsInSlot(state.people, rider.row)) continue;
    if (!standsAt(state, rider.row, stop)) {
      leaveSlot(state, rider.row, state.routes.add(wayToStop(stop)));
      continue;
    }
    rider.came = state.now();
    bus.line.push_back(static_cast<std::uint32_t>(k));
  }
}

bool hasLeft(const BusState& bus) {
  return bus.left != kNever;
}

bool isHere(const State& state, const BusState& bus) {
  return bus.comes <= state.now() && !hasLeft(bus);
}

// Seats that nobody has, and nobody is just taking.
bool hasSeat(const State& state, const BusState& bus) {
  return bus.nextInLine < static_cast<std::size_t>(describedBy(state, bus).seats);
}

// The next of the line at a door that is free.
void admit(State& state, BusState& bus) {
  while (bus.nextInLine < bus.line.size() && hasSeat(state, bus) && state.now() < bus.leaves) {
    double& door_s = *std::ranges::min_element(bus.doors);
    if (door_s > state.time()) return;
    Rider& rider = bus.riders[bus.line[bus.nextInLine++]];
    const double time_s =
        describedBy(state, bus).boarding.draw(state.random, rider.row, Purpose::match);
    door_s = state.time() + std::max(0.0, time_s);
    rider.boards = stepAt(door_s, state.dt());
    bus.waited_s += state.time() - state.timeOf(rider.came);
  }
}

void takeSeat(State& state, std::size_t row) {
  People& people = state.people;
  state.taken[people.place[row].index()] = 0;
  people.place[row] = {};
  people.crowd.present[row] = 0;
  people.status[row] = Status::out;
  people.crowd.body[row].desiredSpeed = 0;
}

void takeSeats(State& state, BusState& bus) {
  for (std::size_t k = 0; k < bus.nextInLine; ++k) {
    Rider& rider = bus.riders[bus.line[k]];
    if (rider.aboard || rider.boards > state.now()) continue;
    rider.aboard = true;
    ++bus.aboard;
    takeSeat(state, rider.row);
  }
}

// Nobody stands in a door; and it is full, complete or due.
void leaveIfReady(State& state, BusState& bus) {
  if (bus.aboard < bus.nextInLine) return;
  const bool complete = bus.aboard == bus.riders.size();
  if (complete || !hasSeat(state, bus) || bus.leaves <= state.now()) bus.left = state.now();
}

// Ways to the stops are built before the first step.
void prepareWaysToStops(State& state) {
  const Setup& setup = *state.setup;
  std::vector<navigation::Routes::Start> starts;
  for (const ResolvedBus& bus : setup.buses) {
    const navigation::RouteId route = state.routes.add(wayToStop(bus.stop));
    for (const ResolvedBus::List& list : bus.lists) {
      const plan::ZoneId slot = setup.groups[list.group.index()].assembly;
      starts.push_back({route, (*setup.campus)[slot].space});
    }
  }
  state.routes.prepareLegs(starts, *state.loop);
}

BusState busState(const State& state, std::size_t number) {
  const ResolvedBus& described = state.setup->buses[number];
  const Bus& bus = described.description;
  BusState made;
  made.bus = number;
  for (const ResolvedBus::List& list : described.lists) {
    const std::size_t first = state.groups[list.group.index()].firstRow + list.first;
    for (std::size_t k = 0; k < list.count; ++k)
      made.riders.push_back({static_cast<std::uint32_t>(first + k)});
  }
  made.line.reserve(made.riders.size());
  made.doors.assign(static_cast<std::size_t>(bus.doors), 0.0);
  made.comes = stepAt(bus.comes_s + bus.lateBy_s, state.dt());
  made.leaves = stepAt(bus.leaves_s + bus.lateBy_s, state.dt());
  return made;
}

}  // namespace

void makeBuses(State& state) {
  for (std::size_t k = 0; k < state.setup->buses.size(); ++k)
    state.buses.list.push_back(busState(state, k));
  if (state.buses.any()) prepareWaysToStops(state);
}

void board(State& state) {
  for (BusState& bus : state.buses.list) {
    goToStop(state, bus);
    if (!isHere(state, bus)) continue;
    admit(state, bus);
    takeSeats(state, bus);
    leaveIfReady(state, bus);
  }
}

std::size_t childrenByBus(const State& state) {
  std::size_t aboard = 0;
  for (const BusState& bus : state.buses.list) aboard += bus.aboard;
  return aboard;
}

std::size_t ridersWaiting(const State& state) {
  std::size_t waiting = 0;
  for (const BusState& bus : state.buses.list) {
    waiting += static_cast<std::size_t>(std::ranges::count_if(
        bus.riders, [&](const Rider& rider) { return standsInSlot(state.people, rider.row); }));
  }
  return waiting;
}

bool boardingGoesOn(const State& state) {
  return std::ranges::any_of(state.buses.list, [&](const BusState& bus) {
    const bool next = bus.nextInLine < bus.line.size() && hasSeat(state, bus);
    return isHere(state, bus) && (bus.aboard < bus.nextInLine || next);
  });
}

Step nextBus(const State& state) {
  Step next = kNever;
  for (const BusState& bus : state.buses.list) {
    if (!hasLeft(bus)) next = std::min(next, isHere(state, bus) ? bus.leaves : bus.comes);
  }
  return next;
}

std::vector<BusTally> busTallies(const State& state) {
  std::vector<BusTally> tallies;
  for (const BusState& bus : state.buses.list) {
    BusTally tally;
    tally.id = describedBy(state, bus).id;
    tally.on_list = bus.riders.size();
    tally.boarded = bus.aboard;
    tally.came_s = state.timeOf(bus.comes);
    if (bus.aboard > 0) tally.mean_wait_s = bus.waited_s / static_cast<double>(bus.nextInLine);
    if (hasLeft(bus)) tally.left_s = state.timeOf(bus.left);
    for (const Rider& rider : bus.riders) {
      if (hasLeft(bus) && !rider.aboard) tally.missed.push_back(rider.row);
    }
    tallies.push_back(std::move(tally));
  }
  return tallies;
}

}  // namespace muster::simulation
