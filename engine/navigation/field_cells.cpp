#include "navigation/field_cells.h"

#include <cmath>

namespace muster::navigation {

using geometry::Vec2;

namespace {

std::vector<TurningPoint> waysRound(std::vector<TurningPoint> turning,
                                    const ClearanceRaster& raster, int wallFloor) {
  std::erase_if(turning,
                [&](const TurningPoint& corner) { return raster.at(corner.at) < wallFloor; });
  return turning;
}

}  // namespace

FieldCells::FieldCells(const CellFrame& cells, const ClearanceRaster& raster, int wallFloor,
                       std::vector<TurningPoint> turning)
    : cells_(cells),
      turning_(waysRound(std::move(turning), raster, wallFloor)),
      sight_(turning_.size(), cells_.size()) {
  findSpots(raster, wallFloor);
  indexCorners();
}

void FieldCells::findSpots(const ClearanceRaster& raster, int wallFloor) {
  constexpr int kMostAcross = 15;  // an index fits a byte
  partsAcross_ =
      std::clamp(static_cast<int>(std::ceil(cells_.cell_m / raster.cell())), 1, kMostAcross);
  spots_.assign(cells_.size(), 0);
  traits_.assign(cells_.size(), 0);
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    const Vec2 centre = cells_.centre(cell);
    int most = raster.at(centre);
    for (int k = 1; most < wallFloor && k <= partsAcross_ * partsAcross_; ++k) {
      const int wall = raster.at(part(centre, k));
      if (wall <= most) continue;
      most = wall;
      spots_[cell] = static_cast<std::uint8_t>(k);
    }
    if (most > 0) continue;
    traits_[cell] |= kInWall;
    cells_.forNeighbours(cell, [&](std::size_t beside) { traits_[beside] |= kBesideWall; });
  }
}

// A corner is near to the nine cells around it: its own cell may be too near to the wall.
void FieldCells::indexCorners() {
  for (std::uint32_t i = 0; i < turning_.size(); ++i) {
    cells_.forAround(turning_[i].at, 1, [&](std::size_t cell) {
      corners_.emplace_back(cell, i);
      traits_[cell] |= kNearCorner;
    });
  }
  std::sort(corners_.begin(), corners_.end());
}

}  // namespace muster::navigation
