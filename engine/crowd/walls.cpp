#include "crowd/walls.h"

#include <algorithm>
#include <cmath>

namespace muster::crowd {

namespace {

using geometry::Segment;
using geometry::Vec2;

bool onWall(const Segment& wall, Vec2 p) {
  return nearestPoint(wall, p) == p;
}

Vec2 pushedOutOf(const Segment& wall, Vec2 start, Vec2 p, double radius) {
  const Vec2 nearest = nearestPoint(wall, p);
  const Vec2 away = p - nearest;
  const double squared = squaredNorm(away);
  if (!(squared < radius * radius)) return p;
  const double distance = std::sqrt(squared);
  const bool through = intersect(wall, Segment{start, p});
  if (distance > 0 && !through) return nearest + away * (radius / distance);
  // On the wall's line, or beyond it: back to the side he came from; from the line itself to the
  // left, where outlines have their inside.
  const Vec2 left = normalised(leftNormal(wall.b - wall.a));
  const double side = orientation(wall.a, wall.b, start) < 0 ? -1.0 : 1.0;
  return nearest + left * (side * radius);
}

}  // namespace

WallSet::Bits wallsWithin(std::span<const Segment> walls, Vec2 p, double reach) {
  WallSet::Bits bits = 0;
  const double squared = reach * reach;
  for (std::size_t i = 0; i < walls.size(); ++i) {
    const Segment& wall = walls[i];
    // The box first: most walls of a furnished room are out of reach, and it costs no division.
    if (std::min(wall.a.x, wall.b.x) > p.x + reach || std::max(wall.a.x, wall.b.x) < p.x - reach ||
        std::min(wall.a.y, wall.b.y) > p.y + reach || std::max(wall.a.y, wall.b.y) < p.y - reach)
      continue;
    if (squaredNorm(p - nearestPoint(wall, p)) < squared)
      bits |= WallSet::Bits{1} << std::min(i, WallSet::kLast);
  }
  return bits;
}

bool crossesWall(const WallSet& walls, Vec2 start, Vec2 end) {
  bool crosses = false;
  walls.visit([&](const Segment& wall) {
    crosses = intersect(wall, Segment{start, end}) && !onWall(wall, start);
    return !crosses;
  });
  return crosses;
}

Vec2 pushedOut(const WallSet& walls, Vec2 start, Vec2 p, double radius) {
  constexpr int kSweeps = 2;
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    walls.visit([&](const Segment& wall) {
      p = pushedOutOf(wall, start, p, radius);
      return true;
    });
  }
  return p;
}

}  // namespace muster::crowd
