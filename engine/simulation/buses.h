// School buses and those who go by them (bus.h describes one). A pupil on a bus's list walks from
// the class's slot to the stop (or waits there from the start, if the slot is the stop). While the
// bus stands there, pupils board in the order in which they came to the stop, one after the other
// at each door. Whoever comes when it has left, or finds no seat, stays at the stop.
//
// Thread rule: owned by one World; board() is called by one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "simulation/people.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct State;

// What a bus has done so far.
struct BusTally {
  std::string id;
  std::size_t on_list = 0, boarded = 0;
  double came_s = 0, left_s = -1;     // negative: not yet
  double mean_wait_s = 0;             // of those who have boarded, from coming to the stop
  std::vector<std::uint32_t> missed;  // agents on the list who were not in it when it left
};

struct Rider {
  std::uint32_t row = 0;
  Step came = kNever;    // to the stop
  Step boards = kNever;  // end of boarding
  bool aboard = false;
};

struct BusState {
  std::size_t bus = 0;  // into Setup::buses
  std::vector<Rider> riders;
  std::vector<std::uint32_t> line;  // into riders: at the stop, by when they came
  std::size_t nextInLine = 0;
  std::vector<double> doors;  // when each is free
  std::size_t aboard = 0;
  double waited_s = 0;
  Step comes = 0, leaves = 0;
  Step left = kNever;
};

struct Buses {
  std::vector<BusState> list;
  bool any() const { return !list.empty(); }
};

void makeBuses(State& state);
// 3: who is on a bus's list goes to its stop and boards; full and due buses leave.
void board(State& state);
// Gone by bus.
std::size_t childrenByBus(const State& state);
// On a list, standing in a slot or at a stop.
std::size_t ridersWaiting(const State& state);
// Whether somebody is just boarding, or will in the next step.
bool boardingGoesOn(const State& state);
// When a bus next comes or leaves; kNever: all have left.
Step nextBus(const State& state);
std::vector<BusTally> busTallies(const State& state);

}  // namespace muster::simulation
