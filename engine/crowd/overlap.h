// Bodies are circles: how far two overlap, and one Jacobi pass that parts them.
#pragma once

#include <cstdint>
#include <span>

namespace muster::crowd {

// Positions and radii by row, as the passes read them.
struct Bodies {
  const std::int32_t *x, *y;  // Coordinates
  const float* radius;        // m
  float metresPerUnit;
};

// Whoever is nobody nearer than this after the first pass needs no further one.
inline constexpr float kWatched_m = 0.10f;

struct Shift {
  float x = 0, y = 0;    // m
  float nearest = 1e9f;  // gap to the nearest body, m; negative: overlap
};

// The shift of row k that parts it from the rows in `near`: half of each overlap, a little less
// than all of it for one or two partners and an over-relaxed mean for more (models.md §2), never
// more than half a radius.
Shift partingShift(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near);

// The deepest overlap of row k with a row in `near`, as a share of the smaller diameter; 0 if it
// touches none.
float deepestOverlap(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near);

}  // namespace muster::crowd
