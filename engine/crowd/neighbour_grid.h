// Who is near whom. Each step the grid copies the hot columns of everybody present in the order (sheet, cell, agent): neighbours are
// then contiguous rows. Cells are as wide as the sight radius; a look-up reads three runs of three cells per sheet.
//
// Determinism: the order has a full tie-break (agent id), so sorted rows do not depend on threads or on history.
// Thread rule: sort() is called by one thread (it may use the loop inside); afterwards any thread may read.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "crowd/crowd.h"
#include "foundation/loop.h"
#include "navigation/atlas.h"

namespace muster::crowd {

// Sorted copies of what the motion models read; row k belongs to agent agent[k].
struct Rows {
  std::vector<std::uint32_t> agent;
  std::vector<double> x, y, vx, vy, ex, ey;
  std::vector<double> dx, dy, speed;               // desired direction and speed
  std::vector<double> radius, timeGap, spacing;
  std::vector<double> z;                           // floor height under the body
  std::vector<plan::SpaceId> space;

  std::size_t size() const { return agent.size(); }
};

class NeighbourGrid {
 public:
  // sight: two bodies further apart never interact. 0.5 to 3 m.
  NeighbourGrid(const navigation::Atlas& atlas, double sight_m);

  void sort(const Crowd& crowd, const Loop& loop);
  const Rows& rows() const { return rows_; }
  const navigation::Atlas& atlas() const { return *atlas_; }
  double sight() const { return sight_; }

  // Appends the rows k' != k with |x_k' - x_k| < reach that are visible from row k: |Δz| < 1.2 m, line of sight through shared
  // openings. In ascending row order. reach <= sight.
  void neighbours(std::size_t k, double reach, std::vector<std::uint32_t>& out) const;
  // The same around any point (for measuring, and for finding a free place), without the visibility test of a body.
  void around(plan::SpaceId space, geometry::Vec2 p, double reach, std::vector<std::uint32_t>& out) const;

 private:
  const navigation::Atlas* atlas_;
  double sight_;
  Rows rows_;
  struct Sheet {
    geometry::Vec2 origin;
    std::uint32_t columns = 0, lines = 0;  // cells in x and y
    std::size_t firstCell = 0;             // into cellBegin_
  };
  std::vector<Sheet> sheets_;
  std::vector<std::uint32_t> cellBegin_;  // rows of cell c: [cellBegin_[c], cellBegin_[c + 1])
};

}  // namespace muster::crowd
