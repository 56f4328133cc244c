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

// Without a branch, since nobody could foretell it.
Close closeOnes(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near) {
  std::uint32_t close = 0;
  bool overlap = false;
  for (std::size_t i = 0; i < near.size(); ++i) {
    const Pair p = pairOf(bodies, k, near[i]);
    const float watched = p.reach + kWatched_m;
    close |= std::uint32_t{p.squared < watched * watched} << std::min(i, kLastClose);
    overlap |= p.squared < p.reach * p.reach;
  }
  return {static_cast<CloseOnes>(close), overlap};
}

Shift partingShift(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near,
                   CloseOnes close) {
  float x = 0, y = 0;
  int overlapping = 0;
  eachOf(near, close, [&](std::uint32_t j) {
    const Pair p = pairOf(bodies, k, j);
    if (!(p.squared < p.reach * p.reach)) return true;
    ++overlapping;
    const float distance = std::sqrt(p.squared);
    const float half = 0.5f * (p.reach - distance);
    // Exactly on the same spot: the lower row goes left, the other right.
    x -= distance > 0 ? half * (p.dx / distance) : (k < j ? half : -half);
    y -= distance > 0 ? half * (p.dy / distance) : 0;
    return true;
  });
  if (overlapping == 0) return {};
  const float share = overlapping <= 2 ? 0.96f : 1.2f / static_cast<float>(overlapping);
  const float size = share * std::sqrt(x * x + y * y);
  const float limit = 0.5f * bodies.radius[k];
  const float scaled = size > limit ? share * (limit / size) : share;
  return {scaled * x, scaled * y};
}

float deepestOverlap(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near,
                     CloseOnes close) {
  float deepest = 0;
  eachOf(near, close, [&](std::uint32_t j) {
    const Pair p = pairOf(bodies, k, j);
    if (!(p.squared < p.reach * p.reach)) return true;
    const float smaller = std::min(bodies.radius[k], bodies.radius[j]);
    deepest = std::max(deepest, (p.reach - std::sqrt(p.squared)) / (2 * smaller));
    return true;
  });
  return deepest;
}

}  // namespace muster::crowd
