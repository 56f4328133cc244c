#include "crowd/walls.h"

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

bool crossesWall(std::span<const Segment> walls, Vec2 start, Vec2 end) {
  for (const Segment& wall : walls)
    if (intersect(wall, Segment{start, end}) && !onWall(wall, start)) return true;
  return false;
}

Vec2 pushedOut(std::span<const Segment> walls, Vec2 start, Vec2 p, double radius) {
  constexpr int kSweeps = 2;
  for (int sweep = 0; sweep < kSweeps; ++sweep)
    for (const Segment& wall : walls) p = pushedOutOf(wall, start, p, radius);
  return p;
}

}  // namespace muster::crowd
