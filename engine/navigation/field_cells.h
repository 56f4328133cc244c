// What only who makes a field asks of a terrain: where its label cells stand, which turning points
// are near them, and what these see. Fields that are recalled need none of it.
//
// Thread rule: immutable once made, but for what sightOf() remembers, which any thread may add to.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "navigation/clearance_raster.h"
#include "navigation/corner_sight.h"
#include "navigation/turning_points.h"

namespace muster::navigation {

class FieldCells {
 public:
  // A turning point that reads less than `wallFloor` is no way round: another obstacle stands too
  // near to it.
  FieldCells(const CellFrame& cells, const ClearanceRaster& raster, int wallFloor,
             std::vector<TurningPoint> turning);

  const std::vector<TurningPoint>& turningPoints() const { return turning_; }
  // Calls visit(number) for every turning point in the nine cells around this one.
  template <class Visit>
  void forCornersNear(std::size_t cell, const Visit& visit) const {
    if ((traits_[cell] & kNearCorner) == 0) return;
    auto entry = std::lower_bound(corners_.begin(), corners_.end(), CornerAt{cell, 0});
    for (; entry != corners_.end() && entry->first == cell; ++entry) visit(entry->second);
  }
  // The point of a label cell that stands for it: its centre, or where that is too near to a wall,
  // what is clearest in it.
  geometry::Vec2 spot(std::int32_t column, std::int32_t line) const {
    return part(cells_.centre(column, line), spots_[cells_.at(column, line)]);
  }
  geometry::Vec2 spot(std::size_t cell) const { return part(cells_.centre(cell), spots_[cell]); }
  // The spot lies in a wall or outside; so does that of one of the cell's neighbours.
  bool inWall(std::size_t cell) const { return (traits_[cell] & kInWall) != 0; }
  bool besideWall(std::size_t cell) const { return (traits_[cell] & kBesideWall) != 0; }
  // What a turning point sees, asked of Terrain::clear(a, b) before.
  CornerSight::Row sightOf(std::size_t corner) const { return sight_.of(corner); }

  std::size_t bytes() const {
    return sight_.bytes() + turning_.size() * sizeof(TurningPoint) + spots_.size() +
           traits_.size() + corners_.size() * sizeof(CornerAt);
  }

 private:
  static constexpr std::uint8_t kInWall = 1, kBesideWall = 2, kNearCorner = 4;
  using CornerAt = std::pair<std::size_t, std::uint32_t>;  // cell, turning point

  void findSpots(const ClearanceRaster& raster, int wallFloor);
  void indexCorners();
  // The whole cell for index 0, else the middle of that part of it.
  geometry::Vec2 part(geometry::Vec2 centre, int index) const {
    if (index == 0) return centre;
    const int column = (index - 1) % partsAcross_, line = (index - 1) / partsAcross_;
    return centre +
           geometry::Vec2{(column + 0.5) / partsAcross_ - 0.5, (line + 0.5) / partsAcross_ - 0.5} *
               cells_.cell_m;
  }

  CellFrame cells_;
  std::vector<TurningPoint> turning_;
  int partsAcross_ = 1;               // parts of a label cell are cells of the raster, about
  std::vector<std::uint8_t> spots_;   // by cell: which of its parts; 0 = its centre
  std::vector<std::uint8_t> traits_;  // by cell: kInWall, kBesideWall, kNearCorner
  std::vector<CornerAt> corners_;     // ascending
  mutable CornerSight sight_;
};

}  // namespace muster::navigation
