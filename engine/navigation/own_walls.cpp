#include "navigation/own_walls.h"

#include <algorithm>
#include <optional>

#include "navigation/wall_pieces.h"

namespace muster::navigation {

using geometry::Segment;
using geometry::Vec2;

namespace {

// An opening may be drawn this far off the outline it pierces (half a thick wall; imported plans).
constexpr double kThickestReveal_m = 0.35;
constexpr double kSameLine_m = 0.02;

// Distance between parallel, facing pieces; nothing if they do not face each other.
std::optional<double> offset(const Segment& edge, const Segment& passage) {
  const Vec2 along = normalised(edge.b - edge.a);
  const Vec2 across = passage.b - passage.a;
  constexpr double kParallel = 0.05;
  if (std::fabs(cross(along, across)) > kParallel * norm(across)) return std::nullopt;
  const double a = dot(along, passage.a - edge.a);
  const double b = dot(along, passage.b - edge.a);
  if (std::max(a, b) <= 0.0 || std::min(a, b) >= length(edge)) return std::nullopt;
  return std::fabs(cross(along, midpoint(passage) - edge.a));
}

// Cuts a passage out of an outline, and closes the reveals where it is drawn off the outline.
void cutOut(std::vector<Segment>& walls, const std::vector<Segment>& outline,
            const Segment& passage) {
  double nearest = kThickestReveal_m;
  const Segment* pierced = nullptr;
  for (const Segment& edge : outline) {
    const auto off = offset(edge, passage);
    if (!off || *off >= nearest) continue;
    nearest = *off;
    pierced = &edge;
  }
  if (!pierced) return;
  std::vector<Segment> rest;
  for (const Segment& wall : walls) {
    for (const Segment& piece : without(wall, {&passage, 1}, nearest + kSameLine_m))
      rest.push_back(piece);
  }
  walls = std::move(rest);
  if (nearest <= kSameLine_m) return;
  for (const Vec2 jamb : {passage.a, passage.b})
    walls.push_back({jamb, nearestPoint(*pierced, jamb)});
}

}  // namespace

OwnWalls ownWalls(const plan::Campus& campus, const std::vector<Portal>& portals,
                  plan::SpaceId id) {
  const plan::Space& space = campus[id];
  const auto outline = edges(space.walkable);
  const auto drawn = edges(space.shape);
  OwnWalls own{.structure = outline, .fixtures = {}, .opaque = drawn};
  for (const plan::OpeningId opening : space.openings) {
    const Portal& portal = portals[opening.index()];
    for (const Segment& passage : portal.passages) cutOut(own.structure, outline, passage);
    // Jambs: what of the drawn line is not clear, e.g. beside a flight that is narrower than its
    // mouth.
    for (const Segment& jamb : without(portal.line, portal.passages, kSameLine_m))
      own.structure.push_back(jamb);
    if (portal.seen_through_line) {
      cutOut(own.opaque, drawn, portal.line);
    } else {
      for (const Segment& passage : portal.passages) cutOut(own.opaque, drawn, passage);
    }
  }
  own.structure = joined(std::move(own.structure));
  for (const plan::FixtureId fixture : space.fixtures) {
    for (const Segment& edge : edges(campus[fixture].shape)) own.fixtures.push_back(edge);
  }
  return own;
}

}  // namespace muster::navigation
