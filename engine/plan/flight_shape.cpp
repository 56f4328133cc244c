#include "plan/flight_shape.h"

#include <algorithm>
#include <cmath>

#include "plan/opening_sides.h"

namespace muster::plan {

namespace {

using geometry::Polygon;
using geometry::Ring;
using geometry::Segment;
using geometry::Vec2;

constexpr double kSideCosine = 0.8660254037844386;  // 30 degrees
constexpr double kOnSide_m = 0.1;

// Sutherland and Hodgman 1974: what of a convex ring lies to the left of the line.
Ring leftOf(const Ring& ring, const Segment& line) {
  const Vec2 along = line.b - line.a;
  const auto side = [&](Vec2 p) { return cross(along, p - line.a); };
  Ring kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec2 from = ring[i];
    const Vec2 to = ring[(i + 1) % ring.size()];
    const double a = side(from);
    const double b = side(to);
    if (a >= 0.0) kept.push_back(from);
    if ((a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0)) kept.push_back(lerp(from, to, a / (a - b)));
  }
  return kept;
}

Segment movedInward(const Segment& edge) {
  const Vec2 inward = leftNormal(normalised(edge.b - edge.a)) * kFlightBoundary_m;
  return {edge.a + inward, edge.b + inward};
}

Polygon largest(std::vector<Polygon> pieces) {
  const auto best = std::max_element(
      pieces.begin(), pieces.end(),
      [](const Polygon& a, const Polygon& b) { return geometry::area(a) < geometry::area(b); });
  return best == pieces.end() ? Polygon{} : std::move(*best);
}

Polygon withoutStrips(Polygon shape, const std::vector<Segment>& sides) {
  for (const Segment& side : sides) {
    const Segment inner = movedInward(side);
    shape = largest(geometry::difference(shape, {{side.a, side.b, inner.b, inner.a}, {}}));
    if (shape.outer.empty()) break;
  }
  return shape;
}

}  // namespace

bool runsAlong(const Segment& line, const Segment& ascent) {
  const Vec2 up = normalised(ascent.b - ascent.a);
  return std::fabs(dot(normalised(line.b - line.a), up)) >= kSideCosine;
}

Polygon walkablePart(const Polygon& shape, const Ascent& ascent,
                     const std::vector<Segment>& openSides) {
  std::vector<Segment> sides;
  for (const Segment& edge : geometry::edges(shape)) {
    const bool open = std::any_of(openSides.begin(), openSides.end(), [&](const Segment& opening) {
      return geometry::distance(edge, midpoint(opening)) <= kOnSide_m;
    });
    if (!open && runsAlong(edge, ascent.line)) sides.push_back(edge);
  }
  if (!geometry::isConvex(shape)) return withoutStrips(shape, sides);
  Polygon part = shape;
  for (const Segment& side : sides) part.outer = leftOf(part.outer, movedInward(side));
  const bool nothing = part.outer.size() < 3 || geometry::area(part) <= 0.0;
  return nothing ? Polygon{} : part;
}

double narrowestWidth(const Polygon& shape, const Segment& ascent) {
  const Vec2 up = normalised(ascent.b - ascent.a);
  const geometry::Box box = geometry::bounds(shape);
  const double reach = box.width() + box.height();
  double narrowest = reach;
  for (int i = 1; i < 10; ++i) {
    const Vec2 at = lerp(ascent.a, ascent.b, 0.1 * i);
    const Segment across{at - leftNormal(up) * reach, at + leftNormal(up) * reach};
    double widest = 0.0;
    for (const auto& [from, to] : insideParts(shape, across)) {
      widest = std::max(widest, (to - from) * 2.0 * reach);
    }
    narrowest = std::min(narrowest, widest);
  }
  return narrowest;
}

}  // namespace muster::plan
