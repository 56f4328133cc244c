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

WallsWithin wallsWithin(std::span<const Segment> walls, Vec2 p, double reach, double farther) {
  WallsWithin found;
  const double squared = reach * reach, squaredFarther = farther * farther;
  const double left = p.x - farther, right = p.x + farther;
  const double bottom = p.y - farther, top = p.y + farther;
  for (std::size_t i = 0; i < walls.size(); ++i) {
    const auto& [a, b] = walls[i];
    // The box first: most walls of a furnished room are out of reach, and it costs no division. All
    // four sides at once, since nobody could foretell each.
    if ((std::min(a.x, b.x) > right) | (std::max(a.x, b.x) < left) | (std::min(a.y, b.y) > top) |
        (std::max(a.y, b.y) < bottom))
      continue;
    const double away = squaredNorm(p - nearestPoint(walls[i], p));
    found.bits |= WallSet::Bits{away < squared} << std::min(i, WallSet::kLast);
    found.anyFarther |= away < squaredFarther;
  }
  return found;
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
    const Vec2 before = p;
    walls.visit([&](const Segment& wall) {
      p = pushedOutOf(wall, start, p, radius);
      return true;
    });
    if (p == before) break;  // nor would the next sweep
  }
  return p;
}

}  // namespace muster::crowd
