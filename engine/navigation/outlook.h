// What may hide one body from another, by cell of a space: the spaces that can be looked into from
// there and the walls in between. With it, sight to a dozen neighbours at once is a dozen
// multiplications a wall; following every line from space to space (Sight) is left for the cases
// that touch a wall's end, and for cells from which two spaces that lie over each other can be
// looked into: there a wall may belong to the wrong storey.
//
// Why it is the same: from p the line to q leaves p's space either through an opening or through an
// opaque wall; where no two spaces in sight lie over each other, crossing none of the walls of all
// of them means that every space was left through an opening.
//
// Thread rule: immutable once made.
#pragma once

#include <span>
#include <vector>

#include "navigation/bucket_grid.h"
#include "navigation/own_walls.h"

namespace muster::navigation {

struct Outlook {
  struct SpaceAway {
    plan::SpaceId space;
    float away_m;  // way to it through openings
  };
  // Of each wall the part that lies near the cell, from the cell's centre, m: single precision is
  // wrong by less than 1e-5 m there, however long the wall is. A column each for ax, ay, bx, by,
  // its direction as unit vector, and how far away it is; kBeyond more entries can be read behind
  // each.
  struct Walls {
    static constexpr std::size_t kColumns = 7, kBeyond = 16;
    const float* first;
    std::size_t count;
    const float* ax() const { return first; }
    const float* ay() const { return first + count; }
    const float* bx() const { return first + 2 * count; }
    const float* by() const { return first + 3 * count; }
    const float* ux() const { return first + 4 * count; }
    const float* uy() const { return first + 5 * count; }
    const float* away_m() const { return first + 6 * count; }
  };
  // From anywhere in the cell, the nearest first: whoever looks less far may stop.
  std::span<const SpaceAway> spaces;  // the own one is the first
  Walls walls;                        // that block sight
  geometry::Vec2 centre;              // of the cell
  float certain_m;  // up to this sight, spaces and walls decide; beyond it ask Sight
};

class OutlookIndex {
 public:
  OutlookIndex() = default;
  OutlookIndex(const plan::Campus& campus, const std::vector<Portal>& portals,
               const std::vector<OwnWalls>& own, plan::SpaceId space);

  Outlook at(geometry::Vec2 p) const;
  std::size_t bytes() const;

 private:
  struct Cell {
    std::uint32_t firstSpace, firstWall;
    float certain_m;
  };
  CellFrame frame_;
  std::vector<Cell> cells_;  // one more than there are
  std::vector<Outlook::SpaceAway> spaces_;
  std::vector<float> walls_;  // the columns of each cell, one behind the other
};

}  // namespace muster::navigation
