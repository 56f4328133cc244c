// An inner corner to which the shortest way draws everybody, and where people walk instead: side by
// side, each as far off it as his taste has it. Corners are ends of an opening, or turns inside a
// space; nobody insists on the last decimetre (judgement; without it two dog-leg flights of 1.8 m
// pass no more than one file each, and 500 people round the corner of a way of 20 m take 337 s
// instead of 114: RiMEA 4.1.1 test 15, measured with five seeds).
//
// Thread rule: pure functions.
#pragma once

#include <algorithm>
#include <cmath>

#include "geometry/vec2.h"

namespace muster::navigation {

struct InnerCorner {
  geometry::Vec2 at;       // where the shortest way passes it
  geometry::Vec2 inwards;  // unit vector from there along the line that is crossed
  geometry::Vec2 through;  // unit vector across that line, in walking direction
  double room_m;           // the line's free length
  double mostOff_m;        // nobody wants to be further off, <= room_m
  double begins_m;         // the spread begins this far before the line, is whole at half of it
};

// The next point of a way round `corner` that keeps `radius` from it and passes it on the side of
// `towards`.
inline geometry::Vec2 roundCorner(geometry::Vec2 x, geometry::Vec2 corner, double radius,
                                  geometry::Vec2 towards) {
  const geometry::Vec2 arm = x - corner;
  const double squared = squaredNorm(arm);
  const geometry::Vec2 left = leftNormal(arm);
  // A product: nobody foresees the side.
  const geometry::Vec2 across = left * std::copysign(1.0, dot(left, towards));
  const double rest = squared - radius * radius;
  if (rest <= 0.0) return x + across;  // nearer than that: turn about the corner
  const double share = radius / squared;
  return corner + arm * (radius * share) + across * (share * std::sqrt(rest));
}

// std::clamp without a branch, for limits that nobody foresees.
inline double between(double x, double low, double high) {
  return std::min(std::max(x, low), high);
}

// The point of the line to head for at x by whoever wants to be `wanted_m` off the corner when he
// passes it, as besideCorner.
inline geometry::Vec2 offCorner(const InnerCorner& corner, geometry::Vec2 x, double wanted_m) {
  const double height = std::max(0.0, dot(corner.at - x, corner.through));
  const double share = between((corner.begins_m - height) / (0.5 * corner.begins_m), 0.0, 1.0);
  const double wanted = share * wanted_m;
  if (wanted <= 0.0) return corner.at;
  const double foot = dot(x - corner.at, corner.inwards);
  // Not yet before the line, as on a half landing: round its end, not along the line to it.
  if (foot < 0.0) return roundCorner(x, corner.at, wanted, corner.inwards - corner.through);
  const double off = between(between(wanted, foot - height, foot + height), 0.0, corner.room_m);
  return corner.at + corner.inwards * off;
}

// The point of the line to head for at x; `at` for taste 0. Never steeper than 45° to the line's
// normal on the last steps.
geometry::Vec2 besideCorner(const InnerCorner& corner, geometry::Vec2 x, double taste);

}  // namespace muster::navigation
