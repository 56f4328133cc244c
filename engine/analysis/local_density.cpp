#include "analysis/local_density.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "measure/danger_limits.h"

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
    const geometry::Vec2 p = crowd.body[i].position;
    const plan::SpaceId space = crowd.body[i].space;
    bodies_.push_back({cellKey(cellOf(p.x), cellOf(p.y)), space, static_cast<std::uint32_t>(i), p.x,
                       p.y, campus[space].elevationAt(p)});
  }
  std::ranges::sort(bodies_, [](const Body& a, const Body& b) {
    if (a.cell != b.cell) return a.cell < b.cell;
    return a.space != b.space ? a.space < b.space : a.agent < b.agent;
  });
}

void LocalDensity::findChangedCells() {
  changed_.clear();
  const auto note = [&](std::uint64_t cell) {
    if (changed_.empty() || changed_.back() != cell) changed_.push_back(cell);
  };
  const auto key = [](const Body& b) { return std::tuple(b.cell, b.space, b.agent); };
  auto old = before_.begin();
  for (const Body& now : bodies_) {
    for (; old != before_.end() && key(*old) < key(now); ++old) note(old->cell);
    const bool same = old != before_.end() && key(*old) == key(now) && old->x == now.x &&
                      old->y == now.y && old->z == now.z;
    if (!same) note(now.cell);
    if (old != before_.end() && key(*old) == key(now)) ++old;
  }
  for (; old != before_.end(); ++old) note(old->cell);
}

bool LocalDensity::changedAround(const Body& body) const {
  for (std::int64_t line = cellOf(body.y) - 1; line <= cellOf(body.y) + 1; ++line) {
    const auto first = std::ranges::lower_bound(changed_, cellKey(cellOf(body.x) - 1, line));
    if (first != changed_.end() && *first <= cellKey(cellOf(body.x) + 1, line)) return true;
  }
  return false;
}

// Everybody in the cells around who counts for a person in this cell and space.
void LocalDensity::gatherAround(const Body& body) {
  nearAt_.clear();
  nearZ_.clear();
  nearAgent_.clear();
  plan::SpaceId asked;
  bool counts = false;
  for (std::int64_t line = cellOf(body.y) - 1; line <= cellOf(body.y) + 1; ++line) {
    const std::uint64_t first = cellKey(cellOf(body.x) - 1, line);
    const std::uint64_t last = cellKey(cellOf(body.x) + 1, line);
    auto it = std::ranges::lower_bound(bodies_, first, {}, &Body::cell);
    for (; it != bodies_.end() && it->cell <= last; ++it) {
      if (it->space != asked) {
        asked = it->space;
        counts = adjacent(adjacent_, body.space, asked);
      }
      if (!counts) continue;
      nearAt_.push_back({it->x, it->y});
      nearZ_.push_back(it->z);
      nearAgent_.push_back(it->agent);
    }
  }
  squares_.resize(nearAt_.size());
}

// Two passes: which of the candidates are within reach cannot be foretold, so the first has no
// branch.
double LocalDensity::at(const Body& body) {
  std::size_t within = 0;
  for (std::size_t k = 0; k < nearAt_.size(); ++k) {
    const double dx = nearAt_[k].x - body.x;
    const double dy = nearAt_[k].y - body.y;
    const double d2 = dx * dx + dy * dy;
    squares_[within] = d2;
    within += (d2 <= kKernelReach2_m2) & (std::fabs(nearZ_[k] - body.z) < kSightHeight_m);
  }
  const DensityKernel& kernel = densityKernel();
  double sum = 0;
  for (std::size_t k = 0; k < within; ++k) sum += kernel.factor(squares_[k]);
  return sum * kKernelPeak_per_m2;
}

void LocalDensity::sample(const simulation::Frame& frame) {
  if (adjacent_.empty()) adjacent_ = adjacentSpaces(*frame.setup->campus);
  bodies_.swap(before_);
  sortIntoCells(frame);
  findChangedCells();
  density_.swap(densityBefore_);
  density_.assign(frame.crowd->size(), 0.0);
  const Body* gathered = nullptr;
  bool changed = false;
  for (const Body& body : bodies_) {
    if (!gathered || gathered->cell != body.cell || gathered->space != body.space) {
      changed = changedAround(body);
      if (changed) gatherAround(body);
      gathered = &body;
    }
    if (!changed) {  // people who sit among people who sit
      density_[body.agent] = densityBefore_[body.agent];
      continue;
    }
    const double density = at(body);
    density_[body.agent] = density;
    if (density > peak_.density_per_m2) {
      peak_ = {density, frame.time_s, {body.x, body.y}, body.space};
    }
  }
}

// More than 120 degrees apart: two streams that meet, not one that turns or merges (judgement).
constexpr double kAgainst_cos = -0.5;

Surroundings LocalDensity::around(const Body& body,
                                  std::span<const geometry::Vec2> velocity) const {
  const DensityKernel& kernel = densityKernel();
  const geometry::Vec2 own = velocity[body.agent];
  const double pace = geometry::norm(own);
  geometry::Vec2 sum;
  double weights = 0, along = 0, against = 0;
  for (std::size_t k = 0; k < nearAt_.size(); ++k) {
    const double d2 = geometry::squaredNorm(nearAt_[k] - geometry::Vec2{body.x, body.y});
    if (d2 > kKernelReach2_m2 || std::fabs(nearZ_[k] - body.z) >= kSightHeight_m) continue;
    const double weight = kernel.factor(d2);
    const geometry::Vec2 other = velocity[nearAgent_[k]];
    sum += other * weight;
    weights += weight;
    const double speed = geometry::norm(other);
    if (speed < measure::kStandsBelow_m_per_s) continue;
    const double product = geometry::dot(own, other);
    if (product > 0) along += weight;
    if (product < kAgainst_cos * pace * speed) against += weight;
  }
  if (pace < measure::kStandsBelow_m_per_s) against = 0;
  return {sum * (1 / weights),
          against > 0 ? against / along : 0};  // along holds the person himself
}

void LocalDensity::lookAround(std::span<const geometry::Vec2> velocity, double from_per_m2) {
  around_.assign(density_.size(), {});
  const Body* gathered = nullptr;
  for (const Body& body : bodies_) {
    if (density_[body.agent] < from_per_m2) continue;
    if (!gathered || gathered->cell != body.cell || gathered->space != body.space) {
      gatherAround(body);
      gathered = &body;
    }
    around_[body.agent] = around(body, velocity);
  }
}

}  // namespace muster::analysis
