// Where a drawn opening lies with respect to a space: along its boundary or not, and on which side
// of the line the space is. Thread rule: pure functions. Private to check*.cpp.
#pragma once

#include "geometry/polygon.h"

namespace muster::plan {

// Share of the line that lies within `tolerance` of the outline (0 to 1).
double shareAlong(const geometry::Polygon& shape, const geometry::Segment& line, double tolerance);

// +1: the space lies to the left of the line, -1: to its right. Requires that the line lies along
// the outline.
int sideOf(const geometry::Polygon& shape, const geometry::Segment& line);

// Parameter intervals of `line` that lie inside the polygon, in order, disjoint.
std::vector<std::pair<double, double>> insideParts(const geometry::Polygon& shape,
                                                   const geometry::Segment& line);

}  // namespace muster::plan
