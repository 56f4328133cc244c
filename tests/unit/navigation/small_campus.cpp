#include "small_campus.h"

namespace muster::navigation::testing {

using geometry::Polygon;
using geometry::Segment;
using geometry::Vec2;

SmallCampus::SmallCampus() {
  campus_.sheets = 1;
  campus_.buildings.push_back({"building", {}});
  campus_.levels.push_back({"level", {}, plan::BuildingId(0), 0, 0.0, 3.6});
  campus_.levels.push_back({"outdoors", {}, {}, 0, 0.0, 3.6});
}

plan::SpaceId SmallCampus::add(const Polygon& shape, plan::Category category, std::size_t level) {
  plan::Space space;
  space.id = "space-" + std::to_string(campus_.spaces.size());
  space.level = plan::LevelId(level);
  space.building = level == 0 ? plan::BuildingId(0) : plan::BuildingId{};
  space.sheet = plan::SheetId(0);
  space.category = category;
  space.shape = space.walkable = oriented(shape);
  space.box = bounds(shape);
  space.area_m2 = area(shape);
  space.elevation_m = 0;
  space.capacity = 1000;
  space.convex = isConvex(shape);
  campus_.spaces.push_back(space);
  return plan::SpaceId(campus_.spaces.size() - 1);
}

plan::SpaceId SmallCampus::room(const Polygon& shape, plan::Category category) {
  return add(shape, category, 0);
}
plan::SpaceId SmallCampus::room(Vec2 low, Vec2 high, plan::Category category) {
  return add({geometry::rectangle(low, high), {}}, category, 0);
}
plan::SpaceId SmallCampus::yard(const Polygon& shape) {
  return add(shape, plan::Category::yard, 1);
}

plan::OpeningId SmallCampus::opening(Segment line, plan::SpaceId first, plan::SpaceId second,
                                     plan::OpeningKind kind, std::vector<Segment> passages) {
  const Vec2 along = normalised(line.b - line.a);
  const Vec2 leftOf = midpoint(line) + leftNormal(along) * 0.01;
  if (!contains((*this)[first].shape, leftOf)) {
    line = reversed(line);
    std::vector<Segment> turned;
    for (auto passage = passages.rbegin(); passage != passages.rend(); ++passage)
      turned.push_back(reversed(*passage));
    passages = turned;
  }
  plan::Opening opening{};
  opening.id = "opening-" + std::to_string(campus_.openings.size());
  opening.line = line;
  opening.first = first;
  opening.second = second;
  opening.passages = passages.empty() ? std::vector{line} : passages;
  opening.kind = kind;
  for (const Segment& passage : opening.passages) opening.clear_width_m += length(passage);
  opening.direction = plan::Direction::both;
  campus_.openings.push_back(opening);
  const plan::OpeningId id(campus_.openings.size() - 1);
  (*this)[first].openings.push_back(id);
  if (second.valid()) (*this)[second].openings.push_back(id);
  return id;
}

void SmallCampus::desk(plan::SpaceId space, Vec2 low, Vec2 high) {
  campus_.fixtures.push_back(
      {"desk", plan::FixtureKind::desk, space, {geometry::rectangle(low, high), {}}});
  (*this)[space].fixtures.push_back(plan::FixtureId(campus_.fixtures.size() - 1));
  (*this)[space].convex = false;
}

plan::ZoneId SmallCampus::zone(plan::SpaceId space, Vec2 low, Vec2 high) {
  campus_.zones.push_back(
      {"zone", {}, plan::ZoneKind::assembly, space, {geometry::rectangle(low, high), {}}, 50});
  return plan::ZoneId(campus_.zones.size() - 1);
}

}  // namespace muster::navigation::testing
