// How crowded each place of each level was, over time: highest and mean kernel density and the
// seconds above kCrowded_per_m2, on the grid of the scenario's `densityCell_m`. Kernel, reach and
// who counts for whom are those of local_density.h, taken at the cells' centres once a second of
// simulated time.
//
// The grids are those of level_grid.h; a map says what cell it took.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/level_grid.h"
#include "analysis/local_density.h"
#include "analysis/run_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

class DensityMaps {
 public:
  // Lays the grids out. Needs nothing but the campus.
  DensityMaps(const plan::Campus& campus, double cell_m);

  // `weight_s`: the time this sample stands for (0 for the first).
  void sample(const simulation::Frame& frame, double weight_s);
  // Levels without a space have no map.
  std::vector<DensityMap> maps() const;

 private:
  // The cells of a row (or column) within the kernel's reach of a person: the squared distance
  // along the axis, and the kernel's factor for it.
  struct Axis {
    std::size_t first = 0, last = 0;
    std::vector<float> squares_m2, factors;

    void measure(double at, double origin, double cell_m, std::size_t count);
    // The cells whose square is at most `rest`.
    std::pair<std::size_t, std::size_t> within(float rest_m2) const;
  };
  // Columns [first, last) of a line that somebody was felt in.
  struct Felt {
    std::size_t first = 0, last = 0;
  };
  // Somebody who is felt in a grid.
  struct Stander {
    double x, y;
    plan::SpaceId space;
    friend bool operator==(const Stander&, const Stander&) = default;
  };
  struct Grid {
    DensityMap map;
    plan::LevelId level;
    std::vector<std::uint32_t> owner;  // space by cell; the number of spaces if in none
    std::vector<std::uint32_t>
        same;  // by cell: the column after the last one of its owner in a row
    std::vector<Stander> standing, stood;  // of this sample and of the one before, by agent
    std::vector<float> now;                // of this sample
    std::vector<Felt> felt;                // by line
    std::vector<double> integral;          // of density over time
    std::vector<double> above_s;
  };

  void layOut(const plan::Campus& campus, LevelGrid cells);
  void standIn(plan::SpaceId space);
  void scatterAll(Grid& grid);
  void scatter(Grid& grid, geometry::Vec2 p);
  static void collect(Grid& grid, double weight_s);

  std::vector<std::vector<plan::SpaceId>> adjacent_;
  std::vector<std::vector<std::uint32_t>> gridsOfSpace_;  // where people in a space are felt
  std::vector<Grid> grids_;
  plan::SpaceId space_;              // of the person that is scattered
  std::vector<std::uint8_t> feels_;  // by owner: 1 = people in `space_` are felt there
  Axis alongX_, alongY_;             // scratch
  double total_s_ = 0;
};

}  // namespace muster::analysis
