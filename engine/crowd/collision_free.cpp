#include "crowd/collision_free.h"

#include <algorithm>
#include <cmath>

#include "crowd/near_list.h"
#include "foundation/elementary.h"

namespace muster::crowd {

namespace {

using geometry::Vec2;
using Constants = CollisionFree::Constants;

// Σ R_ij = -Σ A exp((l - d)/D) e_ij over neighbours.
Vec2 repulsion(const Constants& c, const Neighbourhood& seen) {
  Vec2 sum;
  for (std::size_t i = 0; i < seen.count; ++i) {
    const Vec2 d{seen.x[i], seen.y[i]};
    const double distance = norm(d);
    if (!(distance > 0)) continue;
    const double strength =
        c.neighbourStrength * exponential((seen.reach[i] - distance) / c.neighbourDecay_m);
    sum -= d * (strength / distance);
  }
  return sum;
}

Vec2 wallRepulsion(const Constants& c, Vec2 position, double radius,
                   std::span<const geometry::Segment> walls) {
  Vec2 sum;
  for (const geometry::Segment& wall : walls) {
    const Vec2 away = position - nearestPoint(wall, position);
    const double distance = norm(away);
    if (!(distance > 0)) continue;
    sum += away * (c.wallStrength * exponential((radius - distance) / c.wallDecay_m) / distance);
  }
  return sum;
}

// s_i: the gap to the nearest in the strip of width 2 l ahead; infinite if there is none.
double gapAhead(const Neighbourhood& seen, Vec2 heading) {
  double gap = 1e300;
  for (std::size_t i = 0; i < seen.count; ++i) {
    const Vec2 d{seen.x[i], seen.y[i]};
    if (dot(heading, d) >= 0 && std::fabs(cross(heading, d)) <= seen.reach[i])
      gap = std::min(gap, norm(d) - seen.reach[i]);
  }
  return gap;
}

}  // namespace

void CollisionFree::propose(const StepContext& context, const Loop::Chunk& chunk,
                            Proposal& proposal) const {
  static thread_local Neighbourhood seen;  // scratch: filled anew for every row
  const Rows& rows = context.grid->rows();
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    context.grid->gather(k, seen);
    listNear(k, seen, context.dt, proposal);
    const Vec2 position{rows.x[k], rows.y[k]};
    const Vec2 desired{rows.dx[k], rows.dy[k]};
    Vec2 heading{rows.ex[k], rows.ey[k]};
    double speed = 0;
    if (rows.speed[k] > 0 && squaredNorm(desired) > 0) {
      const Vec2 wanted =
          normalised(desired + repulsion(constants_, seen) +
                     wallRepulsion(constants_, position, rows.radius[k], rows.walls[k]));
      if (squaredNorm(wanted) > 0) heading = wanted;
      speed = std::min(std::max(gapAhead(seen, heading) / rows.timeGap[k], 0.0), rows.speed[k]);
    }
    proposal.x[k] = position.x + speed * heading.x * context.dt;
    proposal.y[k] = position.y + speed * heading.y * context.dt;
    proposal.ex[k] = heading.x;
    proposal.ey[k] = heading.y;
  }
}

}  // namespace muster::crowd
