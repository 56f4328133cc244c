#include "crowd/along_walls.h"

#include <algorithm>

namespace muster::crowd {

namespace {

using geometry::Vec2;

Way alongWalls(Way way, const Self& self, const AtWalls& at, double band_m) {
  const double radius = self.radius;
  Vec2 turned{way.x, way.y};
  at.set().visit([&](const geometry::Segment& wall) {
    const Vec2 away = at.position - nearestPoint(wall, at.position);
    const double w = norm(away);
    if (!(w > 0) || !(w < radius + band_m)) return true;
    const Vec2 inward{away.x / w, away.y / w};
    const double into = dot(turned, inward);
    if (into < 0) turned -= inward * (into * std::min(1.0, 1 - (w - radius) / band_m));
    return true;
  });
  return orElse({static_cast<float>(turned.x), static_cast<float>(turned.y)}, way);
}

// True if the heading still points into a wall that is touched.
bool blocked(Way way, const Self& self, const AtWalls& at) {
  constexpr double kTouching_m = 1e-5;  // a unit of Coordinates on a campus of 30 km
  constexpr double kInto = -0.1;
  const double touching = double{self.radius} + kTouching_m;
  bool found = false;
  at.set().visit([&](const geometry::Segment& wall) {
    const Vec2 away = at.position - nearestPoint(wall, at.position);
    const double w = norm(away);
    found = w > 0 && w < touching && way.x * away.x + way.y * away.y < kInto * w;
    return !found;
  });
  return found;
}

}  // namespace

Way freeOfWalls(Way way, const Self& self, const AtWalls& walls, double band_m) {
  constexpr float kTurnedAway = -0.5f;  // more than 120 degrees off
  const Way turned = alongWalls(way, self, walls, band_m);
  const bool away = turned.x * self.dx + turned.y * self.dy < kTurnedAway;
  if (!away && !blocked(turned, self, walls)) return turned;
  return alongWalls({self.dx, self.dy}, self, walls, band_m);
}

}  // namespace muster::crowd
