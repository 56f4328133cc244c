#include "plan/campus.h"

#include <gtest/gtest.h>

namespace muster::plan {
namespace {

Space flight() {
  Space space{};
  space.elevation_m = 1.5;
  space.ascent = Ascent{{{0, 0}, {0, 3}}, 1.8, 0.15, 0.25, Handrails::both};
  return space;
}

TEST(Space, climbsAlongItsAscent) {
  const Space space = flight();
  EXPECT_DOUBLE_EQ(space.elevationAt({0, 0}), 1.5);
  EXPECT_DOUBLE_EQ(space.elevationAt({0.7, 1.5}), 2.4);  // the same all across
  EXPECT_DOUBLE_EQ(space.elevationAt({0, 3}), 3.3);
  EXPECT_DOUBLE_EQ(space.slope(), 0.6);
}

TEST(Space, isLevelBeyondTheEndsOfItsAscent) {
  const Space space = flight();
  EXPECT_DOUBLE_EQ(space.elevationAt({0, -0.3}), 1.5);
  EXPECT_DOUBLE_EQ(space.elevationAt({0, 3.3}), 3.3);
}

TEST(Space, isLevelWithoutAscent) {
  Space space{};
  space.elevation_m = 3.6;
  EXPECT_DOUBLE_EQ(space.elevationAt({7, 8}), 3.6);
  EXPECT_DOUBLE_EQ(space.slope(), 0.0);
}

TEST(Campus, findsThingsByTheirIdInTheFile) {
  Campus campus;
  campus.spaces.resize(2);
  campus.spaces[1].id = "room";
  EXPECT_EQ(campus.space("room"), SpaceId(1));
  EXPECT_FALSE(campus.space("hall").valid());
  EXPECT_FALSE(campus.opening("room").valid());
}

TEST(Campus, knowsWhichOpeningsLeaveTheBuilding) {
  Campus campus;
  campus.spaces.resize(3);
  campus.spaces[0].category = Category::classroom;
  campus.spaces[1].category = Category::walkway;
  campus.spaces[2].category = Category::yard;
  campus.openings.resize(4);
  const auto join = [&](std::size_t i, SpaceId first, SpaceId second) {
    campus.openings[i].first = first;
    campus.openings[i].second = second;
  };
  join(0, SpaceId(0), SpaceId(1));
  join(1, SpaceId(1), SpaceId(2));
  join(2, SpaceId(1), SpaceId());
  join(3, SpaceId(2), SpaceId());  // the school's gate: out of the campus, but of no building
  EXPECT_FALSE(campus.leavesBuilding(OpeningId(0)));
  EXPECT_TRUE(campus.leavesBuilding(OpeningId(1)));
  EXPECT_TRUE(campus.leavesBuilding(OpeningId(2)));
  EXPECT_FALSE(campus.leavesBuilding(OpeningId(3)));
}

}  // namespace
}  // namespace muster::plan
