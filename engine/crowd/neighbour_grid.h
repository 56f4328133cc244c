// Who is near whom. Each step the grid copies the hot columns of everybody present in the order
// (sheet, cell, agent): neighbours are then contiguous rows. Cells are as wide as the sight radius;
// a look-up reads three runs of three cells per sheet. Measured with 10,000 people at 1.5 P/m²
// (three alternating runs, nanoseconds per agent and step of the default model): whole 915 to 925,
// halves 922 to 932, thirds 951 to 957, quarters 970 to 997. Fewer candidates do not pay for
// shorter runs.
//
// Determinism: the order has a full tie-break (agent id), so sorted rows do not depend on threads
// or on history. Thread rule: sort() is called by one thread (it may use the loop inside);
// afterwards any thread may read.
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
  std::vector<double> dx, dy, speed;  // desired direction and speed
  std::vector<double> radius, timeGap, spacing;
  std::vector<double> z;  // floor height under the body
  std::vector<plan::SpaceId> space;
  std::vector<std::span<const geometry::Segment>> walls;  // Atlas::wallsNear at (x, y)

  std::size_t size() const { return agent.size(); }
};

// What one body sees, copied from the sorted rows into columns of its own: the pair kernels then
// run over one contiguous piece instead of many short ones. Columns have room for kLanes entries
// more than `count` (uninitialised), for vector kernels.
struct Neighbourhood {
  static constexpr std::size_t kLanes = 8;  // doubles of one AVX-512 register
  std::size_t count = 0;
  std::vector<std::uint32_t> row;
  std::vector<double> x, y;    // from the body to the neighbour, d = x_j - x_i
  std::vector<double> vx, vy;  // of the neighbour
  std::vector<double> ex, ey;  // of the neighbour
  std::vector<double> reach;   // l = r_i + r_j

  void reserve(std::size_t neighbours);
};

class NeighbourGrid {
 public:
  // sight: two bodies further apart never interact. 0.5 to 3 m.
  NeighbourGrid(const navigation::Atlas& atlas, double sight_m);

  void sort(const Crowd& crowd, const Loop& loop);
  const Rows& rows() const { return rows_; }
  const navigation::Atlas& atlas() const { return *atlas_; }
  double sight() const { return sight_; }

  // Appends the rows k' != k with |x_k' - x_k| < reach that are visible from row k: |Δz| < 1.2 m,
  // line of sight through shared openings. In ascending row order. reach <= sight.
  void neighbours(std::size_t k, double reach, std::vector<std::uint32_t>& out) const;
  // The same, for the motion models: everybody visible within sight(), copied. `out` keeps its
  // memory from call to call.
  void gather(std::size_t k, Neighbourhood& out) const;
  // The rows around any point of a space (for measuring, and for finding a free place), without the
  // test of the line of sight; |Δz| < 1.2 m still holds, so nobody from the flight above is among
  // them.
  void around(plan::SpaceId space, geometry::Vec2 p, double reach,
              std::vector<std::uint32_t>& out) const;

 private:
  struct Sheet {
    geometry::Vec2 origin;
    double cell_m = 1;                     // width of a cell
    std::uint32_t columns = 0, lines = 0;  // cells in x and y
    std::size_t firstCell = 0;             // into cellBegin_
  };
  void layOutSheets();
  std::uint32_t cellOf(plan::SpaceId space, double x, double y) const;
  void copyColumns(const Crowd& crowd, const Loop::Chunk& chunk);
  template <class Visit>
  void runsAround(plan::SpaceId space, geometry::Vec2 p, double reach, Visit visit) const;
  bool visible(std::size_t k, std::size_t other) const;

  const navigation::Atlas* atlas_;
  double sight_;
  Rows rows_;
  std::vector<Sheet> sheets_;
  std::vector<plan::SheetId>
      sheetsInSight_;  // ascending per space, so that rows come in ascending order
  std::vector<std::uint32_t> sheetsInSightBegin_;  // of space s: [s, s + 1)
  std::vector<std::uint8_t> seesAll_;              // by space: everybody in it sees everybody in it
  std::vector<std::uint32_t> cellBegin_;  // rows of cell c: [cellBegin_[c], cellBegin_[c + 1])
  std::vector<std::uint32_t> agentCell_;  // by agent; kAbsent if not present
};

}  // namespace muster::crowd
