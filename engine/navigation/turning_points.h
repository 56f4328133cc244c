// Where shortest paths may turn: the corners that stick out into the walkable area, moved off the
// obstacle by kClearance_m.
//
// A corner turning by up to a right angle gives one point (the mitre of the two parallels), a
// sharper one two. Thread rule: pure functions.
#pragma once

#include <vector>

#include "navigation/atlas.h"

namespace muster::navigation {

struct TurningPoint {
  geometry::Vec2 at;
  geometry::Vec2 around;   // the obstacle's corner
  std::uint32_t obstacle;  // as given
};

// Corners of a ring whose walkable side is the left (outlines counter-clockwise, holes clockwise);
// an obstacle's ring is given clockwise.
void addTurningPoints(const geometry::Ring& ring, std::uint32_t obstacle,
                      std::vector<TurningPoint>& to);

}  // namespace muster::navigation
