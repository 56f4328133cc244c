// Spaces in which people head for different openings: some of them may have to pass others who come
// towards them, as along a corridor with an exit at either end. Where all head for the same one, as
// in a classroom that is left by its door, people come together from both sides of it but nobody
// passes anybody, and they walk as if nobody came towards them.
//
// Thread rule: from one thread between steps.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/campus.h"

namespace muster::simulation {

struct State;

struct TwoWay {
  std::vector<std::uint8_t> bySpace;       // 1: more than one opening is headed for
  std::vector<plan::OpeningId> headedFor;  // by space, any one of them
};

// Looks anew, twice a second.
void seeWhereTwoWay(State& state);

}  // namespace muster::simulation
