#include "navigation/inner_corner.h"

#include <gtest/gtest.h>

namespace muster::navigation {
namespace {

using geometry::Vec2;

// Walking east along y < 0 towards a corner at the origin; the line to cross is x = 0, y < 0.
InnerCorner corner(double room = 4, double most = 2) {
  return {{0, 0}, {0, -1}, {1, 0}, room, most, 4};
}

TEST(InnerCorner, WithoutTasteIsTheShortestWay) {
  EXPECT_EQ(besideCorner(corner(), {-1, -1}, 0), (Vec2{0, 0}));
}

TEST(InnerCorner, FarAwayEverybodyHeadsForIt) {
  EXPECT_EQ(besideCorner(corner(), {-5, -1}, 1), (Vec2{0, 0}));
}

TEST(InnerCorner, NearItEachKeepsOff) {
  EXPECT_EQ(besideCorner(corner(), {-2, -1}, 1), (Vec2{0, -2}));
  EXPECT_EQ(besideCorner(corner(), {-2, -1}, 0.5), (Vec2{0, -1}));
}

TEST(InnerCorner, NobodyTurnsBySteeperThanHalfARightAngleOnTheLastSteps) {
  const Vec2 to = besideCorner(corner(), {-0.5, -0.2}, 1);
  EXPECT_DOUBLE_EQ(to.y, -0.7);  // 0.2 + 0.5
}

TEST(InnerCorner, NobodyLeavesTheLine) {
  EXPECT_GE(besideCorner(corner(1, 1), {-3, -4}, 1).y, -1.0);
}

TEST(InnerCorner, WhoStandsBesideTheLineWalksRoundItsEnd) {
  const Vec2 to = besideCorner(corner(), {-1, 3}, 1);
  EXPECT_LT(to.x, 0);  // tangent of the circle, not through the corner
  EXPECT_NE(to, (Vec2{0, 0}));
}

}  // namespace
}  // namespace muster::navigation
