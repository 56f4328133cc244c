#include "full_plan.h"

#include <gtest/gtest.h>

namespace muster::io::test {

namespace {

using namespace plan;
using geometry::rectangle;

geometry::Polygon box(double x0, double y0, double x1, double y1) {
  return {rectangle({x0, y0}, {x1, y1}), {}};
}

DraftOpening opening(const std::string& id, const std::string& level, geometry::Segment line) {
  DraftOpening made;
  made.id = id;
  made.level = level;
  made.line = line;
  return made;
}

void expectSame(const Name& a, const Name& b) {
  EXPECT_EQ(a.en, b.en);
  EXPECT_EQ(a.zh, b.zh);
}

void expectSame(const geometry::Polygon& a, const geometry::Polygon& b) {
  EXPECT_EQ(a.outer, b.outer);
  EXPECT_EQ(a.holes, b.holes);
}

void expectSame(const std::optional<Ascent>& a, const std::optional<Ascent>& b) {
  ASSERT_EQ(a.has_value(), b.has_value());
  if (!a) return;
  EXPECT_EQ(a->line, b->line);
  EXPECT_EQ(a->rise_m, b->rise_m);
  EXPECT_EQ(a->riser_m, b->riser_m);
  EXPECT_EQ(a->tread_m, b->tread_m);
  EXPECT_EQ(a->handrails, b->handrails);
}

void expectSame(const DraftBuilding& a, const DraftBuilding& b) {
  expectSame(a.name, b.name);
}

void expectSame(const DraftLevel& a, const DraftLevel& b) {
  expectSame(a.name, b.name);
  EXPECT_EQ(a.building, b.building);
  EXPECT_EQ(a.ordinal, b.ordinal);
  EXPECT_EQ(a.elevation_m, b.elevation_m);
  EXPECT_EQ(a.height_m, b.height_m);
}

void expectSame(const DraftSpace& a, const DraftSpace& b) {
  expectSame(a.name, b.name);
  EXPECT_EQ(a.level, b.level);
  EXPECT_EQ(a.category, b.category);
  expectSame(a.shape, b.shape);
  EXPECT_EQ(a.elevation_m, b.elevation_m);
  expectSame(a.ascent, b.ascent);
  EXPECT_EQ(a.stair, b.stair);
  EXPECT_EQ(a.capacity, b.capacity);
}

void expectSame(const DraftOpening& a, const DraftOpening& b) {
  expectSame(a.name, b.name);
  EXPECT_EQ(a.level, b.level);
  EXPECT_EQ(a.line, b.line);
  EXPECT_EQ(a.spaces, b.spaces);
  EXPECT_EQ(a.outside, b.outside);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.clear_width_m, b.clear_width_m);
  EXPECT_EQ(a.width_source, b.width_source);
  EXPECT_EQ(a.lanes, b.lanes);
  EXPECT_EQ(a.swing, b.swing);
  EXPECT_EQ(a.direction, b.direction);
  EXPECT_EQ(a.position, b.position);
  EXPECT_EQ(a.locked, b.locked);
  EXPECT_EQ(a.open_hours_h, b.open_hours_h);
}

void expectSame(const DraftFixture& a, const DraftFixture& b) {
  EXPECT_EQ(a.level, b.level);
  EXPECT_EQ(a.kind, b.kind);
  expectSame(a.shape, b.shape);
}

void expectSame(const DraftZone& a, const DraftZone& b) {
  expectSame(a.name, b.name);
  EXPECT_EQ(a.level, b.level);
  EXPECT_EQ(a.kind, b.kind);
  expectSame(a.shape, b.shape);
  EXPECT_EQ(a.capacity, b.capacity);
}

template <class Thing>
void expectSame(const std::vector<Thing>& a, const std::vector<Thing>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    SCOPED_TRACE(a[i].id);
    EXPECT_EQ(a[i].id, b[i].id);
    expectSame(a[i], b[i]);
  }
}

}  // namespace

Draft fullPlan() {
  Draft draft;
  draft.name = {"Sample \"school\"\n\x01\\", "样例学校"};
  draft.georeference = GeoReference{31.2304, 121.4737, 12.25};
  draft.buildings = {{"b", {"Block A", "甲楼"}, {}}};
  draft.levels = {{"l0", {"Ground", ""}, "b", 0, 0.0, 3.9, {}},
                  {"l1", {"1", "1"}, "b", 1, 3.9, 3.6, {}},
                  {"out", {}, "", 0, -0.15, 3.6, {}}};

  DraftSpace room{"room", {"", "一班"}, "l0", Category::classroom, box(0, 0, 9, 7.2), {}, {},
                  "",     45,           {}};
  room.shape.holes.push_back({{3, 3}, {3, 3.4}, {3.4, 3.4}, {3.4, 3}});
  DraftSpace flight{"flight", {}, "l0", Category::stairs, box(9, 0, 11.1, 3.3), 1.95, {},
                    "s1",     {}, {}};
  flight.ascent = Ascent{{{10.05, 0}, {10.05, 3.3}}, 1.95, 0.1625, 0.3, Handrails::middle};
  DraftSpace ramp{"ramp", {}, "l0", Category::ramp, box(12, 0, 14, 5), {}, {}, "", {}, {}};
  ramp.ascent = Ascent{{{13, 0}, {13, 5}}, 0.4, 0, 0, Handrails::both};
  draft.spaces = {room, flight, ramp};

  DraftOpening door = opening("door", "l0", {{1, 0}, {2.1, 0}});
  door.name = {"Front", "前门"};
  door.spaces = {"room", "flight"};
  door.clear_width_m = 0.95;
  door.width_source = WidthSource::measured;
  door.swing = Swing::towards_second;
  door.position = DoorPosition::front;
  DraftOpening gate = opening("gate", "out", {{0, -20}, {6.001, -20.5}});
  gate.spaces = {"ramp"};
  gate.outside = true;
  gate.kind = OpeningKind::gate;
  gate.lanes = 4;
  gate.direction = Direction::forward;
  gate.locked = true;
  gate.open_hours_h = {{7.5, 8.25}, {16, 17}};
  draft.openings = {door, gate, opening("gap", "l1", {{0, 0}, {0, 2}})};
  draft.openings.back().kind = OpeningKind::gap;

  draft.fixtures = {{"desk", "l0", FixtureKind::desk, box(1, 1, 1.6, 1.4), {}}};
  draft.zones = {
      {"slot", {"Slot 1", "1号位"}, "out", ZoneKind::assembly, box(0, -10, 2.5, -4), 45, {}},
      {"road", {}, "out", ZoneKind::road, box(0, -30, 9, -25), {}, {}}};
  return draft;
}

void expectSame(const Draft& a, const Draft& b) {
  expectSame(a.name, b.name);
  ASSERT_EQ(a.georeference.has_value(), b.georeference.has_value());
  if (a.georeference) {
    EXPECT_EQ(a.georeference->latitude, b.georeference->latitude);
    EXPECT_EQ(a.georeference->longitude, b.georeference->longitude);
    EXPECT_EQ(a.georeference->rotation_deg, b.georeference->rotation_deg);
  }
  expectSame(a.buildings, b.buildings);
  expectSame(a.levels, b.levels);
  expectSame(a.spaces, b.spaces);
  expectSame(a.openings, b.openings);
  expectSame(a.fixtures, b.fixtures);
  expectSame(a.zones, b.zones);
}

}  // namespace muster::io::test
