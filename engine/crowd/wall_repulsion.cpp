#include "crowd/wall_repulsion.h"

#include "foundation/elementary.h"

namespace muster::crowd {

using geometry::Vec2;

Way repelledByWalls(Way wanted, const Self& self, const AtWalls& at, double strength,
                    double decay_m) {
  const double radius = self.radius;
  Vec2 sum{wanted.x, wanted.y};
  for (std::size_t i = 0; i < at.count; ++i) {
    const Vec2 away = at.position - nearestPoint(at.walls[i], at.position);
    const double w = norm(away);
    if (w > 0) sum += away * (strength * exponential((radius - w) / decay_m) / w);
  }
  return {static_cast<float>(sum.x), static_cast<float>(sum.y)};
}

}  // namespace muster::crowd
