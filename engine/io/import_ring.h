// Repair of the one ring fault that has a single sensible reading: an outline and a hole strung
// together into one ring (outline's points, then the hole's, as if they were one). Everything else
// stays broken and is told.
#pragma once

#include <optional>

#include "geometry/polygon.h"

namespace muster::io {

// The area meant by a self-crossing ring, if it is an outline followed by one hole; nullopt if it
// is not, or if it has more than 64 points (the search is of the fourth power: 0.05 s for 64).
std::optional<geometry::Polygon> splitStrungRing(const geometry::Ring& ring);

// Points equal to their predecessor removed, the last one too if it repeats the first.
geometry::Ring withoutRepeats(const geometry::Ring& ring);

}  // namespace muster::io
