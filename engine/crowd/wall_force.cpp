#include "crowd/wall_force.h"

#include <algorithm>

#include "foundation/elementary.h"

namespace muster::crowd {

namespace {

using geometry::Segment;
using geometry::Vec2;

constexpr double kSamePoint_m = 1e-6;

bool same(Vec2 p, Vec2 q) {
  return squaredNorm(p - q) < kSamePoint_m * kSamePoint_m;
}

// False for an end that another wall speaks for: an earlier one that has it too, or one that comes
// nearer elsewhere.
bool speaksFor(Vec2 nearest, const Segment& wall, const WallSet& walls, Vec2 p) {
  if (!same(nearest, wall.a) && !same(nearest, wall.b)) return true;
  bool speaks = true;
  bool earlier = true;
  walls.visit([&](const Segment& other) {
    if (&other == &wall) {
      earlier = false;
    } else if (same(nearest, other.a) || same(nearest, other.b)) {
      speaks = !earlier && same(nearestPoint(other, p), nearest);
    }
    return speaks;
  });
  return speaks;
}

}  // namespace

WallSet::Bits wallsFelt(const NeighbourGrid& grid, std::size_t k) {
  const Vec2 p = grid.position(k);
  return wallsWithin(grid.atlas().wallsNear(grid.rows().space[k], p), p, navigation::kWallReach_m);
}

WallForce wallForce(const SocialForce::Constants& c, const NeighbourGrid& grid, std::size_t k,
                    WallSet::Bits felt, const StepPart& part, double mass_kg) {
  const Rows& rows = grid.rows();
  const WallSet walls(grid.atlas().wallsNear(rows.space[k], grid.position(k)), felt);
  const Vec2 p = grid.coordinates().metres(part.now.x[k], part.now.y[k]);
  const Vec2 velocity{double{part.now.vx[k]}, double{part.now.vy[k]}};
  const bool walks = rows.speed[k] > 0;
  WallForce force;
  walls.visit([&](const Segment& wall) {
    const Vec2 nearest = nearestPoint(wall, p);
    const double distance = geometry::distance(nearest, p);
    if (distance == 0 || !speaksFor(nearest, wall, walls, p)) return true;
    const Vec2 n = (p - nearest) * (1 / distance);
    const double depth = double{rows.radius[k]} - distance;
    const double overlap = std::max(0.0, depth);
    const double normal = double{c.body_kg_per_s2} * overlap;
    const double repulsion =
        walks ? double{c.repulsion_m_per_s2} * mass_kg * exponential(depth / double{c.decay_m}) : 0;
    const double slide = -double{c.sliding_kg_per_m_s} * overlap * dot(leftNormal(n), velocity);
    const Vec2 f = n * (repulsion + normal) + leftNormal(n) * slide;
    force.x += f.x;
    force.y += f.y;
    force.pressing += normal;
    return true;
  });
  return force;
}

}  // namespace muster::crowd
