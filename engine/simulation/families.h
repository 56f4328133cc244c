// Parents and children at hand-over (pickup.h describes it). A child who stands in the class's slot
// and whose parent has come to where parents wait is handed over: one after the other at each desk
// of the class. Then both leave as a party of two. Children whom nobody fetches leave as soon as
// they are in their slot; children whose parent is late wait there. Whoever goes by bus (buses.h)
// is no part of this.
//
// Thread rule: owned by one World; handOver() is called by one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "simulation/people.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct State;

struct Family {
  std::uint32_t child = 0;
  std::uint32_t parent = 0;
  bool escorted = false;
  bool gone = false;
  Step handedOver = kNever;  // end of the matching
  std::uint16_t pickup = 0;  // into Setup::pickups
};

struct Families {
  std::vector<Family> list;
  std::vector<std::vector<double>> desks;  // by pickup: when each is free
  std::size_t matched = 0, alone = 0;      // children who have left so

  bool any() const { return !list.empty(); }
};

void makeFamilies(State& state);
// 3: who has met goes.
void handOver(State& state);
// Stands in a place of a slot.
bool standsInSlot(const People& people, std::size_t row);
// Gives the place up and takes that way.
void leaveSlot(State& state, std::size_t row, navigation::RouteId route);
// In their slots, not handed over.
std::size_t childrenWaiting(const State& state);
// Somebody is just being handed over, and will leave.
bool matchingGoesOn(const State& state);

}  // namespace muster::simulation
