// Areas: simple rings and polygons with holes, and the questions asked of them. Rings are stored
// open (last != first); outer rings counter-clockwise, holes clockwise once `oriented`.
// Boost.Polygon does the clipping, inside overlay.cpp only: corners of the operands come back
// unchanged, new ones lie on a grid of 1e-7 m, pieces thinner than 1e-6 m are dropped.
//
// Degenerate cases: a ring of fewer than three points, zero area, repeated or self-crossing edges
// is invalid; fault() names the reason, all other functions require a valid polygon unless they say
// so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geometry/segment.h"

namespace muster::geometry {

using Ring = std::vector<Vec2>;

struct Box {
  Vec2 low{1e300, 1e300};
  Vec2 high{-1e300, -1e300};

  void extend(Vec2 p);
  void extend(const Box& other);
  Box grown(double margin) const;
  bool contains(Vec2 p) const;
  bool overlaps(const Box& other) const;  // touching counts
  double width() const { return high.x - low.x; }
  double height() const { return high.y - low.y; }
};

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
};

// What is wrong with a polygon, as a stable key ("too-few-points", "not-finite", "zero-area",
// "self-crossing", "repeated-point", "hole-outside"), with the place; nullopt if it is valid. Works
// on any input. A ring may not touch itself; two rings may touch in points, not along a line. A
// hole in a hole is "hole-outside"; coordinates beyond 1e100 are "not-finite".
struct Fault {
  std::string kind;
  Vec2 where;
};
std::optional<Fault> fault(const Polygon& polygon);

Polygon oriented(Polygon polygon);  // outer counter-clockwise, holes clockwise
Box bounds(const Polygon& polygon);
double signedArea(const Ring& ring);
double area(const Polygon& polygon);  // holes subtracted
Vec2 centroid(const Polygon& polygon);
// A point well inside (for labels and as a representative), even of a horseshoe.
Vec2 innerPoint(const Polygon& polygon);
bool contains(const Polygon& polygon, Vec2 p);              // boundary counts as inside
double distanceToBoundary(const Polygon& polygon, Vec2 p);  // >= 0
std::vector<Segment> edges(const Polygon& polygon);         // all rings; inside lies to the left
bool isConvex(const Polygon& polygon);                      // no holes, no reflex corner
double overlapArea(const Polygon& a, const Polygon& b);     // 0 if they only touch
std::vector<Polygon> intersection(const Polygon& a, const Polygon& b);
std::vector<Polygon> difference(const Polygon& a, const Polygon& b);
std::vector<Polygon> unite(const std::vector<Polygon>& parts);
Ring rectangle(Vec2 low, Vec2 high);  // counter-clockwise

// The pieces of `s` that lie within `tolerance` of the boundary of `polygon`, in order along s. So
// a wall that is merely crossed gives a piece of about two tolerances. Pieces of no length are left
// out, unless s itself is a point.
std::vector<Segment> alongBoundary(const Polygon& polygon, const Segment& s, double tolerance);

}  // namespace muster::geometry
