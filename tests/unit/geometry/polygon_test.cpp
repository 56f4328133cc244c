#include "geometry/polygon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster::geometry {
namespace {

const Polygon kSquare{rectangle({0, 0}, {10, 10}), {}};
// Outer 10 x 10 with a hole 4..6 x 4..6, both the wrong way round.
const Polygon kFrameClockwise{{{0, 0}, {0, 10}, {10, 10}, {10, 0}},
                              {{{4, 4}, {6, 4}, {6, 6}, {4, 6}}}};
const Polygon kHorseshoe{{{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 1}, {1, 1}, {1, 10}, {0, 10}},
                         {}};

TEST(Box, GrowsFromEmpty) {
  Box box;
  EXPECT_FALSE(box.contains({0, 0}));
  box.extend(Vec2{1, 5});
  EXPECT_EQ(box.width(), 0.0);
  EXPECT_TRUE(box.contains({1, 5}));
  box.extend(Vec2{3, 2});
  EXPECT_EQ(box.low, (Vec2{1, 2}));
  EXPECT_EQ(box.high, (Vec2{3, 5}));
  Box other;
  other.extend(Vec2{-1, 3});
  box.extend(other);
  EXPECT_EQ(box.low, (Vec2{-1, 2}));
  EXPECT_EQ(box.grown(1).high, (Vec2{4, 6}));
}

TEST(Box, TouchingOverlaps) {
  const Box a{{0, 0}, {1, 1}};
  EXPECT_TRUE(a.overlaps({{1, 1}, {2, 2}}));
  EXPECT_FALSE(a.overlaps({{1.001, 0}, {2, 1}}));
  EXPECT_FALSE(a.overlaps({{0, 1.001}, {1, 2}}));
  EXPECT_FALSE(a.overlaps(Box{}));
}

TEST(Polygon, AreaAndOrientation) {
  EXPECT_EQ(signedArea(kSquare.outer), 100.0);
  EXPECT_EQ(signedArea(kFrameClockwise.outer), -100.0);
  EXPECT_EQ(area(kFrameClockwise), 96.0);
  EXPECT_EQ(signedArea({{0, 0}, {1, 1}}), 0.0);
  EXPECT_EQ(signedArea({}), 0.0);
  const Polygon turned = oriented(kFrameClockwise);
  EXPECT_GT(signedArea(turned.outer), 0.0);
  EXPECT_LT(signedArea(turned.holes[0]), 0.0);
  EXPECT_EQ(oriented(turned).outer, turned.outer);
}

TEST(Polygon, AreaKeepsItsDigitsFarFromTheOrigin) {
  const Vec2 far{4.5e6, 5.5e5};  // Gauss-Krueger coordinates somebody forgot to shift
  EXPECT_NEAR(signedArea(rectangle(far, far + Vec2{0.125, 0.125})), 0.015625, 1e-12);
}

TEST(Polygon, Centroid) {
  EXPECT_EQ(centroid(kSquare), (Vec2{5, 5}));
  const Vec2 triangle = centroid({{{0, 0}, {3, 0}, {0, 3}}, {}});
  EXPECT_DOUBLE_EQ(triangle.x, 1.0);
  EXPECT_DOUBLE_EQ(triangle.y, 1.0);
  // A 2 x 2 hole centred at (8, 5) moves the centroid by 4 * 3 / 96 to the left.
  const Vec2 holed = centroid({kSquare.outer, {rectangle({7, 4}, {9, 6})}});
  EXPECT_NEAR(holed.x, 5.0 - 4.0 * 3.0 / 96.0, 1e-12);
  EXPECT_NEAR(holed.y, 5.0, 1e-12);
}

TEST(Polygon, ContainsCountsTheBoundaryAndLeavesOutHoles) {
  for (const Polygon& frame : {kFrameClockwise, oriented(kFrameClockwise)}) {
    EXPECT_TRUE(contains(frame, {1, 1}));
    EXPECT_TRUE(contains(frame, {0, 0}));
    EXPECT_TRUE(contains(frame, {10, 3}));
    EXPECT_TRUE(contains(frame, {4, 5}));  // on the hole's edge
    EXPECT_TRUE(contains(frame, {6, 6}));
    EXPECT_FALSE(contains(frame, {5, 5}));
    EXPECT_FALSE(contains(frame, {10.0000001, 5}));
    EXPECT_FALSE(contains(frame, {-1, 0}));
    EXPECT_FALSE(contains(frame, {11, 10}));  // level with edges and corners
    EXPECT_FALSE(contains(frame, {-1, 4}));
  }
}

TEST(Polygon, ContainsIsRightLevelWithEveryCorner) {
  const Polygon star{{{0, 0}, {4, 2}, {8, 0}, {6, 4}, {8, 8}, {4, 6}, {0, 8}, {2, 4}}, {}};
  EXPECT_TRUE(contains(star, {4, 4}));
  EXPECT_TRUE(contains(star, {2.1, 4}));
  EXPECT_FALSE(contains(star, {1.9, 4}));
  EXPECT_FALSE(contains(star, {0, 4}));
  EXPECT_FALSE(contains(star, {4, 1.9}));
  EXPECT_TRUE(contains(star, {4, 2}));
  EXPECT_FALSE(contains(star, {2, 8}));
  EXPECT_FALSE(contains(star, {4, 0}));
}

TEST(Polygon, DistanceToBoundaryCountsHolesAndBothSides) {
  EXPECT_EQ(distanceToBoundary(kSquare, {5, 5}), 5.0);
  EXPECT_EQ(distanceToBoundary(kFrameClockwise, {3, 5}), 1.0);
  EXPECT_EQ(distanceToBoundary(kSquare, {13, 14}), 5.0);
  EXPECT_EQ(distanceToBoundary(kSquare, {10, 4}), 0.0);
}

TEST(Polygon, EdgesHaveTheInsideToTheLeft) {
  for (const Polygon& frame : {kFrameClockwise, oriented(kFrameClockwise)}) {
    const auto all = edges(frame);
    ASSERT_EQ(all.size(), 8u);
    for (const Segment& edge : all) {
      const Vec2 left = midpoint(edge) + leftNormal(normalised(edge.b - edge.a)) * 0.01;
      EXPECT_TRUE(contains(frame, left)) << left.x << ' ' << left.y;
      const Vec2 right = midpoint(edge) - leftNormal(normalised(edge.b - edge.a)) * 0.01;
      EXPECT_FALSE(contains(frame, right)) << right.x << ' ' << right.y;
    }
  }
}

TEST(Polygon, Convexity) {
  EXPECT_TRUE(isConvex(kSquare));
  EXPECT_TRUE(isConvex({{{0, 0}, {0, 10}, {10, 10}, {10, 0}}, {}}));  // clockwise
  EXPECT_TRUE(isConvex({{{0, 0}, {5, 0}, {10, 0}, {10, 10}}, {}}));   // a corner of 180 degrees
  EXPECT_FALSE(isConvex(kHorseshoe));
  EXPECT_FALSE(isConvex(kFrameClockwise));
}

TEST(Polygon, RectangleIsCounterClockwise) {
  EXPECT_GT(signedArea(rectangle({1, 2}, {3, 5})), 0.0);
  EXPECT_EQ(signedArea(rectangle({1, 2}, {3, 5})), 6.0);
}

TEST(InnerPoint, OfASquareIsItsMiddle) {
  EXPECT_NEAR(distanceToBoundary(kSquare, innerPoint(kSquare)), 5.0, 0.15);
}

TEST(InnerPoint, OfAHorseshoeIsInIt) {
  ASSERT_FALSE(contains(kHorseshoe, centroid(kHorseshoe)));
  const Vec2 p = innerPoint(kHorseshoe);
  EXPECT_TRUE(contains(kHorseshoe, p));
  EXPECT_GT(distanceToBoundary(kHorseshoe, p), 0.48);  // at best 0.5, in a corner 0.586
}

TEST(InnerPoint, AvoidsHoles) {
  const Polygon frame{rectangle({0, 0}, {10, 10}), {rectangle({1, 1}, {9, 8})}};
  const Vec2 p = innerPoint(frame);
  EXPECT_TRUE(contains(frame, p));
  EXPECT_GT(distanceToBoundary(frame, p), 0.98);  // in the 2 m strip above the hole
}

TEST(InnerPoint, OfALongThinSlantedStripIsStillInside) {
  const Polygon strip{{{0, 0}, {100, 37}, {100, 37.001}, {0, 0.001}}, {}};
  const Vec2 p = innerPoint(strip);
  EXPECT_TRUE(contains(strip, p));
  EXPECT_GT(distanceToBoundary(strip, p), 1e-4);
}

TEST(InnerPoint, OfNoPolygonIsNoCrash) {
  EXPECT_EQ(innerPoint({}), (Vec2{0, 0}));
  EXPECT_EQ(innerPoint({{{3, 4}}, {}}), (Vec2{3, 4}));
  innerPoint({{{0, 0}, {1, 0}, {2, 0}}, {}});
}

}  // namespace
}  // namespace muster::geometry
