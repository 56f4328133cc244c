#include "crowd/walls.h"

#include <gtest/gtest.h>

#include <vector>

namespace muster::crowd::test {
namespace {

using geometry::Segment;
using geometry::Vec2;

const std::vector<Segment> kFloorLine{{{0, 0}, {10, 0}}};  // people walk above it
const std::vector<Segment> kCorner{{{0, 0}, {10, 0}}, {{10, 0}, {10, 10}}};
constexpr double kRadius = 0.2;

TEST(CrossesWall, MeetingOrTouchingCounts) {
  EXPECT_TRUE(crossesWall(WallSet(kFloorLine), {5, 1}, {5, -1}));
  EXPECT_TRUE(crossesWall(WallSet(kFloorLine), {5, 1}, {5, 0}));
  EXPECT_TRUE(
      crossesWall(WallSet(kCorner), {9.9, 0.1}, {10.1, -0.1}));  // through the corner itself
  EXPECT_FALSE(crossesWall(WallSet(kFloorLine), {5, 1}, {9, 0.01}));
  EXPECT_FALSE(crossesWall(WallSet(kFloorLine), {11, 1}, {11, -1}));
  EXPECT_FALSE(crossesWall(WallSet({}), {5, 1}, {5, -1}));
}

TEST(CrossesWall, WhoStandsOnAWallMayLeaveIt) {
  EXPECT_FALSE(crossesWall(WallSet(kFloorLine), {5, 0}, {5, 1}));
}

TEST(PushedOut, ToDistanceOfTheRadius) {
  EXPECT_EQ(pushedOut(WallSet(kFloorLine), {5, 1}, {5, 0.05}, kRadius), (Vec2{5, kRadius}));
  EXPECT_EQ(pushedOut(WallSet(kFloorLine), {5, 1}, {5, 0.3}, kRadius), (Vec2{5, 0.3}));
}

TEST(PushedOut, FromBeyondBackToTheSideOfTheStart) {
  EXPECT_EQ(pushedOut(WallSet(kFloorLine), {5, 0.1}, {5, -0.05}, kRadius), (Vec2{5, kRadius}));
  EXPECT_EQ(pushedOut(WallSet(kFloorLine), {5, -0.1}, {5, 0.05}, kRadius), (Vec2{5, -kRadius}));
  EXPECT_EQ(pushedOut(WallSet(kFloorLine), {5, 0.1}, {5, 0}, kRadius), (Vec2{5, kRadius}));
}

TEST(PushedOut, RoundTheEndOfAWallRadially) {
  const Vec2 p = pushedOut(WallSet(kFloorLine), {10.1, 0.2}, {10.1, 0}, kRadius);
  EXPECT_NEAR(p.x, 10.2, 1e-12);
  EXPECT_NEAR(p.y, 0, 1e-12);
}

TEST(PushedOut, CornerNeedsBothWalls) {
  const Vec2 p = pushedOut(WallSet(kCorner), {9, 1}, {9.95, 0.05}, kRadius);
  EXPECT_NEAR(p.x, 9.8, 1e-12);
  EXPECT_NEAR(p.y, 0.2, 1e-12);
}

TEST(WallSet, HoldsTheWallsWithinReach) {
  EXPECT_EQ(wallsWithin(kCorner, {5, 0.3}, 0.4), 1u);
  EXPECT_EQ(wallsWithin(kCorner, {9.7, 5}, 0.4), 2u);
  EXPECT_EQ(wallsWithin(kCorner, {9.7, 0.3}, 0.4), 3u);
  EXPECT_EQ(wallsWithin(kCorner, {5, 5}, 0.4), 0u);
  EXPECT_FALSE(crossesWall(WallSet(kCorner, 2), {5, 1}, {5, -1}));  // the first is not chosen
}

TEST(WallSet, TellsWhetherAnyIsWithinAFartherReach) {
  const auto found = [](Vec2 p) { return wallsWithin(kCorner, p, 0.4, 0.6); };
  EXPECT_EQ(found({5, 0.3}).bits, 1u);
  EXPECT_TRUE(found({5, 0.3}).anyFarther);
  EXPECT_EQ(found({5, 0.5}).bits, 0u);
  EXPECT_TRUE(found({5, 0.5}).anyFarther);
  EXPECT_EQ(found({5, 0.7}).bits, 0u);
  EXPECT_FALSE(found({5, 0.7}).anyFarther);
}

TEST(WallSet, TheLastBitStandsForAllFromThereOn) {
  std::vector<Segment> many;
  for (int i = 0; i < 40; ++i) many.push_back({{i + 0.0, 0}, {i + 1.0, 0}});
  const auto bits = wallsWithin(many, {38.5, 0.1}, 0.2);
  EXPECT_EQ(bits, 1u << WallSet::kLast);
  EXPECT_TRUE(crossesWall(WallSet(many, bits), {38.5, 0.1}, {38.5, -0.1}));
  EXPECT_FALSE(crossesWall(WallSet(many, 1), {38.5, 0.1}, {38.5, -0.1}));
}

}  // namespace
}  // namespace muster::crowd::test
