#include "navigation/inner_corner.h"

#include <cmath>

namespace muster::navigation {

using geometry::Vec2;

Vec2 roundCorner(Vec2 x, Vec2 corner, double radius, Vec2 towards) {
  const Vec2 arm = x - corner;
  const double squared = squaredNorm(arm);
  Vec2 across = leftNormal(arm);
  if (dot(across, towards) < 0) across = -across;
  const double rest = squared - radius * radius;
  if (rest <= 0.0) return x + across;  // nearer than that: turn about the corner
  const double share = radius / squared;
  return corner + arm * (radius * share) + across * (share * std::sqrt(rest));
}

Vec2 besideCorner(const InnerCorner& corner, Vec2 x, double taste) {
  return offCorner(corner, x, taste * corner.mostOff_m);
}

}  // namespace muster::navigation
