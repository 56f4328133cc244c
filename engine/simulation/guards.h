// Guards at work: measures that come into force and end again (guard.h describes them). How dense
// it is where a guard watches is looked at once a second: people in the area over its size.
//
// A measure that ends leaves openings as they were when it began, and groups that were sent take
// their own exits again. Where several guards hold one opening, the last one to begin or end
// decides.
//
// Thread rule: owned by one World; guard() is called by one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "navigation/routes.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct State;

struct GuardState {
  const ResolvedGuard* guard = nullptr;
  bool active = false;
  bool dense = false;                            // since it was above the higher threshold
  std::vector<navigation::OpeningState> before;  // of its openings
};

void makeGuards(State& state);
// 1: measures begin and end.
void guard(State& state);
// People present in a place now.
std::size_t peopleIn(const State& state, const Area& area);
bool isIn(const State& state, const Area& area, std::size_t row);

}  // namespace muster::simulation
