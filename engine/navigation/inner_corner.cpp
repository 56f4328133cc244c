#include "navigation/inner_corner.h"

#include <algorithm>
#include <cmath>

namespace muster::navigation {

using geometry::Vec2;

namespace {

// The next point of a way round `corner` that keeps `radius` from it and passes it on the side of
// `towards`.
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

}  // namespace

Vec2 besideCorner(const InnerCorner& corner, Vec2 x, double taste) {
  return offCorner(corner, x, taste * corner.mostOff_m);
}

Vec2 offCorner(const InnerCorner& corner, Vec2 x, double wanted_m) {
  const double height = std::max(0.0, dot(corner.at - x, corner.through));
  const double share = std::clamp((corner.begins_m - height) / (0.5 * corner.begins_m), 0.0, 1.0);
  const double wanted = share * wanted_m;
  if (wanted <= 0.0) return corner.at;
  const double foot = dot(x - corner.at, corner.inwards);
  // Not yet before the line, as on a half landing: round its end, not along the line to it.
  if (foot < 0.0) return roundCorner(x, corner.at, wanted, corner.inwards - corner.through);
  const double off =
      std::clamp(std::clamp(wanted, foot - height, foot + height), 0.0, corner.room_m);
  return corner.at + corner.inwards * off;
}

}  // namespace muster::navigation
