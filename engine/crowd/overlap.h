// Bodies are circles: how far two overlap, and one Jacobi pass that parts them.
#pragma once

#include <bit>
#include <cstdint>
#include <span>

namespace muster::crowd {

// Positions and radii by row, as the passes read them.
struct Bodies {
  const std::int32_t *x, *y;  // Coordinates
  const float* radius;        // m
  float metresPerUnit;
};

// Whom nobody is nearer than this needs no further pass.
inline constexpr float kWatched_m = 0.10f;

// Of the rows near another those within kWatched_m: bit i stands for the i-th of them, the last bit
// for all from there on (a crowd of 8 per m² has some 14).
using CloseOnes = std::uint16_t;
inline constexpr std::size_t kLastClose = 15;
inline constexpr CloseOnes kAllClose = 0xffff;

// Rows one behind the other, and whom each is near: lists one behind the other, too.
struct NearLists {
  std::size_t firstRow, rows;  // at most 256
  const std::uint32_t* near;
  const std::uint32_t* begin;  // in `near`: of each row's, and the end of the last
};
// Of each of the rows, into close[] and overlapping[]: who is close, and who of them overlaps.
void findClose(const Bodies& bodies, const NearLists& lists, CloseOnes* close,
               CloseOnes* overlapping);

// Calls visit(row) for those of `near` whose bit is set, until it returns false.
template <class Visit>
void eachOf(std::span<const std::uint32_t> near, CloseOnes close, const Visit& visit) {
  for (std::uint32_t left = close; left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    if (i >= near.size() || !visit(near[i])) return;
    if (i < kLastClose) continue;
    for (std::size_t more = i + 1; more < near.size(); ++more)
      if (!visit(near[more])) return;
  }
}

struct Shift {
  float x = 0, y = 0;  // m
};

// The shift of row k that parts it from those of `near` that are `close`: half of each overlap, a
// little less than all of it for one or two partners and an over-relaxed mean for more (models.md
// §2), never more than half a radius.
Shift partingShift(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near,
                   CloseOnes close);

// The deepest overlap of row k with one of them, as a share of the smaller diameter; 0 if it
// touches none.
float deepestOverlap(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near,
                     CloseOnes close);

}  // namespace muster::crowd
