#include "navigation/turning_points.h"

#include <cmath>

namespace muster::navigation {

using geometry::Ring;
using geometry::Vec2;

namespace {

// The walkable side lies along `normal` of both edges meeting at the corner; they turn right there.
void addMitre(Vec2 corner, Vec2 before, Vec2 after, std::uint32_t obstacle,
              std::vector<TurningPoint>& to) {
  const Vec2 sum = before + after;
  const double square = squaredNorm(sum);
  // |before + after| = 2 cos(half turn); the mitre is kClearance_m / cos(half turn) long.
  if (square > 0.0) to.push_back({corner + sum * (2.0 * kClearance_m / square), corner, obstacle});
}

}  // namespace

void addTurningPoints(const Ring& ring, std::uint32_t obstacle, std::vector<TurningPoint>& to) {
  const std::size_t n = ring.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Vec2 corner = ring[i];
    const Vec2 in = normalised(corner - ring[(i + n - 1) % n]);
    const Vec2 out = normalised(ring[(i + 1) % n] - corner);
    constexpr double kStraight = 1e-6;
    if (cross(in, out) > -kStraight && dot(in, out) > 0.0) continue;         // straight on
    if (cross(in, out) >= 0.0 && dot(in, out) > -1.0 + kStraight) continue;  // a nook
    const Vec2 before = leftNormal(in), after = leftNormal(out);
    if (dot(in, out) > -0.1) {
      addMitre(corner, before, after, obstacle, to);
      continue;
    }
    // Turned in two halves by a cap square to the bisector.
    Vec2 cap = normalised(before + after);
    if (squaredNorm(cap) == 0.0) cap = in;
    addMitre(corner, before, cap, obstacle, to);
    addMitre(corner, cap, after, obstacle, to);
  }
}

}  // namespace muster::navigation
