#include "analysis/density_map.h"

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

// First and one past the last cell whose centre lies within `reach` of `at`, along one axis.
std::pair<std::size_t, std::size_t> cellsWithin(double at, double reach, double origin, double cell,
                                                std::size_t count) {
  const double low = std::ceil((at - reach - origin) / cell - 0.5);
  const double high = std::floor((at + reach - origin) / cell - 0.5) + 1.0;
  const double most = static_cast<double>(count);
  return {static_cast<std::size_t>(std::clamp(low, 0.0, most)),
          static_cast<std::size_t>(std::clamp(high, 0.0, most))};
}

}  // namespace

DensityMaps::DensityMaps(const plan::Campus& campus, double cell_m)
    : adjacent_(adjacentSpaces(campus)), gridsOfSpace_(campus.spaces.size()) {
  for (std::size_t l = 0; l < campus.levels.size(); ++l) layOut(campus, plan::LevelId(l), cell_m);
  for (std::size_t s = 0; s < campus.spaces.size(); ++s) {
    for (std::uint32_t g = 0; g < grids_.size(); ++g) {
      const bool felt = std::ranges::any_of(
          adjacent_[s], [&](plan::SpaceId near) { return campus[near].level == grids_[g].level; });
      if (felt) gridsOfSpace_[s].push_back(g);
    }
  }
}

void DensityMaps::layOut(const plan::Campus& campus, plan::LevelId level, double cell_m) {
  const geometry::Box box = boxOf(campus, level);
  if (box.low.x > box.high.x) return;
  const auto cells = [](double length, double cell) { return std::ceil(length / cell) + 1.0; };
  while (cells(box.width(), cell_m) * cells(box.height(), cell_m) >
         static_cast<double>(kMostCells)) {
    cell_m *= 2;
  }
  Grid grid;
  grid.level = level;
  grid.map.level = campus[level].id;
  grid.map.name = campus[level].name;
  grid.map.cell_m = cell_m;
  // Whole multiples of the cell, so that maps of two levels or of two runs lie on one grid.
  grid.map.origin = {std::floor(box.low.x / cell_m) * cell_m,
                     std::floor(box.low.y / cell_m) * cell_m};
  grid.map.columns = static_cast<std::size_t>(std::ceil((box.high.x - grid.map.origin.x) / cell_m));
  grid.map.lines = static_cast<std::size_t>(std::ceil((box.high.y - grid.map.origin.y) / cell_m));
  const std::size_t count = grid.map.columns * grid.map.lines;
  grid.owner.resize(count);
  grid.now.resize(count);
  grid.integral.resize(count);
  grid.above_s.resize(count);
  grid.map.max_per_m2.resize(count);
  for (std::size_t s = 0; s < campus.spaces.size(); ++s) {
    const plan::Space& space = campus.spaces[s];
    if (space.level != level) continue;
    const geometry::Vec2 o = grid.map.origin;
    const geometry::Vec2 half = (space.box.high - space.box.low) * 0.5;
    const geometry::Vec2 middle = space.box.low + half;
    const auto [c0, c1] = cellsWithin(middle.x, half.x, o.x, cell_m, grid.map.columns);
    const auto [l0, l1] = cellsWithin(middle.y, half.y, o.y, cell_m, grid.map.lines);
    for (std::size_t l = l0; l < l1; ++l) {
      for (std::size_t c = c0; c < c1; ++c) {
        plan::SpaceId& owner = grid.owner[l * grid.map.columns + c];
        if (owner.valid()) continue;
        const geometry::Vec2 centre{o.x + (static_cast<double>(c) + 0.5) * cell_m,
                                    o.y + (static_cast<double>(l) + 0.5) * cell_m};
        if (geometry::contains(space.shape, centre)) owner = plan::SpaceId(s);
      }
    }
  }
  grids_.push_back(std::move(grid));
}

void DensityMaps::scatter(Grid& grid, plan::SpaceId space, geometry::Vec2 p) const {
  const DensityMap& map = grid.map;
  const auto [c0, c1] = cellsWithin(p.x, kKernelReach_m, map.origin.x, map.cell_m, map.columns);
  const auto [l0, l1] = cellsWithin(p.y, kKernelReach_m, map.origin.y, map.cell_m, map.lines);
  for (std::size_t l = l0; l < l1; ++l) {
    const double dy = map.origin.y + (static_cast<double>(l) + 0.5) * map.cell_m - p.y;
    for (std::size_t c = c0; c < c1; ++c) {
      const std::size_t cell = l * map.columns + c;
      if (!grid.owner[cell].valid() || !adjacent(adjacent_, space, grid.owner[cell])) continue;
      const double dx = map.origin.x + (static_cast<double>(c) + 0.5) * map.cell_m - p.x;
      grid.now[cell] += static_cast<float>(kernel_per_m2(dx * dx + dy * dy));
    }
  }
}

void DensityMaps::sample(const simulation::Frame& frame, double weight_s) {
  const crowd::Crowd& crowd = *frame.crowd;
  for (Grid& grid : grids_) std::ranges::fill(grid.now, 0.0f);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!crowd.present[i]) continue;
    const plan::SpaceId space = crowd.current.space[i];
    for (const std::uint32_t g : gridsOfSpace_[space.index()]) {
      scatter(grids_[g], space, {crowd.current.x[i], crowd.current.y[i]});
    }
  }
  total_s_ += weight_s;
  for (Grid& grid : grids_) {
    for (std::size_t cell = 0; cell < grid.now.size(); ++cell) {
      const float now = grid.now[cell];
      grid.map.max_per_m2[cell] = std::max(grid.map.max_per_m2[cell], now);
      grid.integral[cell] += static_cast<double>(now) * weight_s;
      if (static_cast<double>(now) > kCrowded_per_m2) grid.above_s[cell] += weight_s;
    }
  }
}

std::vector<DensityMap> DensityMaps::maps() const {
  std::vector<DensityMap> maps;
  for (const Grid& grid : grids_) {
    DensityMap map = grid.map;
    for (std::size_t cell = 0; cell < grid.owner.size(); ++cell) {
      map.covered.push_back(grid.owner[cell].valid() ? 1 : 0);
      map.mean_per_m2.push_back(total_s_ > 0 ? static_cast<float>(grid.integral[cell] / total_s_)
                                             : 0.0f);
      map.above_s.push_back(static_cast<float>(grid.above_s[cell]));
    }
    maps.push_back(std::move(map));
  }
  return maps;
}

}  // namespace muster::analysis
