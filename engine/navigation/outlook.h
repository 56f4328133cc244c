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
  // The part of a wall that lies near the cell, from the cell's centre, m: single precision is
  // wrong by less than 1e-5 m there, however long the wall is.
  struct WallAway {
    float ax, ay, bx, by;
    float ux, uy;  // its direction, unit vector
    float away_m;
  };
  // From anywhere in the cell, the nearest first: whoever looks less far may stop.
  std::span<const SpaceAway> spaces;  // the own one is the first
  std::span<const WallAway> walls;    // that block sight
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
  std::vector<Outlook::WallAway> walls_;
};

}  // namespace muster::navigation
