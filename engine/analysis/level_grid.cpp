#include "analysis/level_grid.h"

#include <algorithm>
#include <cmath>

#include "geometry/polygon.h"

namespace muster::analysis {

namespace {

geometry::Box boxOf(const plan::Campus& campus, plan::LevelId level) {
  geometry::Box box;
  for (const plan::Space& space : campus.spaces) {
    if (space.level == level) box.extend(space.box);
  }
  return box;
}

Raster rasterOver(const geometry::Box& box, double cell_m) {
  const auto cells = [](double length, double cell) { return std::ceil(length / cell) + 1.0; };
  while (cells(box.width(), cell_m) * cells(box.height(), cell_m) >
         static_cast<double>(kMostCells)) {
    cell_m *= 2;
  }
  Raster raster;
  raster.cell_m = cell_m;
  raster.origin = {std::floor(box.low.x / cell_m) * cell_m,
                   std::floor(box.low.y / cell_m) * cell_m};
  raster.columns = static_cast<std::size_t>(std::ceil((box.high.x - raster.origin.x) / cell_m));
  raster.lines = static_cast<std::size_t>(std::ceil((box.high.y - raster.origin.y) / cell_m));
  return raster;
}

// Gives the space the cells in it that nobody owns yet.
void own(LevelGrid& grid, const plan::Campus& campus, std::size_t index) {
  const plan::Space& space = campus.spaces[index];
  const Raster& raster = grid.raster;
  const geometry::Vec2 half = (space.box.high - space.box.low) * 0.5;
  const geometry::Vec2 middle = space.box.low + half;
  const auto [c0, c1] =
      cellsWithin(middle.x, half.x, raster.origin.x, raster.cell_m, raster.columns);
  const auto [l0, l1] = cellsWithin(middle.y, half.y, raster.origin.y, raster.cell_m, raster.lines);
  for (std::size_t l = l0; l < l1; ++l) {
    for (std::size_t c = c0; c < c1; ++c) {
      const std::size_t cell = l * raster.columns + c;
      if (grid.owner[cell] < campus.spaces.size()) continue;
      if (geometry::contains(space.shape, raster.centre(cell))) {
        grid.owner[cell] = static_cast<std::uint32_t>(index);
      }
    }
  }
}

}  // namespace

std::pair<std::size_t, std::size_t> cellsWithin(double at, double reach, double origin, double cell,
                                                std::size_t count) {
  const double low = std::ceil((at - reach - origin) / cell - 0.5);
  const double high = std::floor((at + reach - origin) / cell - 0.5) + 1.0;
  const double most = static_cast<double>(count);
  return {static_cast<std::size_t>(std::clamp(low, 0.0, most)),
          static_cast<std::size_t>(std::clamp(high, 0.0, most))};
}

std::vector<LevelGrid> levelGrids(const plan::Campus& campus, double cell_m) {
  std::vector<LevelGrid> grids;
  for (std::size_t l = 0; l < campus.levels.size(); ++l) {
    const geometry::Box box = boxOf(campus, plan::LevelId(l));
    if (box.low.x > box.high.x) continue;
    LevelGrid grid{plan::LevelId(l), rasterOver(box, cell_m), {}};
    grid.owner.assign(grid.raster.cells(), static_cast<std::uint32_t>(campus.spaces.size()));
    for (std::size_t s = 0; s < campus.spaces.size(); ++s) {
      if (campus.spaces[s].level == plan::LevelId(l)) own(grid, campus, s);
    }
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace muster::analysis
