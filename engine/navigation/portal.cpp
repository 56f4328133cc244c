#include "navigation/portal.h"

#include <algorithm>

namespace muster::navigation {

using geometry::Segment;
using geometry::Vec2;

namespace {

// A passage and the walkable outline may differ by what people draw sloppily; the finest tolerance
// that finds anything is used, so that a flight's mouth is cut exactly where the flight is.
constexpr double kSnaps_m[] = {0.002, 0.05};
// Pieces shorter than this let nobody pass and are dropped.
constexpr double kShortestPassage_m = 0.05;

// The part of `passage` that lies on the outline of `space`; the passage itself where the outline
// is elsewhere.
std::vector<Segment> onOutline(const plan::Space& space, const Segment& passage) {
  for (const double snap : kSnaps_m) {
    auto pieces = geometry::alongBoundary(space.walkable, passage, snap);
    std::erase_if(pieces, [](const Segment& s) { return length(s) < kShortestPassage_m; });
    if (!pieces.empty()) return pieces;
  }
  return {passage};
}

std::vector<Segment> clearPassages(const plan::Campus& campus, const plan::Opening& opening) {
  std::vector<Segment> clear;
  for (const Segment& drawn : opening.passages) {
    for (const Segment& near : onOutline(campus[opening.first], drawn)) {
      if (opening.outside()) {
        clear.push_back(near);
        continue;
      }
      for (const Segment& both : onOutline(campus[opening.second], near)) clear.push_back(both);
    }
  }
  return clear;
}

Segment aimOf(const Segment& passage) {
  const double width = length(passage);
  if (width <= 2 * kClearance_m) return {midpoint(passage), midpoint(passage)};
  const double inset = kClearance_m / width;
  return {lerp(passage.a, passage.b, inset), lerp(passage.b, passage.a, inset)};
}

bool within(const Segment& piece, Vec2 along, double t, Vec2 origin) {
  constexpr double kRounding_m = 1e-9;
  const double a = dot(piece.a - origin, along);
  const double b = dot(piece.b - origin, along);
  return t >= std::min(a, b) - kRounding_m && t <= std::max(a, b) + kRounding_m;
}

}  // namespace

Vec2 Portal::middle() const {
  return midpoint(passages[passages.size() / 2]);
}

double Portal::span_m() const {
  return geometry::distance(aims.front().a, aims.back().b);
}

bool Portal::onFirstSide(Vec2 p) const {
  return geometry::orientation(line.a, line.b, p) >= 0;
}

Vec2 Portal::outward(plan::SpaceId side) const {
  const Vec2 left = leftNormal(along);
  return side == first ? -left : left;
}

std::vector<Portal> makePortals(const plan::Campus& campus) {
  std::vector<Portal> portals;
  portals.reserve(campus.openings.size());
  for (const plan::Opening& opening : campus.openings) {
    Portal portal;
    portal.line = opening.line;
    portal.along = normalised(opening.line.b - opening.line.a);
    portal.first = opening.first;
    portal.second = opening.second;
    portal.passages = clearPassages(campus, opening);
    for (const Segment& passage : portal.passages) portal.aims.push_back(aimOf(passage));
    portal.box.extend(opening.line.a);
    portal.box.extend(opening.line.b);
    portal.box = portal.box.grown(2 * kSideSlack_m);
    portal.seen_through_line = opening.kind == plan::OpeningKind::gap;
    portals.push_back(std::move(portal));
  }
  return portals;
}

std::optional<LinePassing> passes(const Portal& portal, std::span<const Segment> through,
                                  plan::SpaceId side, Vec2 p, Vec2 q) {
  const bool fromFirst = side == portal.first;
  // Signed distances to the line, positive on this side.
  const double sign = fromFirst ? 1.0 : -1.0;
  const double after = sign * cross(portal.along, q - portal.line.a);
  if (portal.onFirstSide(q) == fromFirst) return std::nullopt;
  const double before = sign * cross(portal.along, p - portal.line.a);
  if (before < -kSideSlack_m) return std::nullopt;
  const double s = before > after ? std::clamp(before / (before - after), 0.0, 1.0) : 0.0;
  const Vec2 where = lerp(p, q, s);
  const double t = dot(where - portal.line.a, portal.along);
  for (const Segment& piece : through) {
    if (within(piece, portal.along, t, portal.line.a)) return LinePassing{s, where};
  }
  return std::nullopt;
}

}  // namespace muster::navigation
