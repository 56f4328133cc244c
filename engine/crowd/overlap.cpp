#include "crowd/overlap.h"

#include <algorithm>
#include <cmath>

namespace muster::crowd {

using geometry::Vec2;

Vec2 partingShift(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near) {
  const Vec2 p{bodies.x[k], bodies.y[k]};
  const double radius = bodies.radius[k];
  Vec2 sum;
  int overlapping = 0;
  for (const std::uint32_t j : near) {
    const Vec2 d{bodies.x[j] - p.x, bodies.y[j] - p.y};
    const double l = radius + bodies.radius[j];
    const double squared = squaredNorm(d);
    if (!(squared < l * l)) continue;
    ++overlapping;
    const double distance = std::sqrt(squared);
    // Exactly on the same spot: the lower id goes left, the other right.
    const Vec2 apart =
        distance > 0 ? d * (1 / distance) : Vec2{bodies.agent[k] < bodies.agent[j] ? 1.0 : -1.0, 0};
    sum -= apart * (0.5 * (l - distance));
  }
  if (overlapping == 0) return {};
  const Vec2 shift = sum * (overlapping <= 2 ? 0.96 : 1.2 / overlapping);
  const double size = norm(shift);
  const double limit = 0.5 * radius;
  return size > limit ? shift * (limit / size) : shift;
}

double deepestOverlap(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near) {
  double deepest = 0;
  for (const std::uint32_t j : near) {
    const double dx = bodies.x[j] - bodies.x[k];
    const double dy = bodies.y[j] - bodies.y[k];
    const double l = bodies.radius[k] + bodies.radius[j];
    const double squared = dx * dx + dy * dy;
    if (squared < l * l)
      deepest = std::max(
          deepest, (l - std::sqrt(squared)) / (2 * std::min(bodies.radius[k], bodies.radius[j])));
  }
  return deepest;
}

}  // namespace muster::crowd
