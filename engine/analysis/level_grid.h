// The cells of a level that maps are made of, and which space each belongs to: that of its centre.
//
// A flight belongs to the level its space names. Where two spaces of one level overlap in plan, the
// cell is the first one's. A grid that would have more than kMostCells takes a coarser cell
// (doubled until it fits); the raster says which. Cells lie on whole multiples of their size, so
// that maps of two levels or of two runs lie on one grid. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/raster.h"
#include "plan/campus.h"

namespace muster::analysis {

inline constexpr std::size_t kMostCells = 4'000'000;  // per level

struct LevelGrid {
  plan::LevelId level;
  Raster raster;
  std::vector<std::uint32_t> owner;  // space by cell; the number of spaces if in none
};

// One for every level with a space, in their order.
std::vector<LevelGrid> levelGrids(const plan::Campus& campus, double cell_m);

// First and one past the last cell whose centre lies within `reach` of `at`, along one axis.
std::pair<std::size_t, std::size_t> cellsWithin(double at, double reach, double origin, double cell,
                                                std::size_t count);

}  // namespace muster::analysis
