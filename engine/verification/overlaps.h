// How far bodies overlap, found from their positions alone: throughput is worth nothing beside a
// crowd that walks through itself, and the engine's own figure comes from the engine's own lists.
#pragma once

#include <cstddef>

#include "simulation/frame.h"

namespace muster::verification {

// Contact of round bodies is never exact; what is deeper than this share of the smaller diameter
// (3 mm for adults) is counted as an overlap.
inline constexpr double kOverlap = 0.01;

struct Overlaps {
  double deepest = 0;           // share of the smaller diameter
  std::size_t people = 0;       // present
  std::size_t overlapping = 0;  // of them, those that overlap somebody by more than kOverlap
};

// Among everybody present in the same space. O(people).
Overlaps findOverlaps(const simulation::Frame& frame);

}  // namespace muster::verification
