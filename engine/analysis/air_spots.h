// Where the air of a fire is read for maps: in each block of kAirBlock x kAirBlock cells once for
// every indoor space that has a cell in it. Thread rule: a pure function.
#pragma once

#include <limits>
#include <vector>

#include "analysis/fire_result.h"
#include "analysis/level_grid.h"

namespace muster::analysis {

inline constexpr std::size_t kNoSpot = std::numeric_limits<std::size_t>::max();

struct AirSpot {
  plan::SpaceId space;
  geometry::Vec2 p;
  std::size_t cells = 1;  // that it speaks for
};

struct AirSpots {
  std::vector<LevelGrid> grids;
  std::vector<std::vector<std::size_t>> byGrid;  // spot of each cell, or kNoSpot
  std::vector<AirSpot> spots;                    // in the order of the grids
};

AirSpots airSpots(const plan::Campus& campus);

// A map of that grid with nothing on it but clear air; no doses, no times.
AirMap clearAir(const plan::Campus& campus, const LevelGrid& grid);

}  // namespace muster::analysis
