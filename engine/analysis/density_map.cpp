#include "analysis/density_map.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace muster::analysis {

namespace {

// For each cell, one past the last column of the run of cells of one owner that it lies in.
std::vector<std::uint32_t> ownersRuns(const std::vector<std::uint32_t>& owner,
                                      std::size_t columns) {
  std::vector<std::uint32_t> ends(owner.size());
  for (std::size_t cell = owner.size(); cell-- > 0;) {
    const std::size_t next = cell % columns + 1;
    const bool goesOn = next < columns && owner[cell + 1] == owner[cell];
    ends[cell] = goesOn ? ends[cell + 1] : static_cast<std::uint32_t>(next);
  }
  return ends;
}

}  // namespace

DensityMaps::DensityMaps(const plan::Campus& campus, double cell_m)
    : adjacent_(adjacentSpaces(campus)),
      gridsOfSpace_(campus.spaces.size()),
      feels_(campus.spaces.size() + 1, 0) {
  for (LevelGrid& cells : levelGrids(campus, cell_m)) layOut(campus, std::move(cells));
  for (std::size_t s = 0; s < campus.spaces.size(); ++s) {
    for (std::uint32_t g = 0; g < grids_.size(); ++g) {
      const bool felt = std::ranges::any_of(
          adjacent_[s], [&](plan::SpaceId near) { return campus[near].level == grids_[g].level; });
      if (felt) gridsOfSpace_[s].push_back(g);
    }
  }
}

void DensityMaps::layOut(const plan::Campus& campus, LevelGrid cells) {
  Grid grid;
  grid.level = cells.level;
  grid.map.level = campus[cells.level].id;
  grid.map.name = campus[cells.level].name;
  grid.map.origin = cells.raster.origin;
  grid.map.cell_m = cells.raster.cell_m;
  grid.map.columns = cells.raster.columns;
  grid.map.lines = cells.raster.lines;
  const std::size_t count = cells.raster.columns * cells.raster.lines;
  grid.now.resize(count);
  grid.felt.resize(grid.map.lines);
  grid.integral.resize(count);
  grid.above_s.resize(count);
  grid.map.max_per_m2.resize(count);
  grid.owner = std::move(cells.owner);
  grid.same = ownersRuns(grid.owner, grid.map.columns);
  grids_.push_back(std::move(grid));
}

// Who follows is felt in the spaces beside `space`.
void DensityMaps::standIn(plan::SpaceId space) {
  if (space == space_) return;
  if (space_.valid()) {
    for (const plan::SpaceId near : adjacent_[space_.index()]) feels_[near.index()] = 0;
  }
  for (const plan::SpaceId near : adjacent_[space.index()]) feels_[near.index()] = 1;
  space_ = space;
}

// In single precision, as the maps are: exp(-u) as the eighth power of a polynomial that is good
// for exp(-u / 8), relative error below 2e-6.
void DensityMaps::Axis::measure(double at, double origin, double cell_m, std::size_t count) {
  std::tie(first, last) = cellsWithin(at, kKernelReach_m, origin, cell_m, count);
  const int cells = last > first ? static_cast<int>(last - first) : 0;
  if (static_cast<int>(squares_m2.size()) < cells) {
    squares_m2.resize(last - first);
    factors.resize(last - first);
  }
  float* square_m2 = squares_m2.data();
  float* factor = factors.data();
  const auto start = static_cast<float>(origin + (static_cast<double>(first) + 0.5) * cell_m - at);
  const auto step = static_cast<float>(cell_m);
  constexpr float kEighth = 0.125f / static_cast<float>(kKernel_m * kKernel_m);
  for (int k = 0; k < cells; ++k) {
    const float d = start + step * static_cast<float>(k);
    const float square = d * d;
    const float v = square * kEighth;
    const float tail = 1.0f / 24.0f - v * (1.0f / 120.0f - v * (1.0f / 720.0f));
    const float power = 1.0f - v * (1.0f - v * (0.5f - v * (1.0f / 6.0f - v * tail)));
    const float power2 = power * power;
    const float power4 = power2 * power2;
    square_m2[k] = square;
    factor[k] = power4 * power4;
  }
}

std::pair<std::size_t, std::size_t> DensityMaps::Axis::within(float rest_m2) const {
  std::size_t a = first, b = last;
  while (a < b && squares_m2[a - first] > rest_m2) ++a;
  while (b > a && squares_m2[b - 1 - first] > rest_m2) --b;
  return {a, b};
}

