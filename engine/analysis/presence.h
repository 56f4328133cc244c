// Who was where last: the spaces each person was in, and when anybody was last in each cell of a
// level. What RSET is made of (fire_result.h).
//
// A person is in a cell if the cell belongs to the space it is in: who stands at a wall whose cell
// is the neighbour's is in neither. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/changed_rows.h"
#include "analysis/fire_result.h"
#include "analysis/level_grid.h"
#include "simulation/frame.h"

namespace muster::analysis {

class Presence {
 public:
  explicit Presence(const plan::Campus& campus);

  void observe(const simulation::Frame& frame);
  // `time_s`: of the last frame; who is present then is still there.
  std::vector<std::vector<Stay>> stays(double time_s) const;
  // By grid of levelGrids(campus, kAirCell_m) and cell; NaN: nobody ever.
  const std::vector<std::vector<float>>& lastThere() const { return last_s_; }

 private:
  void enter(std::size_t agent, plan::SpaceId space);
  void stand(const simulation::Frame& frame, std::size_t agent);

  std::vector<LevelGrid> grids_;
  std::vector<std::size_t> gridOfSpace_;
  std::vector<std::vector<float>> last_s_;
  std::vector<std::vector<Stay>> stays_;  // by agent
  std::vector<plan::SpaceId> space_;      // by agent; none: not present
  std::vector<std::uint32_t> current_;    // by agent: into its stays
};

}  // namespace muster::analysis
