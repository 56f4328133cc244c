// What a World finds out about its people and places before the first step: who waits where, which
// fields are read, what the grid's cells are; everything that a phase would otherwise have to build
// in mid-run.
//
// Thread rule: called by one thread, once; uses the loop inside.
#pragma once

#include "foundation/problem.h"

namespace muster::simulation {

struct State;

// Of a state that has its people. "scenario.people-do-not-fit": see makeMoves().
Problems begin(State& state);

}  // namespace muster::simulation
