// What check makes of plans that are right.
#include <gtest/gtest.h>

#include <set>

#include "plan/check.h"
#include "small_plan.h"

namespace muster::plan {
namespace {

using geometry::Vec2;

// One space `id` beside `other` etc. are looked up by their ids in the file.
const Space& spaceIn(const Campus& campus, const std::string& id) {
  return campus[campus.space(id)];
}
const Opening& openingIn(const Campus& campus, const std::string& id) {
  return campus[campus.opening(id)];
}

Campus campusOf(const Draft& draft) {
  Checked checked = check(draft);
  EXPECT_TRUE(checked.campus) << test::codes(checked);
  return checked.campus ? std::move(*checked.campus) : Campus{};
}

TEST(Check, aRoomWithADoorIsRight) {
  const Checked checked = check(test::oneRoom());
  EXPECT_TRUE(checked.problems.empty()) << test::codes(checked);
  ASSERT_TRUE(checked.campus);
  const Campus& campus = *checked.campus;
  EXPECT_EQ(campus.file, "room.geojson");
  EXPECT_EQ(campus.sheets, 1u);
  const Space& room = campus.spaces[0];
  EXPECT_TRUE(room.convex);
  EXPECT_NEAR(room.area_m2, 24.0, 1e-9);
  EXPECT_EQ(room.capacity, 17);  // 24 / 1.36
  EXPECT_EQ(room.building, BuildingId(0));
  EXPECT_TRUE(campus.leavesBuilding(OpeningId(0)));
}

TEST(Check, theClearWidthIsCentredInTheDrawnLine) {
  const Campus campus = campusOf(test::oneRoom());
  const Opening& exit = campus.openings[0];
  ASSERT_EQ(exit.passages.size(), 1u);
  EXPECT_NEAR(exit.clear_width_m, 1.0, 1e-12);
  EXPECT_NEAR(std::min(exit.passages[0].a.x, exit.passages[0].b.x), 1.1, 1e-12);
  EXPECT_NEAR(std::max(exit.passages[0].a.x, exit.passages[0].b.x), 2.1, 1e-12);
}

TEST(Check, firstLiesToTheLeftHoweverTheLineWasDrawn) {
  for (const bool turned : {false, true}) {
    Draft draft = test::oneRoom();
    if (turned) draft.openings[0].line = reversed(draft.openings[0].line);
    const Campus campus = campusOf(draft);
    const Opening& exit = campus.openings[0];
    EXPECT_EQ(exit.first, SpaceId(0));
    EXPECT_LT(exit.line.a.x, exit.line.b.x);  // the room is north of the line
    EXPECT_LT(exit.passages[0].a.x, exit.passages[0].b.x);
  }
}

TEST(Check, twoStoreysWithADogLegStairAreRight) {
  const Checked checked = check(test::twoStoreys());
  EXPECT_TRUE(checked.problems.empty()) << test::codes(checked);
  ASSERT_TRUE(checked.campus);
  const Campus& campus = *checked.campus;
  EXPECT_EQ(campus.stairs.size(), 1u);
  EXPECT_EQ(campus.stairs[0].spaces.size(), 5u);  // two flights, three landings
  EXPECT_NEAR(campus.stairs[0].clear_width_m, 1.5, 1e-9);
}

TEST(Check, flightsAreJoinedAcrossLevels) {
  for (const std::string level : {"l0", "l1"}) {
    Draft draft = test::twoStoreys();
    test::openingOf(draft, "headB").level = level;
    const Campus campus = campusOf(draft);
    const Opening& head = openingIn(campus, "headB");
    const std::set<SpaceId> joined{head.first, head.second};
    EXPECT_EQ(joined, (std::set<SpaceId>{campus.space("flightB"), campus.space("landing1")}));
  }
}

TEST(Check, aFlightLosesItsBoundaryLayersAndSoDoItsOpenings) {
  const Campus campus = campusOf(test::twoStoreys());
  const Space& flight = spaceIn(campus, "flightA");
  const geometry::Box walkable = geometry::bounds(flight.walkable);
  EXPECT_NEAR(walkable.low.x, 12.15, 1e-9);
  EXPECT_NEAR(walkable.high.x, 13.65, 1e-9);
  EXPECT_NEAR(walkable.low.y, 2.0, 1e-9);
  EXPECT_NEAR(walkable.high.y, 5.3, 1e-9);
  EXPECT_NEAR(flight.area_m2, 1.5 * 3.3, 1e-9);
  for (const std::string id : {"footA", "headA", "footB", "headB"}) {
    EXPECT_NEAR(openingIn(campus, id).clear_width_m, 1.5, 1e-9) << id;
  }
  EXPECT_NEAR(openingIn(campus, "hall0").clear_width_m, 2.0, 1e-12);  // a gap: as drawn
}

TEST(Check, elevationsMeetAllTheWayUp) {
  const Campus campus = campusOf(test::twoStoreys());
  for (const Opening& opening : campus.openings) {
    if (opening.outside()) continue;
    const Vec2 at = midpoint(opening.line);
    EXPECT_NEAR(campus[opening.first].elevationAt(at), campus[opening.second].elevationAt(at), 1e-9)
        << opening.id;
  }
}

// The promise the neighbour grid stands on.
void expectSheetsWithoutOverlap(const Campus& campus) {
  for (std::size_t i = 0; i < campus.spaces.size(); ++i) {
    ASSERT_TRUE(campus.spaces[i].sheet.valid());
    ASSERT_LT(campus.spaces[i].sheet.index(), campus.sheets);
    for (std::size_t j = 0; j < i; ++j) {
      const Space& a = campus.spaces[i];
      const Space& b = campus.spaces[j];
      if (a.sheet == b.sheet) {
        EXPECT_LE(geometry::overlapArea(a.shape, b.shape), 0.01) << a.id << ' ' << b.id;
      }
    }
  }
}

TEST(Check, spacesOfOneSheetNeverOverlap) {
  const Campus campus = campusOf(test::twoStoreys());
  expectSheetsWithoutOverlap(campus);
  EXPECT_EQ(campus.sheets, 2u);
  EXPECT_EQ(spaceIn(campus, "flightB").sheet, spaceIn(campus, "landing0").sheet);
  EXPECT_NE(spaceIn(campus, "landing1").sheet, spaceIn(campus, "landing0").sheet);
}

TEST(Check, aStoreUnderALandingIsNoMistake) {
  Draft draft = test::twoStoreys();
  draft.spaces.push_back(
      test::space("store", "l0", Category::storage, test::box(12, 5.3, 15.6, 7.3)));
  DraftOpening door = test::opening("store-door", "l0", OpeningKind::door, {{15.6, 6}, {15.6, 7}});
  door.spaces = {"store"};
  door.outside = true;
  door.clear_width_m = 0.9;
  draft.openings.push_back(door);
  const Checked checked = check(draft);
  EXPECT_TRUE(checked.problems.empty()) << test::codes(checked);
  ASSERT_TRUE(checked.campus);
  expectSheetsWithoutOverlap(*checked.campus);
  EXPECT_EQ(checked.campus->opening("footA").index(), 3u);
}

TEST(Check, lanesStandBetweenPosts) {
  Draft draft = test::oneRoom();
  DraftOpening& gate = draft.openings[0];
  gate.kind = OpeningKind::gate;
  gate.line = {{0.5, 0}, {5.5, 0}};
  gate.clear_width_m.reset();
  gate.lanes = 3;
  const Campus campus = campusOf(draft);
  const auto& passages = campus.openings[0].passages;
  ASSERT_EQ(passages.size(), 3u);
  const double lane = (5.0 - 2 * 0.2) / 3;
  for (const geometry::Segment& passage : passages) EXPECT_NEAR(length(passage), lane, 1e-9);
  EXPECT_NEAR(distance(passages[0].b, passages[1].a), 0.2, 1e-9);
  EXPECT_NEAR(campus.openings[0].clear_width_m, 4.6, 1e-9);
}

TEST(Check, statedUnitsDecideWhichIsFirst) {
  Draft draft = test::twoStoreys();
  test::openingOf(draft, "front0").spaces = {"room0", "corridor0"};
  test::openingOf(draft, "back0").spaces = {"corridor0", "room0"};
  const Campus campus = campusOf(draft);
  EXPECT_EQ(openingIn(campus, "front0").first, campus.space("room0"));
  EXPECT_EQ(openingIn(campus, "back0").first, campus.space("corridor0"));
  for (const std::string id : {"front0", "back0"}) {
    const Opening& door = openingIn(campus, id);
    const Vec2 left = midpoint(door.line) + leftNormal(normalised(door.line.b - door.line.a)) * 0.3;
    EXPECT_TRUE(geometry::contains(campus[door.first].shape, left)) << id;
  }
}

TEST(Check, fixturesTakeFloorAndSightButNoSeats) {
  Draft draft = test::oneRoom();
  draft.fixtures = {{"desk", "l0", FixtureKind::desk, test::box(3, 2, 4, 2.5), {}}};
  const Campus campus = campusOf(draft);
  EXPECT_NEAR(campus.spaces[0].area_m2, 23.5, 1e-9);
  EXPECT_FALSE(campus.spaces[0].convex);
  EXPECT_EQ(campus.spaces[0].capacity, 17);
  EXPECT_EQ(campus.fixtures[0].space, SpaceId(0));
}

TEST(Check, aSpaceIsConvexUpToAMillimetre) {
  Draft draft = test::oneRoom();
  draft.spaces[0].shape.outer = {{0, 0}, {6, 0}, {6, 4}, {3, 3.9995}, {0, 4}};
  EXPECT_TRUE(campusOf(draft).spaces[0].convex);
  draft.spaces[0].shape.outer[3].y = 3.99;
  EXPECT_FALSE(campusOf(draft).spaces[0].convex);
  draft = test::oneRoom();
  draft.zones = {{"slot", {}, "l0", ZoneKind::assembly, test::box(3, 2, 5, 3), 4, {}}};
  const Campus campus = campusOf(draft);
  EXPECT_FALSE(campus.spaces[0].convex);
  EXPECT_EQ(campus.zones[0].space, SpaceId(0));
  EXPECT_EQ(campus.zones[0].capacity, 4);
}

TEST(Check, aRampIsWalkableFromSideToSide) {
  Draft draft = test::oneRoom();
  DraftSpace ramp = test::space("ramp", "l0", Category::ramp, test::box(6, 1, 11, 3));
  ramp.ascent = Ascent{{{6, 2}, {11, 2}}, 0.4, 0, 0, Handrails::both};
  DraftSpace stage = test::space("stage", "l0", Category::room, test::box(11, 0, 14, 4));
  stage.elevation_m = 0.4;
  draft.spaces.push_back(ramp);
  draft.spaces.push_back(stage);
  draft.openings.push_back(test::opening("foot", "l0", OpeningKind::gap, {{6, 1}, {6, 3}}));
  draft.openings.push_back(test::opening("head", "l0", OpeningKind::gap, {{11, 1}, {11, 3}}));
  const Campus campus = campusOf(draft);
  EXPECT_NEAR(spaceIn(campus, "ramp").area_m2, 10.0, 1e-9);
  EXPECT_NEAR(openingIn(campus, "head").clear_width_m, 2.0, 1e-9);
}

TEST(Check, aFlightCutInTwoLengthwiseKeepsItsWidth) {
  Draft draft = test::oneRoom();
  DraftSpace left = test::space("left", "l0", Category::stairs, test::box(1, 4, 2.5, 6.7));
  left.ascent = Ascent{{{1.75, 4}, {1.75, 6.7}}, 1.5, 0.15, 0.3, Handrails::both};
  left.stair = "s";
  DraftSpace right = left;
  right.id = "right";
  right.shape = test::box(2.5, 4, 4, 6.7);
  right.ascent->line = {{3.25, 4}, {3.25, 6.7}};
  DraftSpace stage = test::space("stage", "l0", Category::room, test::box(0, 6.7, 6, 9));
  stage.elevation_m = 1.5;
  draft.spaces.insert(draft.spaces.end(), {left, right, stage});
  const auto gap = [&](const std::string& id, geometry::Segment line) {
    draft.openings.push_back(test::opening(id, "l0", OpeningKind::gap, line));
  };
  gap("foot-left", {{1, 4}, {2.5, 4}});
  gap("foot-right", {{2.5, 4}, {4, 4}});
  gap("head-left", {{1, 6.7}, {2.5, 6.7}});
  gap("head-right", {{2.5, 6.7}, {4, 6.7}});
  gap("between", {{2.5, 4}, {2.5, 6.7}});
  const Checked checked = check(draft);
  ASSERT_TRUE(checked.campus) << test::codes(checked);
  EXPECT_EQ(test::count(checked, "plan.flight-side-open"), 2u);
  const geometry::Box walkable = geometry::bounds(spaceIn(*checked.campus, "left").walkable);
  EXPECT_NEAR(walkable.low.x, 1.15, 1e-9);
  EXPECT_NEAR(walkable.high.x, 2.5, 1e-9);
  EXPECT_NEAR(openingIn(*checked.campus, "between").clear_width_m, 2.7, 1e-6);
}

TEST(Check, manySpacesTakeLittleTime) {
  Draft draft;
  for (int level = 0; level < 5; ++level) {
    const std::string l = "l" + std::to_string(level);
    draft.levels.push_back({l, {}, "", level, 3.6 * level, 3.6, {}});
    for (int i = 0; i < 1000; ++i) {
      const double x = 5.0 * (i % 100);
      const double y = 5.0 * (i / 100);
      draft.spaces.push_back(test::space(l + "-" + std::to_string(i), l, Category::room,
                                         test::box(x, y, x + 5, y + 5)));
      if (i % 100 == 0) continue;
      draft.openings.push_back(test::opening(l + "-o" + std::to_string(i), l, OpeningKind::gap,
                                             {{x, y + 1}, {x, y + 3}}));
    }
  }
  draft.openings[0].outside = false;
  DraftOpening exit = test::opening("exit", "l0", OpeningKind::gap, {{0, 1}, {0, 2}});
  exit.outside = true;
  draft.openings.push_back(exit);
  const Checked checked = check(draft);
  ASSERT_TRUE(checked.campus) << test::codes(checked);
  EXPECT_EQ(checked.campus->sheets, 5u);
  // 49 rows of rooms that have no way out: told in a dozen lines and one that counts the rest.
  EXPECT_EQ(test::count(checked, "plan.spaces-without-way-out"), 12u);
  ASSERT_TRUE(test::find(checked, "plan.more-of-a-kind"));
  EXPECT_EQ(test::argument(*test::find(checked, "plan.more-of-a-kind"), "more"), "37");
}

}  // namespace
}  // namespace muster::plan
