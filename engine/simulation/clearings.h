// Events that wait for people: a release when the class before has left the stair, and a fall when
// somebody comes to where it happens.
//
// A place is cleared by groups when each of their people has been in it and left it, or has left
// the campus, arrived, or got stuck elsewhere. People who are not called yet have not cleared it.
//
// Thread rule: owned by one World, called by one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "simulation/people.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct State;

// An event that waits for groups to leave a place.
struct Clearing {
  ResolvedEvent event;  // its time is the delay until it is due
  std::vector<std::uint32_t> rows;
  std::vector<std::uint8_t> hasBeenThere;
  bool cleared = false;
  bool done = false;
};

// Somebody who is to fall, or lies.
struct Fall {
  Area where;
  Step lasts = 0;
  bool happened = false;
  std::uint32_t row = 0;
  Step until = 0;
};

void makeClearings(State& state);
// The next event whose place has been cleared long enough, its time set to now; nullptr: none.
const ResolvedEvent* nextCleared(State& state);
bool waitsForClearing(const State& state);

void fallAt(State& state, const ResolvedEvent& event);
// Who is there falls; who has lain long enough gets up.
void fallDown(State& state);
bool lies(const State& state, std::size_t row);

}  // namespace muster::simulation
