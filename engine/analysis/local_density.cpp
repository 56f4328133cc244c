#include "analysis/local_density.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "foundation/elementary.h"

namespace muster::analysis {

namespace {

// Offset that makes cell numbers positive for any coordinate a checked campus can have (|x| < 2^30
// cells).
constexpr std::int64_t kCellOffset = std::int64_t{1} << 30;

std::uint64_t cellKey(std::int64_t column, std::int64_t line) {
  return (static_cast<std::uint64_t>(line + kCellOffset) << 32) |
         static_cast<std::uint64_t>(column + kCellOffset);
}

std::int64_t cellOf(double coordinate) {
  return static_cast<std::int64_t>(std::floor(coordinate / kKernelReach_m));
}

}  // namespace

double kernel_per_m2(double d2_m2) {
  if (d2_m2 > kKernelReach_m * kKernelReach_m) return 0;
  return exponential(-d2_m2 / (kKernel_m * kKernel_m)) / (std::numbers::pi * kKernel_m * kKernel_m);
}

std::vector<std::vector<plan::SpaceId>> adjacentSpaces(const plan::Campus& campus) {
  std::vector<std::vector<plan::SpaceId>> table(campus.spaces.size());
  for (std::size_t s = 0; s < table.size(); ++s) table[s].push_back(plan::SpaceId(s));
  for (const plan::Opening& o : campus.openings) {
    if (o.outside()) continue;
    table[o.first.index()].push_back(o.second);
    table[o.second.index()].push_back(o.first);
  }
  for (auto& row : table) {
    std::ranges::sort(row);
    row.erase(std::unique(row.begin(), row.end()), row.end());
  }
  return table;
}

bool adjacent(const std::vector<std::vector<plan::SpaceId>>& table, plan::SpaceId a,
              plan::SpaceId b) {
  return a == b || std::ranges::binary_search(table[a.index()], b);
}

bool SampleClock::due(double time_s) {
  constexpr double kMargin_s = 1e-6;  // frames lie on multiples of the step, up to rounding
  if (started_ && time_s < next_s_ - kMargin_s) return false;
  since_s_ = started_ ? time_s - last_s_ : 0;
  started_ = true;
  last_s_ = time_s;
  next_s_ = (std::floor((time_s + kMargin_s) / kSample_s) + 1.0) * kSample_s;
  return true;
}

void LocalDensity::sortIntoCells(const simulation::Frame& frame) {
  const plan::Campus& campus = *frame.setup->campus;
  const crowd::Crowd& crowd = *frame.crowd;
  bodies_.clear();
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!crowd.present[i]) continue;
    const geometry::Vec2 p{crowd.current.x[i], crowd.current.y[i]};
    const plan::SpaceId space = crowd.current.space[i];
    bodies_.push_back({cellKey(cellOf(p.x), cellOf(p.y)), static_cast<std::uint32_t>(i), space, p.x,
                       p.y, campus[space].elevationAt(p)});
  }
  std::ranges::sort(bodies_, [](const Body& a, const Body& b) {
    return a.cell != b.cell ? a.cell < b.cell : a.agent < b.agent;
  });
}

double LocalDensity::at(std::size_t row) const {
  const Body& me = bodies_[row];
  double sum = 0;
  for (std::int64_t line = cellOf(me.y) - 1; line <= cellOf(me.y) + 1; ++line) {
    const std::uint64_t last = cellKey(cellOf(me.x) + 1, line);
    auto it = std::ranges::lower_bound(bodies_, cellKey(cellOf(me.x) - 1, line), {}, &Body::cell);
    for (; it != bodies_.end() && it->cell <= last; ++it) {
      if (std::fabs(it->z - me.z) >= kSightHeight_m) continue;
      const double d2 = (it->x - me.x) * (it->x - me.x) + (it->y - me.y) * (it->y - me.y);
      if (d2 > kKernelReach_m * kKernelReach_m) continue;
      if (adjacent(adjacent_, me.space, it->space)) sum += kernel_per_m2(d2);
    }
  }
  return sum;
}

void LocalDensity::sample(const simulation::Frame& frame) {
  if (adjacent_.empty()) adjacent_ = adjacentSpaces(*frame.setup->campus);
  sortIntoCells(frame);
  density_.assign(frame.crowd->size(), 0.0);
  for (std::size_t row = 0; row < bodies_.size(); ++row) {
    const Body& body = bodies_[row];
    const double density = at(row);
    density_[body.agent] = density;
    if (density > peak_.density_per_m2) {
      peak_ = {density, frame.time_s, {body.x, body.y}, body.space};
    }
  }
}

}  // namespace muster::analysis
