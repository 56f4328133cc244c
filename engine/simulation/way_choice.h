// Which opening somebody on the way heads for: his assigned door, or the best way on, or after a
// while without progress the best other one.
//
// Thread rule: chooseWay() and wantsAnotherWay() write and read one row and may be called by any
// thread, each for rows of its own; relax() and giveUp() by one.
#pragma once

#include "simulation/deadlines.h"

namespace muster::simulation {

// Has not got on for so long that he may turn to another way.
bool wantsAnotherWay(const People& people, std::size_t row, const Deadlines& deadlines);

// With `rethink` the way as before is given up for a way round, if there is one. True if no way was
// found.
bool chooseWay(State& state, std::size_t row, bool rethink);

// Nobody may be lost because a plan's staircase or exit is shut: the assignment is given up, exits
// last. False if there is no way all the same.
bool relax(State& state, std::size_t row);

// Told as stuck, and without a way until one opens.
void giveUp(State& state, std::size_t row);

}  // namespace muster::simulation
