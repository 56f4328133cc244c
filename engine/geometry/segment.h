// Straight line pieces between two points (closed: both ends belong to it). A segment of zero
// length is a point.
#pragma once

#include <algorithm>

#include "geometry/vec2.h"

namespace muster::geometry {

struct Segment {
  Vec2 a;
  Vec2 b;

  friend constexpr bool operator==(const Segment&, const Segment&) = default;
};

inline double length(const Segment& s) {
  return distance(s.a, s.b);
}
constexpr Vec2 midpoint(const Segment& s) {
  return lerp(s.a, s.b, 0.5);
}
constexpr Segment reversed(const Segment& s) {
  return {s.b, s.a};
}

// Parameter in [0, 1] of the point of s nearest to p.
inline double nearestParameter(const Segment& s, Vec2 p) {
  const Vec2 along = s.b - s.a;
  const double squaredLength = squaredNorm(along);
  if (!(squaredLength > 0.0)) return 0.0;
  return std::clamp(dot(p - s.a, along) / squaredLength, 0.0, 1.0);
}
inline Vec2 nearestPoint(const Segment& s, Vec2 p) {
  const double t = nearestParameter(s, p);
  return t == 1.0 ? s.b : lerp(s.a, s.b, t);  // the very end, without lerp's rounding
}
double distance(const Segment& s, Vec2 p);
double distance(const Segment& s, const Segment& t);

// 1: p lies left of the line a→b, -1 right, 0 on it (or a = b). The sign is exact for all
// coordinates below 1e100 in magnitude (a quick test first, exact sums where that cannot tell):
// every decision about sides goes through here.
int orientation(Vec2 a, Vec2 b, Vec2 p);

// True if the closed segments share at least one point (touching counts).
bool intersect(const Segment& s, const Segment& t);
// True if they cross in one inner point of both (touching, overlapping and sharing ends do not
// count).
bool cross(const Segment& s, const Segment& t);

}  // namespace muster::geometry
