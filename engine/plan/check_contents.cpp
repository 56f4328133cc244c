// What stands in the spaces and how many people fit. Fills in Fixture::space, Zone::space,
// Space::fixtures, area_m2, capacity, convex. Sources: GB 50099-2011 table 7.1.1
// (areaPerPerson_m2), 8.8.1 (two doors per teaching room), GB 55037-2022 7.1.5.
#include <algorithm>
#include <cmath>

#include "plan/check_work.h"

namespace muster::plan {

namespace {

constexpr double kLeastOverlap_m2 =
    1e-4;                              // a fixture that only touches a space does not stand in it
constexpr double kInsideShare = 0.99;  // of a zone; less: people would be sent into the wall
constexpr double kMostlyInside = 0.5;
constexpr double kBlockedDepth_m =
    0.6;  // one lane (GB 50099 8.2.1) in front of a door must be free
constexpr double kBlocked_m2 = 0.01;
constexpr double kCrowded = 1.2;  // times the seats by area: a full class with a few chairs more
constexpr double kAreaStanding_m2 =
    0.25;                            // 4 persons per m²: denser is no assembly but a crush (Fruin)
constexpr double kMostPeople = 1e9;  // fits an int; a field of 20 km would hold more
constexpr double kStraight_m = 0.001;  // a corner this shallow hides nothing

// The space of that level that holds most of the shape; none if it lies outside all. `share`: of
// its area.
SpaceId holder(const Work& work, const std::string& level, const geometry::Polygon& shape,
               double& share) {
  const LevelId levelId = work.campus.level(level);
  const geometry::Box box = geometry::bounds(shape);
  SpaceId best;
  double most = kLeastOverlap_m2;
  for (std::size_t i = 0; i < work.campus.spaces.size(); ++i) {
    const Space& space = work.campus.spaces[i];
    if (space.level != levelId || space.shape.outer.empty() || !space.box.overlaps(box)) continue;
    const double overlap = geometry::overlapArea(space.shape, shape);
    if (overlap > most) {
      most = overlap;
      best = SpaceId(i);
    }
  }
  share = best.valid() ? most / geometry::area(shape) : 0.0;
  return best;
}

// A broken space's shape is unknown: what lies in its box may well lie in it.
bool mayBeInBrokenSpace(const Work& work, const geometry::Polygon& shape) {
  const geometry::Box box = geometry::bounds(shape);
  for (std::size_t i = 0; i < work.campus.spaces.size(); ++i) {
    if (!work.soundSpaces[i] && work.campus.spaces[i].box.overlaps(box)) return true;
  }
  return false;
}

void placeFixtures(Work& work) {
  Campus& campus = work.campus;
  for (std::size_t i = 0; i < campus.fixtures.size(); ++i) {
    if (!work.soundFixtures[i]) continue;
    const DraftFixture& draft = work.draft.fixtures[i];
    double share = 0.0;
    const SpaceId space = holder(work, draft.level, campus.fixtures[i].shape, share);
    if (!space.valid()) {
      work.soundFixtures[i] = false;
      if (mayBeInBrokenSpace(work, draft.shape)) continue;
      const geometry::Vec2 at = geometry::centroid(campus.fixtures[i].shape);
      work.error("plan.fixture-outside", draft.place, draft.id,
                 {{"x", shown(at.x)}, {"y", shown(at.y)}, {"level", draft.level}});
      continue;
    }
    campus.fixtures[i].space = space;
    campus.spaces[space.index()].fixtures.emplace_back(i);
  }
}

void checkZoneCapacity(Work& work, const DraftZone& draft, double area_m2) {
  if (!draft.capacity) return;
  const double holds = std::floor(area_m2 / kAreaStanding_m2);
  if (*draft.capacity < 0) {
    work.error("plan.capacity-negative", draft.place, draft.id,
               {{"value", std::to_string(*draft.capacity)}});
  } else if (*draft.capacity > holds) {
    work.warn("plan.zone-too-small", draft.place, draft.id,
              {{"value", std::to_string(*draft.capacity)},
               {"area_m2", shown(area_m2, 1)},
               {"high", shown(holds)}});
  }
}

void placeZones(Work& work) {
  Campus& campus = work.campus;
  for (std::size_t i = 0; i < campus.zones.size(); ++i) {
    if (!work.soundZones[i]) continue;
    const DraftZone& draft = work.draft.zones[i];
    Zone& zone = campus.zones[i];
    double share = 0.0;
    zone.space = holder(work, draft.level, zone.shape, share);
    if (share < kInsideShare && mayBeInBrokenSpace(work, draft.shape)) continue;
    const geometry::Vec2 at = geometry::centroid(zone.shape);
    if (share < kMostlyInside) {
      work.error("plan.zone-outside", draft.place, draft.id,
                 {{"x", shown(at.x)}, {"y", shown(at.y)}, {"level", draft.level}});
      continue;
    }
    const double area_m2 = geometry::area(zone.shape);
    if (share < kInsideShare) {
      work.warn("plan.zone-leaves-space", draft.place, draft.id,
                {{"space", campus[zone.space].id}, {"inside_percent", shown(100.0 * share, 0)}});
    }
    if (!draft.capacity)
      zone.capacity =
          static_cast<int>(std::min(kMostPeople, area_m2 / areaPerPerson_m2(Category::yard)));
    checkZoneCapacity(work, draft, area_m2);
  }
}

// No reflex corner deeper than kStraight_m.
bool nearlyConvex(const geometry::Polygon& polygon) {
  if (!polygon.holes.empty()) return false;
  const geometry::Ring& ring = polygon.outer;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const geometry::Vec2 before = ring[(i + ring.size() - 1) % ring.size()];
    const geometry::Vec2 after = ring[(i + 1) % ring.size()];
    const geometry::Vec2 chord = after - before;
    const double left = cross(chord, ring[i] - before);  // the corner lies inside the chord
    if (left > kStraight_m * norm(chord)) return false;
  }
  return true;
}

// Whether the interiors of two of the fixtures may overlap; those that stand side by side do not.
bool mayOverlap(const Campus& campus, const Space& space) {
  constexpr double kSideBySide_m = 1e-3;
  std::vector<geometry::Box> boxes;
  for (const FixtureId id : space.fixtures) {
    boxes.push_back(geometry::bounds(campus[id].shape).grown(-kSideBySide_m));
  }
  std::sort(boxes.begin(), boxes.end(),
            [](const auto& a, const auto& b) { return a.low.x < b.low.x; });
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size() && boxes[j].low.x < boxes[i].high.x; ++j) {
      if (boxes[i].overlaps(boxes[j])) return true;
    }
  }
  return false;
}

