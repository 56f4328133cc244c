#include "io/import_facing.h"

#include <gtest/gtest.h>

namespace muster::io {
namespace {

using geometry::Polygon;
using geometry::Vec2;

Polygon box(double x0, double y0, double x1, double y1) {
  return {geometry::rectangle({x0, y0}, {x1, y1}), {}};
}

Polygon turned(Polygon polygon, double sine, double cosine) {
  for (Vec2& p : polygon.outer) p = {p.x * cosine - p.y * sine, p.x * sine + p.y * cosine};
  return polygon;
}

TEST(ImportFacing, findsTheFacesThatADoorBridges) {
  const auto found = facing(box(0, 0, 10, 2), box(0, 2.4, 8, 9), box(3, 2, 3.9, 2.4));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->gap_m, 0.4, 1e-9);
  EXPECT_NEAR(geometry::length(found->far), 0.9, 1e-9);
  EXPECT_NEAR(found->near.a.y, 2.0, 1e-9);
  EXPECT_NEAR(found->far.a.y, 2.4, 1e-9);
  EXPECT_NEAR(geometry::area(passageArea(*found)), 0.9 * 0.42, 1e-9);
}

TEST(ImportFacing, isTheSameInATurnedBuilding) {
  const double sine = 0.6;
  const double cosine = 0.8;
  const auto found =
      facing(turned(box(0, 0, 10, 2), sine, cosine), turned(box(0, 2.4, 8, 9), sine, cosine),
             turned(box(3, 2, 3.9, 2.4), sine, cosine));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->gap_m, 0.4, 1e-9);
  EXPECT_NEAR(geometry::length(found->far), 0.9, 1e-9);
}

TEST(ImportFacing, takesOnlyWhatBothSidesShare) {
  const auto found = facing(box(0, 0, 10, 2), box(3.2, 2.4, 8, 9), box(3, 2, 3.9, 2.4));
  ASSERT_TRUE(found);
  EXPECT_NEAR(geometry::length(found->far), 0.7, 1e-9);
  EXPECT_FALSE(facing(box(0, 0, 10, 2), box(3.6, 2.4, 8, 9), box(3, 2, 3.9, 2.4)));  // 0.3 m
}

TEST(ImportFacing, stretchesADoorThatFallsShortALittle) {
  const auto found = facing(box(0, 0, 10, 2), box(0, 2.4, 8, 9), box(3, 2.03, 3.9, 2.38));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->stretched_m, 0.03, 1e-9);
  EXPECT_NEAR(found->gap_m, 0.4, 1e-9);
  EXPECT_FALSE(facing(box(0, 0, 10, 2), box(0, 2.4, 8, 9), box(3, 2.2, 3.9, 2.4)));
  EXPECT_FALSE(facing(box(0, 0, 10, 2), box(0, 2.4, 8, 9), box(3, 2, 3.9, 2.2)));
}

TEST(ImportFacing, doesNotReachRoundACorner) {
  EXPECT_FALSE(facing(box(0, 0, 10, 2), box(10.4, 0, 12, 9), box(3, 2, 3.9, 2.4)));
}

TEST(ImportFacing, anExitEndsAtItsOuterFace) {
  const auto found = facingOut(box(0, 0, 10, 2), box(-0.6, 0.5, 0, 1.4));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->gap_m, 0.6, 1e-9);
  EXPECT_NEAR(found->far.a.x, -0.6, 1e-9);
  EXPECT_FALSE(facingOut(box(0, 0, 10, 2), box(-0.06, 0, 0, 0.06)));  // a speck
}

TEST(ImportFacing, findsAnOpeningCollapsedToASpeck) {
  const Polygon speck{{{0, 2.0}, {0.01, 2.0}, {0, 2.01}}, {}};
  const auto found = facingBeside(box(0, 0, 1.8, 2), box(0, 2.05, 1.8, 9), speck, 1.77);
  ASSERT_TRUE(found);
  EXPECT_NEAR(geometry::length(found->far), 1.8, 1e-9);
  EXPECT_FALSE(facingBeside(box(0, 0, 1.8, 2), box(0, 2.05, 1.8, 9), speck, 1.2));
  EXPECT_FALSE(facingBeside(box(0, 0, 1.8, 2), box(0, 2.4, 1.8, 9), speck, 1.8));  // a wall between
}

}  // namespace
}  // namespace muster::io
