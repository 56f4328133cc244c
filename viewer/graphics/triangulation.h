// A polygon with holes as triangles: cut into trapezoids by the horizontals through its corners
// (those with the same two sides are put together again), each into two triangles. Ear clipping
// with bridges to the holes was tried: corners of holes in one line with each other broke it, and
// plans are full of them.
//
// Requires a valid polygon. O(corners × edges), for the outlines of rooms. Thread rule: a pure
// function.
#pragma once

#include <vector>

#include "geometry/polygon.h"

namespace muster::viewer {

// Corners, three per triangle, counter-clockwise.
std::vector<geometry::Vec2> triangulate(const geometry::Polygon& polygon);

}  // namespace muster::viewer
