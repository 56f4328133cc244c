// The ways of many walkers to one clear part of an opening in sight, eight at a time: what
// GoalShape::best(), beside() and direction() say one by one, with the same bits. A single way is a
// chain of roots and quotients with turns that no processor foresees.
//
// Thread rule: pure functions of plain values.
#pragma once

#include <array>
#include <cstdint>

#include "geometry/vec2.h"
#include "navigation/walkers.h"

namespace muster::navigation {

// As GoalShape has them; lengths in metres.
struct OneAim {
  struct End {
    geometry::Vec2 at;
    geometry::Vec2 inwards;  // unit vector along the opening
  };
  std::array<End, 2> ends;  // low, high; the aim begins at the low one
  geometry::Vec2 outward;   // of the opening
  double length_m;          // > 0
  double low_m, high_m;     // where the passage begins and ends: <= 0, >= length_m
  double begins_m;          // beside() changes nothing this far from the opening
  // What remains beyond both ends, and its slope there, convex between them.
  bool remains = false;
  double lastKnot_m = 0, restLow_m = 0, restHigh_m = 0, slopeLow = 0, slopeHigh = 0;
};

// Answers all walkers but those whose bits it returns: they are where they head for, in a lane
// of their own, or their best point lies between the ends where something remains.
std::uint64_t readMany(const OneAim& aim, Walkers& walkers);

}  // namespace muster::navigation
