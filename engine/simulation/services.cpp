#include "simulation/services.h"

#include <algorithm>
#include <cmath>

#include "simulation/line_places.h"
#include "simulation/state.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

bool headsFor(const State& state, const GateState& gate, std::size_t row) {
  const People& people = state.people;
  return people.headingFor[row] == gate.gate->opening &&
         people.crowd.body[row].space == gate.gate->from && people.onTheWay(row) &&
         state.services.turn[row] == Services::none;
}

Vec2 placeAt(const State& state, PlaceId id) {
  return state.places[id.index()];
}

double away(const State& state, std::size_t row, PlaceId place) {
  return geometry::distance(state.people.position(row), placeAt(state, place));
}

// The place of the n-th in line; beyond the last place as many share it as come (told in the
// header: kMostInLine).
PlaceId placeInLine(const GateState& gate, std::size_t line, std::size_t n) {
  const auto& places = gate.line[line];
  return places[std::min(n, places.size() - 1)];
}

void goTo(State& state, std::uint32_t row, PlaceId place) {
  state.people.place[row] = place;
  state.people.progress[row] = state.now();  // waiting one's turn is no standstill
}

void setFree(State& state, std::uint32_t row, Services::Turn turn) {
  People& people = state.people;
  state.services.turn[row] = turn;
  people.place[row] = {};
  people.best_m[row] = kFar_m;
  people.progress[row] = state.now();
  people.decide[row] = 1;
}

bool nearTheLine(const State& state, const GateState& gate, std::size_t row) {
  for (std::size_t l = 0; l < gate.line.size(); ++l) {
    const std::size_t length = gate.desk.lines()[l].size();
    if (away(state, row, placeInLine(gate, l, length)) < kJoinEnd_m ||
        away(state, row, gate.line[l].front()) < kJoinHead_m)
      return true;
  }
  return false;
}

void noteTurn(State& state, std::size_t gate, std::uint32_t row, Services::Turn turn) {
  Services& services = state.services;
  if (services.turn[row] == Services::none) services.joined[row] = state.now();
  services.turn[row] = turn;
  services.gateOf[row] = static_cast<std::uint8_t>(gate);
}

void joinLines(State& state, std::size_t index) {
  GateState& gate = state.services.gates[index];
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    if (!headsFor(state, gate, row) || !nearTheLine(state, gate, row)) continue;
    gate.desk.join(static_cast<std::uint32_t>(row));
    noteTurn(state, index, static_cast<std::uint32_t>(row), Services::inLine);
  }
  gate.longest = std::max(gate.longest, gate.desk.waiting());
}

// Without lines: whoever is nearest to a free lane.
void takeLanes(State& state, std::size_t index) {
  GateState& gate = state.services.gates[index];
  for (std::size_t lane = 0; lane < gate.desk.open(); ++lane) {
    if (gate.desk.lanes()[lane].customer != behaviour::ServiceDesk::kNobody) continue;
    double nearest_m = kReachLane_m;
    std::uint32_t first = behaviour::ServiceDesk::kNobody;
    for (std::size_t row = 0; row < state.people.size(); ++row) {
      if (!headsFor(state, gate, row)) continue;
      const double away_m = away(state, row, gate.spots[lane]);
      if (away_m >= nearest_m) continue;
      nearest_m = away_m;
      first = static_cast<std::uint32_t>(row);
    }
    if (first == behaviour::ServiceDesk::kNobody) continue;
    gate.desk.take(lane, first);
    noteTurn(state, index, first, Services::atLane);
  }
}

// By time; from then on by the length of the line again.
void switchLanesByTime(GateState& gate, double now_s) {
  const auto& times = gate.gate->description.lanesAt;
  while (gate.nextLanes < times.size() && times[gate.nextLanes].first <= now_s)
    gate.desk.setOpen(static_cast<std::size_t>(times[gate.nextLanes++].second));
}

void switchLanes(GateState& gate) {
  const Gate& described = gate.gate->description;
  if (described.opensAtQueue == 0) return;
  const auto waiting = static_cast<int>(gate.desk.waiting());
  const auto open = static_cast<int>(gate.desk.open());
  if (waiting >= described.opensAtQueue * open) {
    gate.desk.setOpen(gate.desk.open() + 1);
  } else if (waiting <= described.closesAtQueue && open > std::max(1, described.openLanes)) {
    gate.desk.setOpen(gate.desk.open() - 1);
  }
}

void advance(State& state, GateState& gate) {
  const Gate& described = gate.gate->description;
  Services& services = state.services;
  const double reach_m = described.discipline == Discipline::none ? kReachLane_m : kAtDesk_m;
  gate.desk.advance(
      state.time(),
      [&](std::size_t lane, std::uint32_t who) {
        if (away(state, who, gate.spots[lane]) > reach_m) return false;
        gate.waited_s += state.time() - state.timeOf(services.joined[who]);
        return true;
      },
      [&](std::uint32_t who) {
        return std::max(0.0, described.service.draw(state.random, who, Purpose::service));
      },
      [&](std::uint32_t who) {
        ++gate.served;
        setFree(state, who, Services::mayPass);
      });
}

