// How far it is to the nearest wall, as one byte (distance_code.h) per small cell of a space; 0 in
// walls and outside. It answers "is this straight line clear?" by stepping along it as far as the
// last answer allows.
//
// Distances are exact up to kExact_m and a lower bound beyond. In front of openings' passages the
// raster goes on a little beyond the outline, so that lines may end on the opening's line. Thread
// rule: immutable once made.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "foundation/large_memory.h"
#include "navigation/bucket_grid.h"
#include "navigation/distance_code.h"
#include "navigation/own_walls.h"

namespace muster::navigation {

class ClearanceRaster {
 public:
  ClearanceRaster() = default;
  // `solids` are impassable areas inside the outline (fixtures), their edges among `walls`.
  ClearanceRaster(const geometry::Polygon& outline, const std::vector<geometry::Polygon>& solids,
                  const std::vector<geometry::Segment>& walls,
                  const std::vector<geometry::Segment>& passages);

  // From codes() of one with the same outline; none if there are not as many as cells.
  static std::optional<ClearanceRaster> recalled(const geometry::Polygon& outline,
                                                 LargeVector<std::uint8_t> codes);

  int at(geometry::Vec2 p) const { return clearance_[frame_.cell(p)]; }
  // What a line at `clearance_m` from a wall is sure to read: cells are sampled at their centres.
  int floorOf(double clearance_m) const {
    return std::max(1, static_cast<int>((clearance_m - kHalfDiagonal * frame_.cell_m) * 100.0));
  }
  // As near as that lines may come which are sure to read this much.
  double clearanceOf(int floor) const { return floor * 0.01 + kHalfDiagonal * frame_.cell_m; }
  double cell() const { return frame_.cell_m; }
  const CellFrame& frame() const { return frame_; }
  const LargeVector<std::uint8_t>& codes() const { return clearance_; }
  std::size_t bytes() const { return clearance_.size(); }

 private:
  static constexpr double kHalfDiagonal = 0.7072;  // of a cell
  void fillInside(const geometry::Polygon& outline, const std::vector<geometry::Polygon>& solids,
                  const std::vector<geometry::Segment>& passages,
                  LargeVector<float>& distance) const;
  void measureNearWalls(const std::vector<geometry::Segment>& walls,
                        LargeVector<float>& distance) const;

  CellFrame frame_;
  LargeVector<std::uint8_t> clearance_;
};

}  // namespace muster::navigation
