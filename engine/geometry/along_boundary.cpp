#include <algorithm>
#include <optional>

#include "geometry/polygon.h"

namespace muster::geometry {
namespace {

struct Interval {
  double from = 1e300;
  double to = -1e300;

  bool empty() const { return from > to; }
  void include(const Interval& other) {
    from = std::min(from, other.from);
    to = std::max(to, other.to);
  }
  void clip(const Interval& other) {
    from = std::max(from, other.from);
    to = std::min(to, other.to);
  }
};

constexpr Interval kEverywhere{-1e300, 1e300};

// Where low <= start + t * slope <= high.
Interval between(double start, double slope, double low, double high) {
  if (slope == 0.0) return start >= low && start <= high ? kEverywhere : Interval{};
  const double t0 = (low - start) / slope, t1 = (high - start) / slope;
  return {std::min(t0, t1), std::max(t0, t1)};
}

// Where the point of s at t is within `radius` of p.
Interval nearPoint(const Segment& s, Vec2 p, double radius) {
  const Vec2 along = s.b - s.a;
  const double squaredLength = squaredNorm(along);
  const double middle = dot(p - s.a, along) / squaredLength;
  const double off = cross(along, p - s.a);
  const double squaredHalf = radius * radius - off * off / squaredLength;
  if (squaredHalf < 0.0) return {};
  const double half = std::sqrt(squaredHalf / squaredLength);
  return {middle - half, middle + half};
}

// Where s is within `radius` of `edge`. The neighbourhood of an edge is a box and two discs and
// convex, so the answer is one interval: the hull of the three.
Interval nearEdge(const Segment& s, const Segment& edge, double radius) {
  Interval all = nearPoint(s, edge.a, radius);
  all.include(nearPoint(s, edge.b, radius));
  const Vec2 direction = normalised(edge.b - edge.a);
  const Vec2 start = s.a - edge.a, along = s.b - s.a;
  Interval box = between(cross(direction, start), cross(direction, along), -radius, radius);
  box.clip(between(dot(direction, start), dot(direction, along), 0.0, length(edge)));
  if (!box.empty()) all.include(box);
  all.clip({0.0, 1.0});
  return all;
}

}  // namespace

std::vector<Segment> alongBoundary(const Polygon& polygon, const Segment& s, double tolerance) {
  if (s.a == s.b) {
    return distanceToBoundary(polygon, s.a) <= tolerance ? std::vector<Segment>{s}
                                                         : std::vector<Segment>{};
  }
  std::vector<Interval> near;
  for (const Segment& edge : edges(polygon)) {
    const Interval interval = nearEdge(s, edge, tolerance);
    if (interval.from < interval.to) near.push_back(interval);
  }
  std::sort(near.begin(), near.end(), [](const Interval& a, const Interval& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  std::vector<Interval> merged;
  for (const Interval& interval : near) {
    if (merged.empty() || interval.from > merged.back().to) {
      merged.push_back(interval);
    } else {
      merged.back().to = std::max(merged.back().to, interval.to);
    }
  }
  std::vector<Segment> pieces;
  for (const Interval& interval : merged) {
    pieces.push_back({interval.from <= 0.0 ? s.a : lerp(s.a, s.b, interval.from),
                      interval.to >= 1.0 ? s.b : lerp(s.a, s.b, interval.to)});
  }
  return pieces;
}

}  // namespace muster::geometry
