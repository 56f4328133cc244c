#include "io/import_facing.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace muster::io {
namespace {

using geometry::Polygon;
using geometry::Segment;
using geometry::Vec2;

// cos of 10 degrees: faces of one wall are parallel but for drawing inaccuracy.
constexpr double kParallel = 0.985;
// How far a passage reaches into the room it becomes part of.
constexpr double kReach_m = 0.02;

// Along an edge of the first area: u runs with the edge, n points out of the area.
struct Frame {
  Vec2 origin;
  Vec2 u;
  Vec2 n;

  explicit Frame(const Segment& edge)
      : origin(edge.a), u(geometry::normalised(edge.b - edge.a)), n(-geometry::leftNormal(u)) {}
  double along(Vec2 p) const { return dot(p - origin, u); }
  double out(Vec2 p) const { return dot(p - origin, n); }
};

struct Span {
  double low = 1e300;
  double high = -1e300;

  void extend(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  double size() const { return high - low; }
};

Span common(const Span& a, const Span& b) {
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

// The point of `edge` at the place `along` in the frame; the edge is nearly parallel to u.
Vec2 pointAt(const Frame& frame, const Segment& edge, double along) {
  const double a = frame.along(edge.a);
  const double b = frame.along(edge.b);
  const double t = std::clamp((along - a) / (b - a), 0.0, 1.0);
  return lerp(edge.a, edge.b, t);
}

struct Search {
  Frame frame;
  Segment edge;
  Span along;     // where both the edge and the door are
  Span door_out;  // how far the door reaches out of the area
};

std::optional<Search> startAt(const Segment& edge, const Polygon& door) {
  const double size = length(edge);
  if (size < kNarrowest_m) return std::nullopt;
  const Frame frame(edge);
  Span along;
  Span out;
  for (const Vec2 p : door.outer) {
    along.extend(frame.along(p));
    out.extend(frame.out(p));
  }
  along = common(along, {0.0, size});
  const bool touches = std::fabs(out.low) <= kTouch_m && out.high > -kTouch_m;
  if (!touches || along.size() < kNarrowest_m) return std::nullopt;
  return Search{frame, edge, along, out};
}

std::optional<Facing> meet(const Search& search, const Segment& other) {
  if (length(other) < kNarrowest_m) return std::nullopt;
  if (dot(geometry::normalised(other.b - other.a), search.frame.u) > -kParallel) {
    return std::nullopt;
  }
  Span along;
  along.extend(search.frame.along(other.a));
  along.extend(search.frame.along(other.b));
  along = common(along, search.along);
  if (along.size() < kNarrowest_m) return std::nullopt;
  Facing found{{pointAt(search.frame, search.edge, along.low),
                pointAt(search.frame, search.edge, along.high)},
               {pointAt(search.frame, other, along.low), pointAt(search.frame, other, along.high)},
               0.0,
               0.0};
  const double gap = search.frame.out(midpoint(found.far));
  const double missed = std::fabs(gap - search.door_out.high);
  if (missed > kTouch_m || gap < -kTouch_m) return std::nullopt;
  found.gap_m = std::max(0.0, gap);
  found.stretched_m = std::max({missed, search.door_out.low, 0.0});
  return found;
}

bool better(const Facing& candidate, const std::optional<Facing>& best) {
  // A millimetre decides nothing: of equally long stretches the first drawn edge wins.
  return !best || length(candidate.far) > length(best->far) + 1e-3;
}

}  // namespace

std::optional<Facing> facing(const Polygon& a, const Polygon& b, const Polygon& door) {
  std::optional<Facing> best;
  const std::vector<Segment> others = geometry::edges(b);
  for (const Segment& edge : geometry::edges(a)) {
    const auto search = startAt(edge, door);
    if (!search) continue;
    for (const Segment& other : others) {
      const auto found = meet(*search, other);
      if (found && better(*found, best)) best = found;
    }
  }
  return best;
}

std::optional<Facing> facingOut(const Polygon& a, const Polygon& door) {
  std::optional<Facing> best;
  for (const Segment& edge : geometry::edges(a)) {
    const auto search = startAt(edge, door);
    if (!search) continue;
    const Segment near{pointAt(search->frame, edge, search->along.low),
                       pointAt(search->frame, edge, search->along.high)};
    const double gap = std::max(0.0, search->door_out.high);
    const Vec2 out = search->frame.n * gap;
    const Facing found{
        near, {near.a + out, near.b + out}, gap, std::max(0.0, search->door_out.low)};
    if (better(found, best)) best = found;
  }
  return best;
}

std::optional<Facing> facingBeside(const Polygon& a, const Polygon& b, const Polygon& speck,
                                   double width_m) {
  for (const Segment& edge : geometry::edges(a)) {
    if (distance(edge, speck.outer.front()) > 2.0 * kTouch_m) continue;
    const Vec2 out = Frame(edge).n * kTouch_m;
    const Polygon strip{{edge.a, edge.b, edge.b + out, edge.a + out}, {}};
    const auto search = startAt(edge, strip);
    if (!search) continue;
    for (const Segment& other : geometry::edges(b)) {
      const auto found = meet(*search, other);
      if (found && std::fabs(length(found->far) - width_m) <= kTouch_m) return found;
    }
  }
  return std::nullopt;
}

Polygon passageArea(const Facing& facing) {
  const Vec2 across = geometry::normalised(geometry::leftNormal(facing.near.b - facing.near.a));
  const Vec2 in = across * kReach_m;
  return geometry::oriented(
      {{facing.near.a + in, facing.far.a, facing.far.b, facing.near.b + in}, {}});
}

}  // namespace muster::io