// What the fixtures leave of the floor. Where they lie over each other the floor below is lost
// once.
double freeArea_m2(const Campus& campus, const Space& space) {
  std::vector<geometry::Polygon> shapes;
  for (const FixtureId id : space.fixtures) shapes.push_back(campus[id].shape);
  if (mayOverlap(campus, space)) shapes = geometry::unite(shapes);
  double area_m2 = geometry::area(space.walkable);
  for (const geometry::Polygon& shape : shapes) {
    area_m2 -= geometry::overlapArea(space.walkable, shape);
  }
  return std::max(area_m2, 0.0);
}

void fillSpace(Work& work, std::size_t at) {
  Campus& campus = work.campus;
  Space& space = campus.spaces[at];
  const DraftSpace& draft = work.draft.spaces[at];
  const double floor_m2 = geometry::area(space.walkable);
  space.area_m2 = freeArea_m2(campus, space);
  space.convex = nearlyConvex(space.walkable) && space.fixtures.empty();
  // Seats by GB 50099 count the whole floor, desks included.
  const double seats =
      std::min(kMostPeople, std::floor(floor_m2 / areaPerPerson_m2(space.category) + 1e-9));
  space.capacity = draft.capacity.value_or(static_cast<int>(seats));
  if (space.capacity < 0) {
    work.error("plan.capacity-negative", draft.place, draft.id,
               {{"value", std::to_string(space.capacity)}});
  } else if (space.capacity > kCrowded * std::max(seats, 1.0)) {
    work.warn("plan.capacity-above-area", draft.place, draft.id,
              {{"value", std::to_string(space.capacity)},
               {"area_m2", shown(floor_m2, 1)},
               {"high", shown(seats)}});
  }
}

