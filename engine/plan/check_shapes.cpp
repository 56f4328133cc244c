// Polygons and units: what cannot be a place, and what was hardly drawn in metres.
#include <algorithm>
#include <cmath>

#include "plan/check_work.h"

namespace muster::plan {

namespace {

constexpr double kFarthest_m = 20000.0;  // check.h: beyond this the frame is no local one in metres
// A campus smaller than a door or longer than 3 km: degrees, kilometres or centimetres.
constexpr double kSmallestExtent_m = 0.5;
constexpr double kLargestExtent_m = 3000.0;
// GB 50099 wants 61 m² for 45 pupils; the largest combined-class rooms have about 250 m².
constexpr double kLargestClassroom_m2 = 300.0;
constexpr double kSmallestSpace_m2 = 0.1;  // less than one body covers: a sliver
constexpr double kFoot_m = 0.3048;
// Every raster over a space (clearance, ways, density) covers its bounding box in cells of
// decimetres: beyond 2 km by 2 km they take gigabytes. No school yard comes near it.
constexpr double kLargestBox_km2 = 4.0;

bool tooFar(geometry::Vec2 p) {
  return !(std::fabs(p.x) <= kFarthest_m && std::fabs(p.y) <= kFarthest_m);
}

// True if the polygon can be used; else the problem has been added.
template <class Thing>
bool soundShape(Work& work, const Thing& thing) {
  const geometry::Polygon& shape = thing.shape;
  std::vector<const geometry::Ring*> rings{&shape.outer};
  for (const geometry::Ring& hole : shape.holes) rings.push_back(&hole);
  for (const geometry::Ring* ring : rings) {
    const auto far = std::find_if(ring->begin(), ring->end(), tooFar);
    if (far == ring->end()) continue;
    work.error("plan.coordinate-too-far", thing.place, thing.id,
               {{"x", shown(far->x)}, {"y", shown(far->y)}, {"limit_m", shown(kFarthest_m)}});
    return false;
  }
  if (const auto fault = geometry::fault(shape)) {
    work.error("plan.shape-" + fault->kind, thing.place, thing.id,
               {{"x", shown(fault->where.x)}, {"y", shown(fault->where.y)}});
    return false;
  }
  return true;
}

void checkSize(Work& work, const DraftSpace& draft, double area_m2) {
  if (draft.category == Category::classroom && area_m2 > kLargestClassroom_m2) {
    work.warn("plan.classroom-too-large", draft.place, draft.id,
              {{"area_m2", shown(area_m2, 1)},
               {"limit_m2", shown(kLargestClassroom_m2)},
               {"if_feet_m2", shown(area_m2 * kFoot_m * kFoot_m, 1)}});
  }
  if (area_m2 < kSmallestSpace_m2) {
    work.warn("plan.space-tiny", draft.place, draft.id,
              {{"area_m2", shown(area_m2, 4)}, {"low_m2", shown(kSmallestSpace_m2)}});
  }
}

// True if it is too large; the problem has been added.
bool boxTooLarge(Work& work, const DraftSpace& draft, const geometry::Box& box) {
  const double area_km2 = box.width() * box.height() * 1e-6;
  if (area_km2 <= kLargestBox_km2) return false;
  work.error("plan.space-huge", draft.place, draft.id,
             {{"width_m", shown(box.width(), 1)},
              {"height_m", shown(box.height(), 1)},
              {"value", shown(area_km2, 2)},
              {"limit_km2", shown(kLargestBox_km2)}});
  return true;
}

void checkExtent(Work& work, const geometry::Box& box) {
  if (box.width() < 0.0) return;
  const Arguments size{{"width_m", shown(box.width(), 6)}, {"height_m", shown(box.height(), 6)}};
  if (std::max(box.width(), box.height()) < kSmallestExtent_m) {
    work.error("plan.extent-tiny", {}, {}, size);
  } else if (std::max(box.width(), box.height()) > kLargestExtent_m) {
    work.warn("plan.extent-huge", {}, {}, size);
  }
}

}  // namespace

void checkShapes(Work& work) {
  const Draft& draft = work.draft;
  geometry::Box extent;
  bool huge = false;
  for (std::size_t i = 0; i < draft.spaces.size(); ++i) {
    Space& space = work.campus.spaces[i];
    for (const geometry::Vec2 p : draft.spaces[i].shape.outer) space.box.extend(p);
    if (!soundShape(work, draft.spaces[i])) {
      work.soundSpaces[i] = false;
      continue;
    }
    space.shape = geometry::oriented(draft.spaces[i].shape);
    space.walkable = space.shape;
    extent.extend(space.box);
    huge = boxTooLarge(work, draft.spaces[i], space.box) || huge;
    checkSize(work, draft.spaces[i], geometry::area(space.shape));
  }
  if (!huge) checkExtent(work, extent);
  for (std::size_t i = 0; i < draft.fixtures.size(); ++i) {
    if (soundShape(work, draft.fixtures[i])) {
      work.campus.fixtures[i].shape = geometry::oriented(draft.fixtures[i].shape);
    } else {
      work.soundFixtures[i] = false;
    }
  }
  for (std::size_t i = 0; i < draft.zones.size(); ++i) {
    if (soundShape(work, draft.zones[i])) {
      work.campus.zones[i].shape = geometry::oriented(draft.zones[i].shape);
    } else {
      work.soundZones[i] = false;
    }
  }
  for (std::size_t i = 0; i < draft.openings.size(); ++i) {
    const DraftOpening& opening = draft.openings[i];
    const bool farA = tooFar(opening.line.a);
    if (!farA && !tooFar(opening.line.b)) continue;
    const geometry::Vec2 far = farA ? opening.line.a : opening.line.b;
    work.error("plan.coordinate-too-far", opening.place, opening.id,
               {{"x", shown(far.x)}, {"y", shown(far.y)}, {"limit_m", shown(kFarthest_m)}});
    work.soundOpenings[i] = false;
  }
}

}  // namespace muster::plan
