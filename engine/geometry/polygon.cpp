#include "geometry/polygon.h"

#include <algorithm>

namespace muster::geometry {
namespace {

enum class Side { outside, boundary, inside };

// Crossing number with exact orientations: a ray to the right of p.
Side sideOf(const Ring& ring, Vec2 p) {
  bool inside = false;
  for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
    const Vec2 a = ring[i];
    const Vec2 b = ring[i + 1 == n ? 0 : i + 1];
    if (std::min(a.y, b.y) > p.y || std::max(a.y, b.y) < p.y) continue;
    const int turn = orientation(a, b, p);
    if (turn == 0 && p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x)) return Side::boundary;
    if ((a.y > p.y) != (b.y > p.y) && (turn > 0) == (b.y > a.y)) inside = !inside;
  }
  return inside ? Side::inside : Side::outside;
}

void turn(Ring& ring, bool counterClockwise) {
  if ((signedArea(ring) > 0.0) != counterClockwise) std::reverse(ring.begin(), ring.end());
}

double distanceToRing(const Ring& ring, Vec2 p) {
  double nearest = 1e300;
  for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
    nearest = std::min(nearest, distance(Segment{ring[i], ring[i + 1 == n ? 0 : i + 1]}, p));
  }
  return nearest;
}

void appendEdges(const Ring& ring, std::vector<Segment>& to) {
  for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
    to.push_back({ring[i], ring[i + 1 == n ? 0 : i + 1]});
  }
}

// First moment of a ring about `origin`, times 6 and signed like its area.
Vec2 moment(const Ring& ring, Vec2 origin) {
  Vec2 sum;
  for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
    const Vec2 a = ring[i] - origin;
    const Vec2 b = ring[i + 1 == n ? 0 : i + 1] - origin;
    sum += (a + b) * cross(a, b);
  }
  return sum;
}

}  // namespace

void Box::extend(Vec2 p) {
  low = {std::min(low.x, p.x), std::min(low.y, p.y)};
  high = {std::max(high.x, p.x), std::max(high.y, p.y)};
}

void Box::extend(const Box& other) {
  low = {std::min(low.x, other.low.x), std::min(low.y, other.low.y)};
  high = {std::max(high.x, other.high.x), std::max(high.y, other.high.y)};
}

Box Box::grown(double margin) const {
  return {{low.x - margin, low.y - margin}, {high.x + margin, high.y + margin}};
}

bool Box::contains(Vec2 p) const {
  return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y;
}

bool Box::overlaps(const Box& other) const {
  return low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y &&
         other.low.y <= high.y;
}

Polygon oriented(Polygon polygon) {
  turn(polygon.outer, true);
  for (Ring& hole : polygon.holes) turn(hole, false);
  return polygon;
}

Box bounds(const Polygon& polygon) {
  Box box;
  for (const Vec2 p : polygon.outer) box.extend(p);
  return box;
}

double signedArea(const Ring& ring) {
  if (ring.size() < 3) return 0.0;
  // About the first point: far from the origin the products would lose the digits that matter.
  double twice = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    twice += cross(ring[i] - ring[0], ring[i + 1] - ring[0]);
  }
  return 0.5 * twice;
}

double area(const Polygon& polygon) {
  double sum = std::fabs(signedArea(polygon.outer));
  for (const Ring& hole : polygon.holes) sum -= std::fabs(signedArea(hole));
  return sum;
}

Vec2 centroid(const Polygon& polygon) {
  const double whole = area(polygon);
  if (polygon.outer.empty() || !(whole > 0.0)) return innerPoint(polygon);
  const Polygon turned = oriented(polygon);
  const Vec2 origin = turned.outer.front();
  Vec2 sum = moment(turned.outer, origin);
  for (const Ring& hole : turned.holes) sum += moment(hole, origin);
  return origin + sum * (1.0 / (6.0 * whole));
}

bool contains(const Polygon& polygon, Vec2 p) {
  const Side outer = sideOf(polygon.outer, p);
  if (outer != Side::inside) return outer == Side::boundary;
  return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                      [p](const Ring& hole) { return sideOf(hole, p) == Side::inside; });
}

double distanceToBoundary(const Polygon& polygon, Vec2 p) {
  double nearest = distanceToRing(polygon.outer, p);
  for (const Ring& hole : polygon.holes) nearest = std::min(nearest, distanceToRing(hole, p));
  return nearest;
}

std::vector<Segment> edges(const Polygon& polygon) {
  const Polygon turned = oriented(polygon);
  std::vector<Segment> all;
  appendEdges(turned.outer, all);
  for (const Ring& hole : turned.holes) appendEdges(hole, all);
  return all;
}

bool isConvex(const Polygon& polygon) {
  if (!polygon.holes.empty()) return false;
  const Ring ring = oriented(polygon).outer;
  const std::size_t n = ring.size();
  for (std::size_t i = 0; i < n; ++i) {
    if (orientation(ring[i], ring[(i + 1) % n], ring[(i + 2) % n]) < 0) return false;
  }
  return true;
}

Ring rectangle(Vec2 low, Vec2 high) {
  return {low, {high.x, low.y}, high, {low.x, high.y}};
}

}  // namespace muster::geometry
