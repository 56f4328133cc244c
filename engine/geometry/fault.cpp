// The one function that must take anything: every other one may then trust its polygon.
#include <algorithm>

#include "geometry/polygon.h"

namespace muster::geometry {
namespace {

// Beyond this, products of three coordinates overflow and no side can be decided.
constexpr double kLargestCoordinate = 1e100;
// A ring that fits between two parallel lines this far apart (m) has no area worth the name: far
// below any drawing's precision (1 mm), far above rounding at campus coordinates.
constexpr double kFlat = 1e-6;

struct Edge {
  Segment segment;
  std::size_t ring;   // 0 = outer, then the holes
  std::size_t index;  // within its ring
  std::size_t count;  // edges of its ring

  double left() const { return std::min(segment.a.x, segment.b.x); }
  double right() const { return std::max(segment.a.x, segment.b.x); }
};

bool usable(Vec2 p) {
  return std::fabs(p.x) <= kLargestCoordinate && std::fabs(p.y) <= kLargestCoordinate;
}

std::optional<Fault> repeatedPoint(const Ring& ring) {
  const auto before = [](Vec2 a, Vec2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
  Ring sorted = ring;
  std::sort(sorted.begin(), sorted.end(), before);
  const auto twin = std::adjacent_find(sorted.begin(), sorted.end());
  if (twin == sorted.end()) return std::nullopt;
  return Fault{"repeated-point", *twin};
}

bool flat(const Ring& ring) {
  const Vec2 origin = ring.front();
  const Vec2 farthest = *std::max_element(ring.begin(), ring.end(), [origin](Vec2 a, Vec2 b) {
    return squaredNorm(a - origin) < squaredNorm(b - origin);
  });
  const Vec2 direction = normalised(farthest - origin);
  return std::all_of(ring.begin(), ring.end(), [=](Vec2 p) {
    return std::fabs(cross(direction, p - origin)) <= 0.5 * kFlat;
  });
}

std::optional<Fault> ringFault(const Ring& ring) {
  if (ring.size() < 3) return Fault{"too-few-points", ring.empty() ? Vec2{} : ring.front()};
  const auto bad = std::find_if_not(ring.begin(), ring.end(), usable);
  if (bad != ring.end()) return Fault{"not-finite", *bad};
  if (auto repeated = repeatedPoint(ring)) return repeated;
  if (flat(ring)) return Fault{"zero-area", ring.front()};
  return std::nullopt;
}

Vec2 crossingOf(const Segment& s, const Segment& t) {
  const Vec2 u = s.b - s.a, v = t.b - t.a;
  const double along = cross(t.a - s.a, v) / cross(u, v);
  return lerp(s.a, s.b, std::clamp(along, 0.0, 1.0));
}

bool onSegment(const Segment& s, Vec2 p) {
  return intersect(s, Segment{p, p});
}

// An end of one that lies on the other.
Vec2 touchOf(const Segment& s, const Segment& t) {
  if (onSegment(s, t.a)) return t.a;
  if (onSegment(s, t.b)) return t.b;
  return onSegment(t, s.a) ? s.a : s.b;
}

// Two edges that follow each other share a point by right; they must not fold back on each other.
bool foldsBack(const Segment& first, const Segment& second) {
  return orientation(first.a, first.b, second.b) == 0 &&
         dot(first.b - first.a, second.b - second.a) < 0.0;
}

bool overlapAlongALine(const Segment& s, const Segment& t) {
  if (orientation(s.a, s.b, t.a) != 0 || orientation(s.a, s.b, t.b) != 0) return false;
  const Vec2 direction = s.b - s.a;
  const double from = dot(t.a - s.a, direction), to = dot(t.b - s.a, direction);
  return std::max(from, to) > 0.0 && std::min(from, to) < squaredNorm(direction);
}

// Where two edges meet that must not. Different rings may touch in a point, edges of one ring may
// not.
std::optional<Vec2> forbiddenMeeting(const Edge& a, const Edge& b) {
  const Segment& s = a.segment;
  const Segment& t = b.segment;
  if (!intersect(s, t)) return std::nullopt;
  if (cross(s, t)) return crossingOf(s, t);
  if (a.ring != b.ring) {
    return overlapAlongALine(s, t) ? std::optional(touchOf(s, t)) : std::nullopt;
  }
  if ((a.index + 1) % a.count == b.index) {
    return foldsBack(s, t) ? std::optional(s.b) : std::nullopt;
  }
  if ((b.index + 1) % a.count == a.index) {
    return foldsBack(t, s) ? std::optional(t.b) : std::nullopt;
  }
  return touchOf(s, t);
}

void appendEdges(const Ring& ring, std::size_t number, std::vector<Edge>& to) {
  for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
    to.push_back({{ring[i], ring[(i + 1) % n]}, number, i, n});
  }
}

// Sorted by their left ends, an edge can only meet those that begin before it ends.
std::optional<Fault> selfCrossing(const Polygon& polygon) {
  std::vector<Edge> all;
  appendEdges(polygon.outer, 0, all);
  for (std::size_t h = 0; h < polygon.holes.size(); ++h) appendEdges(polygon.holes[h], h + 1, all);
  std::stable_sort(all.begin(), all.end(),
                   [](const Edge& a, const Edge& b) { return a.left() < b.left(); });
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size() && all[j].left() <= all[i].right(); ++j) {
      if (const auto place = forbiddenMeeting(all[i], all[j]))
        return Fault{"self-crossing", *place};
    }
  }
  return std::nullopt;
}

// The rings do not cross, so a hole is in as a whole or out as a whole; corners and edge middles,
// because corners may all touch the other ring.
std::optional<Vec2> pointOutside(const Ring& hole, const Ring& outer) {
  const Polygon area{outer, {}};
  for (std::size_t i = 0; i < hole.size(); ++i) {
    const Vec2 middle = lerp(hole[i], hole[(i + 1) % hole.size()], 0.5);
    if (!contains(area, hole[i])) return hole[i];
    if (!contains(area, middle)) return middle;
  }
  return std::nullopt;
}

std::optional<Fault> holeOutside(const Polygon& polygon) {
  for (const Ring& hole : polygon.holes) {
    if (const auto place = pointOutside(hole, polygon.outer)) return Fault{"hole-outside", *place};
  }
  for (std::size_t i = 0; i < polygon.holes.size(); ++i) {
    const Vec2 inside = innerPoint(Polygon{polygon.holes[i], {}});
    for (std::size_t j = 0; j < polygon.holes.size(); ++j) {
      if (i != j && contains(Polygon{polygon.holes[j], {}}, inside)) {
        return Fault{"hole-outside", inside};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Fault> fault(const Polygon& polygon) {
  if (auto found = ringFault(polygon.outer)) return found;
  for (const Ring& hole : polygon.holes) {
    if (auto found = ringFault(hole)) return found;
  }
  if (auto found = selfCrossing(polygon)) return found;
  return holeOutside(polygon);
}

}  // namespace muster::geometry
