#include "crowd/overlap.h"

#include <algorithm>
#include <cmath>

namespace muster::crowd {

namespace {

struct Pair {
  float dx, dy, squared, reach;
};

Pair pairOf(const Bodies& bodies, std::size_t k, std::size_t j) {
  const float dx = static_cast<float>(bodies.x[j] - bodies.x[k]) * bodies.metresPerUnit;
  const float dy = static_cast<float>(bodies.y[j] - bodies.y[k]) * bodies.metresPerUnit;
  return {dx, dy, dx * dx + dy * dy, bodies.radius[k] + bodies.radius[j]};
}

}  // namespace

Shift partingShift(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near) {
  Shift shift;
  float x = 0, y = 0;
  int overlapping = 0;
  for (const std::uint32_t j : near) {
    const Pair p = pairOf(bodies, k, j);
    // Without a root as long as they are far apart.
    const float watched = p.reach + kWatched_m;
    if (!(p.squared < watched * watched)) continue;
    const float distance = std::sqrt(p.squared);
    shift.nearest = std::min(shift.nearest, distance - p.reach);
    if (!(p.squared < p.reach * p.reach)) continue;
    ++overlapping;
    const float half = 0.5f * (p.reach - distance);
    // Exactly on the same spot: the lower row goes left, the other right.
    x -= distance > 0 ? half * (p.dx / distance) : (k < j ? half : -half);
    y -= distance > 0 ? half * (p.dy / distance) : 0;
  }
  if (overlapping == 0) return shift;
  const float share = overlapping <= 2 ? 0.96f : 1.2f / static_cast<float>(overlapping);
  const float size = share * std::sqrt(x * x + y * y);
  const float limit = 0.5f * bodies.radius[k];
  const float scaled = size > limit ? share * (limit / size) : share;
  shift.x = scaled * x;
  shift.y = scaled * y;
  return shift;
}

float deepestOverlap(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near) {
  float deepest = 0;
  for (const std::uint32_t j : near) {
    const Pair p = pairOf(bodies, k, j);
    if (!(p.squared < p.reach * p.reach)) continue;
    const float smaller = std::min(bodies.radius[k], bodies.radius[j]);
    deepest = std::max(deepest, (p.reach - std::sqrt(p.squared)) / (2 * smaller));
  }
  return deepest;
}

}  // namespace muster::crowd
