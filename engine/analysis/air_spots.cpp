#include "analysis/air_spots.h"

#include <algorithm>

namespace muster::analysis {

namespace {

// One spot for each space with a cell in the block: at the centre of the first of its cells, or of
// the block if all of it is one space's.
void placeBlock(AirSpots& all, const plan::Campus& campus, const LevelGrid& grid, std::size_t line,
                std::size_t column) {
  std::vector<AirSpot>& spots = all.spots;
  const Raster& raster = grid.raster;
  const std::size_t before = spots.size();
  for (std::size_t l = line; l < std::min(line + kAirBlock, raster.lines); ++l) {
    for (std::size_t c = column; c < std::min(column + kAirBlock, raster.columns); ++c) {
      const std::size_t cell = l * raster.columns + c;
      const std::size_t owner = grid.owner[cell];
      if (owner >= campus.spaces.size() || campus.spaces[owner].outdoor()) continue;
      std::size_t spot = before;
      while (spot < spots.size() && spots[spot].space.index() != owner) ++spot;
      if (spot == spots.size()) {
        spots.push_back({plan::SpaceId(owner), raster.centre(cell), 0});
      }
      all.byGrid.back()[cell] = spot;
      if (++spots[spot].cells < kAirBlock * kAirBlock) continue;
      const double half_m = 0.5 * static_cast<double>(kAirBlock - 1) * raster.cell_m;
      spots[spot].p =
          raster.centre(line * raster.columns + column) + geometry::Vec2{half_m, half_m};
    }
  }
}

}  // namespace

AirSpots airSpots(const plan::Campus& campus) {
  AirSpots all;
  all.grids = levelGrids(campus, kAirCell_m);
  for (const LevelGrid& grid : all.grids) {
    all.byGrid.emplace_back(grid.owner.size(), kNoSpot);
    for (std::size_t line = 0; line < grid.raster.lines; line += kAirBlock) {
      for (std::size_t column = 0; column < grid.raster.columns; column += kAirBlock)
        placeBlock(all, campus, grid, line, column);
    }
  }
  return all;
}

AirMap clearAir(const plan::Campus& campus, const LevelGrid& grid) {
  const std::size_t cells = grid.owner.size();
  AirMap map;
  map.level = campus[grid.level].id;
  map.name = campus[grid.level].name;
  map.raster = grid.raster;
  map.covered.assign(cells, 0);
  map.visibility_m.assign(cells, static_cast<float>(hazard::kFarthestSeen_m));
  map.temperature_C.assign(cells, static_cast<float>(hazard::kAmbientTemperature_C));
  return map;
}

}  // namespace muster::analysis