// Fixtures of the space that stand within kBlockedDepth_m of the passage, on the side of the space.
void checkBlocked(Work& work, OpeningId id, SpaceId side) {
  const Opening& opening = work.campus[id];
  const geometry::Vec2 along = normalised(opening.line.b - opening.line.a);
  const double sign = side == opening.first ? 1.0 : -1.0;
  const geometry::Vec2 depth = leftNormal(along) * (sign * kBlockedDepth_m);
  std::vector<std::string> blocking;
  for (const FixtureId fixtureId : work.campus[side].fixtures) {
    const Fixture& fixture = work.campus[fixtureId];
    if (fixture.kind == FixtureKind::bollard) continue;  // they stand in gates to be passed
    const geometry::Box box = geometry::bounds(fixture.shape);
    for (const geometry::Segment& passage : opening.passages) {
      const geometry::Polygon front =
          geometry::oriented({{passage.a, passage.b, passage.b + depth, passage.a + depth}, {}});
      if (!geometry::bounds(front).overlaps(box)) continue;
      if (geometry::overlapArea(front, fixture.shape) <= kBlocked_m2) continue;
      blocking.push_back(fixture.id);
      break;
    }
  }
  if (blocking.empty()) return;
  work.warn("plan.door-blocked", work.draft.openings[id.index()].place, opening.id,
            {{"fixtures", shownList(blocking, 5)},
             {"space", work.campus[side].id},
             {"depth_m", shown(kBlockedDepth_m)}});
}

void checkClassrooms(Work& work) {
  // A door that is broken for another reason may be the second one.
  if (!work.allOpeningsSound()) return;
  std::vector<std::string> ids;
  Place first;
  for (std::size_t i = 0; i < work.campus.spaces.size(); ++i) {
    const Space& space = work.campus.spaces[i];
    if (space.category != Category::classroom || space.openings.size() != 1) continue;
    if (ids.empty()) first = work.draft.spaces[i].place;
    ids.push_back(space.id);
  }
  if (ids.empty()) return;
  work.warn("plan.classrooms-with-one-door", first, ids.size() == 1 ? ids[0] : std::string(),
            {{"count", std::to_string(ids.size())}, {"spaces", shownList(ids)}});
}

}  // namespace

void checkContents(Work& work) {
  Campus& campus = work.campus;
  placeFixtures(work);
  placeZones(work);
  for (std::size_t i = 0; i < campus.spaces.size(); ++i) {
    if (work.soundSpaces[i]) fillSpace(work, i);
  }
  for (std::size_t i = 0; i < campus.zones.size(); ++i) {
    const Zone& zone = campus.zones[i];
    const bool keptClear = zone.kind == ZoneKind::assembly || zone.kind == ZoneKind::forbidden;
    if (keptClear && zone.space.valid()) campus.spaces[zone.space.index()].convex = false;
  }
  for (std::size_t i = 0; i < campus.openings.size(); ++i) {
    if (!work.soundOpenings[i]) continue;
    const Opening& opening = campus.openings[i];
    checkBlocked(work, OpeningId(i), opening.first);
    if (opening.second.valid()) checkBlocked(work, OpeningId(i), opening.second);
  }
  checkClassrooms(work);
}

}  // namespace muster::plan