void DensityMaps::scatter(Grid& grid, geometry::Vec2 p) {
  const DensityMap& map = grid.map;
  alongX_.measure(p.x, map.origin.x, map.cell_m, map.columns);
  alongY_.measure(p.y, map.origin.y, map.cell_m, map.lines);
  const std::size_t c0 = alongX_.first, c1 = alongX_.last;
  if (c0 >= c1) return;
  const float* factors = alongX_.factors.data();
  for (std::size_t l = alongY_.first; l < alongY_.last; ++l) {
    const std::size_t k = l - alongY_.first;
    const float factor = static_cast<float>(kKernelPeak_per_m2) * alongY_.factors[k];
    const auto [from, to] =
        alongX_.within(static_cast<float>(kKernelReach2_m2) - alongY_.squares_m2[k]);
    const std::size_t line = l * map.columns;
    for (std::size_t first = from; first < to;) {
      const std::size_t last = std::min<std::size_t>(to, grid.same[line + first]);
      if (feels_[grid.owner[line + first]]) {
        float* now = &grid.now[line + first];
        const float* along = factors + (first - c0);
        for (std::size_t c = 0; c < last - first; ++c) now[c] += along[c] * factor;
      }
      first = last;
    }
    Felt& felt = grid.felt[l];
    felt = felt.first < felt.last ? Felt{std::min(felt.first, c0), std::max(felt.last, c1)}
                                  : Felt{c0, c1};
  }
}

// Without a branch in the loop, so that several cells are treated at once.
void DensityMaps::collect(Grid& grid, double weight_s) {
  for (std::size_t l = 0; l < grid.map.lines; ++l) {
    const Felt& felt = grid.felt[l];
    if (felt.first >= felt.last) continue;
    const std::size_t begin = l * grid.map.columns + felt.first, cells = felt.last - felt.first;
    const float* now = &grid.now[begin];
    float* most = &grid.map.max_per_m2[begin];
    double* integral = &grid.integral[begin];
    double* above_s = &grid.above_s[begin];
    for (std::size_t c = 0; c < cells; ++c) {
      const auto density = static_cast<double>(now[c]);
      most[c] = std::max(most[c], now[c]);
      integral[c] += density * weight_s;
      above_s[c] += density > kCrowded_per_m2 ? weight_s : 0.0;
    }
  }
}

// On a level where everybody sits the picture stays what it was.
void DensityMaps::scatterAll(Grid& grid) {
  if (grid.standing == grid.stood) return;
  for (std::size_t l = 0; l < grid.map.lines; ++l) {
    const auto line = grid.now.begin() + static_cast<std::ptrdiff_t>(l * grid.map.columns);
    std::fill(line + static_cast<std::ptrdiff_t>(grid.felt[l].first),
              line + static_cast<std::ptrdiff_t>(grid.felt[l].last), 0.0f);
    grid.felt[l] = {};
  }
  for (const Stander& one : grid.standing) {
    standIn(one.space);
    scatter(grid, {one.x, one.y});
  }
}

void DensityMaps::sample(const simulation::Frame& frame, double weight_s) {
  const crowd::Crowd& crowd = *frame.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!crowd.present[i]) continue;
    const plan::SpaceId space = crowd.body[i].space;
    for (const std::uint32_t g : gridsOfSpace_[space.index()])
      grids_[g].standing.push_back({crowd.body[i].position.x, crowd.body[i].position.y, space});
  }
  total_s_ += weight_s;
  for (Grid& grid : grids_) {
    scatterAll(grid);
    collect(grid, weight_s);
    grid.stood.swap(grid.standing);
    grid.standing.clear();
  }
}

std::vector<DensityMap> DensityMaps::maps() const {
  std::vector<DensityMap> maps;
  for (const Grid& grid : grids_) {
    DensityMap map = grid.map;
    for (std::size_t cell = 0; cell < grid.owner.size(); ++cell) {
      map.covered.push_back(grid.owner[cell] + 1 < feels_.size() ? 1 : 0);
      map.mean_per_m2.push_back(total_s_ > 0 ? static_cast<float>(grid.integral[cell] / total_s_)
                                             : 0.0f);
      map.above_s.push_back(static_cast<float>(grid.above_s[cell]));
    }
    maps.push_back(std::move(map));
  }
  return maps;
}

}  // namespace muster::analysis
