// The walls of one space by itself: its outline less the openings' clear parts, what is closed of
// the openings' lines, and the outlines of its fixtures; and the walls that block sight, which are
// fewer: fixtures and handrails do not.
#pragma once

#include <vector>

#include "navigation/portal.h"

namespace muster::navigation {

struct OwnWalls {
  std::vector<geometry::Segment> structure;  // of `walkable`
  std::vector<geometry::Segment> fixtures;
  std::vector<geometry::Segment> opaque;  // of `shape`: blocks sight
};

OwnWalls ownWalls(const plan::Campus& campus, const std::vector<Portal>& portals,
                  plan::SpaceId space);

}  // namespace muster::navigation