void moveUp(State& state, GateState& gate) {
  for (std::size_t lane = 0; lane < gate.spots.size(); ++lane) {
    const std::uint32_t who = gate.desk.lanes()[lane].customer;
    if (who == behaviour::ServiceDesk::kNobody) continue;
    state.services.turn[who] = Services::atLane;
    goTo(state, who, gate.spots[lane]);
  }
  for (std::size_t l = 0; l < gate.desk.lines().size(); ++l) {
    const auto& line = gate.desk.lines()[l];
    for (std::size_t n = 0; n < line.size(); ++n) goTo(state, line[n], placeInLine(gate, l, n));
  }
}

bool headsForAnother(const State& state, const GateState& gate, std::size_t row) {
  const plan::OpeningId opening = state.people.headingFor[row];
  return opening != gate.gate->opening &&
         std::ranges::any_of(state.services.gates, [&](const GateState& other) {
           return other.gate->opening == opening;
         });
}

// Whoever has been served and has passed, but might be pushed back across the line, or walk back
// round its post: he is not to be served again, unless he is bound for the next gate.
bool isStillBeside(const State& state, const GateState& gate, std::size_t row) {
  constexpr double kBeside_m = 1.0;  // judgement: wider than anybody is pushed
  const plan::Opening& opening = (*state.setup->campus)[gate.gate->opening];
  return state.people.crowd.present[row] && state.services.turn[row] == Services::mayPass &&
         !headsForAnother(state, gate, row) &&
         geometry::distance(opening.line, state.people.position(row)) < kBeside_m;
}

// Those who have passed, or who have left in another way.
void forgetTheGone(State& state) {
  Services& services = state.services;
  for (std::size_t row = 0; row < services.turn.size(); ++row) {
    if (services.turn[row] == Services::none) continue;
    GateState& gate = services.gates[services.gateOf[row]];
    const People& people = state.people;
    if (people.crowd.present[row] && people.crowd.body[row].space == gate.gate->from &&
        people.onTheWay(row))
      continue;
    if (isStillBeside(state, gate, row)) continue;
    gate.desk.leave(static_cast<std::uint32_t>(row));
    if (services.holds(row)) state.people.place[row] = {};
    services.turn[row] = Services::none;
  }
}

void dismiss(State& state, std::size_t index) {
  Services& services = state.services;
  for (std::size_t row = 0; row < services.turn.size(); ++row) {
    if (!services.holds(row) || services.gateOf[row] != index) continue;
    services.gates[index].desk.leave(static_cast<std::uint32_t>(row));
    setFree(state, static_cast<std::uint32_t>(row), Services::none);
  }
}

GateState gateState(State& state, const ResolvedGate& gate) {
  const Gate& described = gate.description;
  const auto lanes = static_cast<std::size_t>(described.lanes);
  const bool each = described.discipline == Discipline::lineEach;
  GateState made{&gate, {lanes, each, described.jockeying, state.people.size()}, {}, {}};
  if (described.openLanes > 0) made.desk.setOpen(static_cast<std::size_t>(described.openLanes));
  LinePlaces places(*state.atlas, gate);
  const auto add = [&](Vec2 p) {
    state.places.push_back(p);
    state.taken.push_back(1);
    return PlaceId(state.places.size() - 1);
  };
  for (const Vec2 spot : places.spots()) made.spots.push_back(add(spot));
  if (described.discipline == Discipline::none) return made;
  const std::size_t longest = std::min(state.people.size(), kMostInLine);
  for (std::size_t l = 0; l < (each ? lanes : 1); ++l) {
    made.line.emplace_back();
    for (const Vec2 p : places.line(l, each ? longest / lanes + 1 : longest))
      made.line.back().push_back(add(p));
  }
  return made;
}

}  // namespace

bool Services::bars(plan::OpeningId opening, plan::SpaceId from, std::size_t row) const {
  for (std::size_t index = 0; index < gates.size(); ++index) {
    const GateState& gate = gates[index];
    if (gate.gate->opening != opening || gate.gate->from != from) continue;
    return !gate.free && !(turn[row] == mayPass && gateOf[row] == index);
  }
  return false;
}

void makeServices(State& state) {
  if (state.setup->gates.empty()) return;
  const std::size_t people = state.people.size();
  state.services.turn.assign(people, Services::none);
  state.services.gateOf.assign(people, 0);
  state.services.joined.assign(people, 0);
  for (const ResolvedGate& gate : state.setup->gates)
    state.services.gates.push_back(gateState(state, gate));
}

void serve(State& state) {
  Services& services = state.services;
  if (services.gates.empty()) return;
  forgetTheGone(state);
  for (std::size_t index = 0; index < services.gates.size(); ++index) {
    GateState& gate = services.gates[index];
    if (gate.free) continue;
    if (!state.openings[gate.gate->opening.index()].open) {
      dismiss(state, index);
      continue;
    }
    if (gate.line.empty()) {
      takeLanes(state, index);
    } else {
      joinLines(state, index);
    }
    switchLanesByTime(gate, state.time() + 0.5 * state.dt());
    switchLanes(gate);
    advance(state, gate);
    moveUp(state, gate);
  }
}

void freeGates(State& state) {
  for (std::size_t index = 0; index < state.services.gates.size(); ++index) {
    GateState& gate = state.services.gates[index];
    if (!gate.gate->description.freeOnAlarm || gate.free) continue;
    gate.free = true;
    dismiss(state, index);
  }
}

}  // namespace muster::simulation
