// How crowded each place of each level was, over time: highest and mean kernel density and the
// seconds above kCrowded_per_m2, on the grid of the scenario's `densityCell_m`. Kernel, reach and
// who counts for whom are those of local_density.h, taken at the cells' centres once a second of
// simulated time.
//
// A flight belongs to the level its space names. Where two spaces of one level overlap in plan, the
// cell shows the first. A grid that would have more than kMostCells takes a coarser cell (doubled
// until it fits); the map says which.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/local_density.h"
#include "analysis/run_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

inline constexpr std::size_t kMostCells = 4'000'000;  // per level

class DensityMaps {
 public:
  // Lays the grids out. Needs nothing but the campus.
  DensityMaps(const plan::Campus& campus, double cell_m);

  // `weight_s`: the time this sample stands for (0 for the first).
  void sample(const simulation::Frame& frame, double weight_s);
  // Levels without a space have no map.
  std::vector<DensityMap> maps() const;

 private:
  struct Grid {
    DensityMap map;
    plan::LevelId level;
    std::vector<plan::SpaceId> owner;  // by cell; none if in no space
    std::vector<float> now;
    std::vector<double> integral;  // of density over time
    std::vector<double> above_s;
  };

  void layOut(const plan::Campus& campus, plan::LevelId level, double cell_m);
  void scatter(Grid& grid, plan::SpaceId space, geometry::Vec2 p) const;

  std::vector<std::vector<plan::SpaceId>> adjacent_;
  std::vector<std::vector<std::uint32_t>> gridsOfSpace_;  // where people in a space are felt
  std::vector<Grid> grids_;
  double total_s_ = 0;
};

}  // namespace muster::analysis
