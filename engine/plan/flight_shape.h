// What of a stair flight can be walked on: its outline less the boundary layer along its sides
// (SFPE; kFlightBoundary_m). A side is an edge that runs along the ascent (within 30 degrees) and
// carries no opening.
//
// Exact for convex flights (rectangles, tapered quads); others lose a strip along each side, the
// largest piece remains. A middle handrail is not cut out (the flight would fall into two halves);
// it counts in the stair's width only. Thread rule: pure functions. Private to check*.cpp.
#pragma once

#include <vector>

#include "plan/campus.h"

namespace muster::plan {

// An empty polygon if nothing remains.
geometry::Polygon walkablePart(const geometry::Polygon& shape, const Ascent& ascent,
                               const std::vector<geometry::Segment>& openSides);

// Width across the ascent at its narrowest, looked at every tenth of its length.
double narrowestWidth(const geometry::Polygon& shape, const geometry::Segment& ascent);

// True if the line runs along the ascent rather than across it.
bool runsAlong(const geometry::Segment& line, const geometry::Segment& ascent);

}  // namespace muster::plan
