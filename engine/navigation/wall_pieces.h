// Cutting and joining wall segments: openings are cut out of outlines, what is seen of a neighbour
// through an opening is clipped, and collinear pieces that touch become one wall, so that cutting a
// corridor in two does not put a wall's end beside the walker.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geometry/segment.h"

namespace muster::navigation {

// `wall` less the parts that lie along one of `cuts` (nearly parallel, within tolerance_m of its
// line).
std::vector<geometry::Segment> without(const geometry::Segment& wall,
                                       std::span<const geometry::Segment> cuts, double tolerance_m);

// What can be seen of a wall through a passage: the part behind the passage's line (the side
// `outward` points to), no deeper than reach_m, and no further beside the passage than it is deep.
// The last keeps out the ends of cross walls that abut behind the shared wall beside a door: nobody
// touches them, but they would push everybody who walks along.
std::optional<geometry::Segment> seenThrough(const geometry::Segment& wall,
                                             const geometry::Segment& passage,
                                             geometry::Vec2 outward, double reach_m);

// Joins collinear walls that touch or overlap. Order: that of the first piece of each.
std::vector<geometry::Segment> joined(std::vector<geometry::Segment> walls);

}  // namespace muster::navigation
