#include "viewer/pick.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace muster::viewer {

namespace {

constexpr double kReach_px = 9;
constexpr double kBody_m = 1.2;  // height of what is drawn of a person at a slant

bool isShown(const plan::Campus& campus, const ViewState& view, plan::LevelId level) {
  return view.stacked || campus[level].ordinal == campus[view.level].ordinal;
}

Selection pickPerson(const plan::Campus& campus, const Moment& moment, const ViewState& view,
                     const Projection& projection, Pixel at) {
  Selection best;
  double nearest = kReach_px;
  for (std::size_t i = 0; i < moment.people.size(); ++i) {
    const Person& person = moment.people[i];
    if (!person.present || !isShown(campus, view, campus[person.space].level)) continue;
    double z = campus[person.space].elevationAt(person.position) * stretchOf(view);
    if (view.stacked) z += kBody_m / 2;
    const Pixel p = projection.pixel({person.position.x, person.position.y, z});
    const double distance = std::hypot(p.x - at.x, p.y - at.y);
    if (distance > nearest) continue;
    nearest = distance;
    best = {Selection::Kind::person, i};
  }
  return best;
}

// Those shown, the highest first: it lies on top.
std::vector<plan::LevelId> shownFromAbove(const plan::Campus& campus, const ViewState& view) {
  std::vector<plan::LevelId> levels;
  for (std::size_t i = 0; i < campus.levels.size(); ++i) {
    if (isShown(campus, view, plan::LevelId(i))) levels.emplace_back(i);
  }
  std::ranges::stable_sort(levels, std::ranges::greater{},
                           [&](plan::LevelId id) { return campus[id].elevation_m; });
  return levels;
}

// A room before the ground that it stands on.
std::optional<std::size_t> spaceAt(const plan::Campus& campus, plan::LevelId level,
                                   geometry::Vec2 p) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < campus.spaces.size(); ++i) {
    const plan::Space& space = campus.spaces[i];
    if (space.level != level || !space.box.contains(p) || !geometry::contains(space.shape, p))
      continue;
    found = i;
    if (!space.outdoor()) break;
  }
  return found;
}

Selection zoneAt(const plan::Campus& campus, std::size_t space, geometry::Vec2 p) {
  for (std::size_t i = 0; i < campus.zones.size(); ++i) {
    const plan::Zone& zone = campus.zones[i];
    if (zone.kind == plan::ZoneKind::assembly && zone.space.index() == space &&
        geometry::contains(zone.shape, p))
      return {Selection::Kind::zone, i};
  }
  return {Selection::Kind::space, space};
}

}  // namespace

Selection pick(const Document& document, const Moment& moment, const ViewState& view,
               const Projection& projection, Pixel at) {
  const plan::Campus& campus = *document.campus;
  const Selection person = pickPerson(campus, moment, view, projection, at);
  if (person.kind != Selection::Kind::nothing) return person;
  for (const plan::LevelId level : shownFromAbove(campus, view)) {
    const geometry::Vec2 p = projection.ground(at, campus[level].elevation_m * stretchOf(view));
    for (std::size_t i = 0; i < campus.openings.size(); ++i) {
      const plan::Opening& opening = campus.openings[i];
      if (campus[opening.first].level == level &&
          geometry::distance(opening.line, p) < kReach_px * projection.metresPerPixel())
        return {Selection::Kind::opening, i};
    }
    if (const auto space = spaceAt(campus, level, p)) return zoneAt(campus, *space, p);
  }
  return {};
}

ProbePoint probeAt(const Document& document, const ViewState& view, const Projection& projection,
                   Pixel at) {
  const plan::Campus& campus = *document.campus;
  for (const plan::LevelId level : shownFromAbove(campus, view)) {
    const geometry::Vec2 p = projection.ground(at, campus[level].elevation_m * stretchOf(view));
    if (const auto space = spaceAt(campus, level, p)) return {plan::SpaceId(*space), p};
  }
  return {};
}

}  // namespace muster::viewer
