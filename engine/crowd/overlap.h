// Bodies are circles: how far two overlap, and one Jacobi pass that parts them.
#pragma once

#include <cstdint>
#include <span>

#include "geometry/vec2.h"

namespace muster::crowd {

// Positions and radii by row, as the passes read them.
struct Bodies {
  std::span<const double> x, y, radius;
  std::span<const std::uint32_t> agent;
};

// The shift of row k that parts it from the rows in `near`: half of each overlap, a little less
// than all of it for one or two partners and an over-relaxed mean for more (models.md §2), never
// more than half a radius.
geometry::Vec2 partingShift(const Bodies& bodies, std::size_t k,
                            std::span<const std::uint32_t> near);

// The deepest overlap of row k with a row in `near`, as a share of the smaller diameter; 0 if it
// touches none.
double deepestOverlap(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near);

}  // namespace muster::crowd
