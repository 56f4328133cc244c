#include "analysis/path_maps.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::analysis {

namespace {

constexpr std::uint64_t kNowhere = ~std::uint64_t{0};
constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

}  // namespace

PathMaps::PathMaps(const plan::Campus& campus, double cell_m)
    : campus_(campus), grids_(levelGrids(campus, cell_m)), gridOfSpace_(campus.spaces.size(), 0) {
  for (std::size_t s = 0; s < campus.spaces.size(); ++s) {
    const auto grid = std::ranges::find(grids_, campus.spaces[s].level, &LevelGrid::level);
    gridOfSpace_[s] = static_cast<std::size_t>(grid - grids_.begin());
  }
}

void PathMaps::visit(std::size_t agent, plan::SpaceId space, geometry::Vec2 p, double time_s) {
  const std::size_t g = gridOfSpace_[space.index()];
  const Raster& raster = grids_[g].raster;
  const double column = std::floor((p.x - raster.origin.x) / raster.cell_m);
  const double line = std::floor((p.y - raster.origin.y) / raster.cell_m);
  if (column < 0 || line < 0 || column >= static_cast<double>(raster.columns) ||
      line >= static_cast<double>(raster.lines))
    return;
  const std::size_t cell =
      static_cast<std::size_t>(line) * raster.columns + static_cast<std::size_t>(column);
  if (grids_[g].owner[cell] != space.index()) return;
  const std::uint64_t here = std::uint64_t{g} << 32 | cell;
  if (current_[agent] == here) return;
  current_[agent] = here;
  visits_.push_back({static_cast<std::uint32_t>(g), static_cast<std::uint32_t>(cell),
                     static_cast<std::uint32_t>(agent), static_cast<float>(time_s)});
}

void PathMaps::observe(const simulation::Frame& frame) {
  const crowd::Crowd& crowd = *frame.crowd;
  current_.resize(crowd.size(), kNowhere);
  indoors_s_.resize(crowd.size(), -1);
  out_.resize(crowd.size(), 0);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    out_[i] = 1;
    if (!crowd.present[i]) continue;
    const plan::SpaceId space = crowd.body[i].space;
    visit(i, space, crowd.body[i].position, frame.time_s);
    if (campus_[space].outdoor()) continue;
    indoors_s_[i] = frame.time_s;
    out_[i] = 0;
  }
}

std::vector<PathMap> PathMaps::maps() const {
  std::vector<PathMap> maps;
  std::vector<std::vector<std::uint32_t>> timed;
  for (const LevelGrid& grid : grids_) {
    const std::size_t cells = grid.raster.cells();
    maps.push_back({grid.level, grid.raster, grid.owner, std::vector<float>(cells, 0),
                    std::vector<float>(cells, 0)});
    timed.emplace_back(cells, 0);
  }
  std::vector<Visit> visits = visits_;
  std::ranges::sort(visits);
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const Visit& v = visits[i];
    if (i > 0 && visits[i - 1].grid == v.grid && visits[i - 1].cell == v.cell &&
        visits[i - 1].agent == v.agent)
      continue;  // came back
    maps[v.grid].persons[v.cell] += 1;
    const double toGo_s = indoors_s_[v.agent] - static_cast<double>(v.time_s);
    if (!out_[v.agent] || toGo_s < 0) continue;
    maps[v.grid].toExit_s[v.cell] += static_cast<float>(toGo_s);
    ++timed[v.grid][v.cell];
  }
  for (std::size_t g = 0; g < maps.size(); ++g) {
    for (std::size_t cell = 0; cell < timed[g].size(); ++cell) {
      float& time_s = maps[g].toExit_s[cell];
      time_s = timed[g][cell] == 0 ? kUnknown : time_s / static_cast<float>(timed[g][cell]);
    }
  }
  return maps;
}

}  // namespace muster::analysis
