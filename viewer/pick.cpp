#include "viewer/pick.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

Selection pick(const Document& document, const Moment& moment, const ViewState& view,
               const Projection& projection, Pixel at) {
  const plan::Campus& campus = *document.campus;
  const Selection person = pickPerson(campus, moment, view, projection, at);
  if (person.kind != Selection::Kind::nothing) return person;
  std::vector<std::size_t> order;  // highest first: it lies on top
  for (std::size_t i = 0; i < campus.levels.size(); ++i) {
    if (isShown(campus, view, plan::LevelId(i))) order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return campus.levels[a].elevation_m > campus.levels[b].elevation_m;
  });
  for (const std::size_t level : order) {
    const double z = campus.levels[level].elevation_m * stretchOf(view);
    const geometry::Vec2 p = projection.ground(at, z);
    for (std::size_t i = 0; i < campus.openings.size(); ++i) {
      const plan::Opening& opening = campus.openings[i];
      if (campus[opening.first].level == plan::LevelId(level) &&
          geometry::distance(opening.line, p) < kReach_px * projection.metresPerPixel())
        return {Selection::Kind::opening, i};
    }
    Selection found;
    for (std::size_t i = 0; i < campus.spaces.size(); ++i) {
      const plan::Space& space = campus.spaces[i];
      if (space.level == plan::LevelId(level) && space.box.contains(p) &&
          geometry::contains(space.shape, p)) {
        found = {Selection::Kind::space, i};
        if (!space.outdoor()) break;
      }
    }
    if (found.kind != Selection::Kind::nothing) return found;
  }
  return {};
}

}  // namespace muster::viewer
