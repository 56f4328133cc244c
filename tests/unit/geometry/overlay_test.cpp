#include <gtest/gtest.h>

#include <cmath>

#include "geometry/polygon.h"

namespace muster::geometry {
namespace {

Polygon box(double x0, double y0, double x1, double y1) {
  return {rectangle({x0, y0}, {x1, y1}), {}};
}

double total(const std::vector<Polygon>& parts) {
  double sum = 0.0;
  for (const Polygon& part : parts) {
    EXPECT_FALSE(fault(part)) << fault(part)->kind;
    EXPECT_GT(signedArea(part.outer), 0.0);
    for (const Ring& hole : part.holes) EXPECT_LT(signedArea(hole), 0.0);
    sum += area(part);
  }
  return sum;
}

Polygon turnedAndMoved(Polygon polygon, double angle, Vec2 by) {
  const auto moved = [=](Vec2 p) {
    return by + Vec2{p.x * std::cos(angle) - p.y * std::sin(angle),
                     p.x * std::sin(angle) + p.y * std::cos(angle)};
  };
  for (Vec2& p : polygon.outer) p = moved(p);
  for (Ring& hole : polygon.holes) {
    for (Vec2& p : hole) p = moved(p);
  }
  return polygon;
}

TEST(Overlay, OverlapOfTwoBoxes) {
  EXPECT_DOUBLE_EQ(overlapArea(box(0, 0, 4, 4), box(3, 1, 6, 2)), 1.0);
  EXPECT_DOUBLE_EQ(overlapArea(box(0, 0, 4, 4), box(0, 0, 4, 4)), 16.0);
  EXPECT_DOUBLE_EQ(overlapArea(box(0, 0, 4, 4), box(1, 1, 2, 2)), 1.0);
  EXPECT_EQ(overlapArea(box(0, 0, 4, 4), box(5, 5, 6, 6)), 0.0);
}

TEST(Overlay, ClockwiseInputIsTheSame) {
  Polygon clockwise = box(3, 1, 6, 2);
  std::reverse(clockwise.outer.begin(), clockwise.outer.end());
  EXPECT_DOUBLE_EQ(overlapArea(box(0, 0, 4, 4), clockwise), 1.0);
  EXPECT_DOUBLE_EQ(total(difference(clockwise, box(0, 0, 4, 4))), 2.0);
}

TEST(Overlay, TouchingIsNoOverlap) {
  EXPECT_EQ(overlapArea(box(0, 0, 4, 4), box(4, 0, 6, 4)), 0.0);  // a whole edge
  EXPECT_EQ(overlapArea(box(0, 0, 4, 4), box(4, 1, 6, 2)), 0.0);  // a part of an edge
  EXPECT_EQ(overlapArea(box(0, 0, 4, 4), box(4, 4, 6, 6)), 0.0);  // a corner
  EXPECT_TRUE(intersection(box(0, 0, 4, 4), box(4, 0, 6, 4)).empty());
}

TEST(Overlay, TouchingIsNoOverlapAtAnyAngleAndPlace) {
  for (int i = 0; i < 360; ++i) {
    const double angle = 0.0175 * i;
    const Vec2 by{137.1 * i, -53.7 * i};
    const Polygon a = turnedAndMoved(box(0, 0, 8.1, 6.3), angle, by);
    const Polygon whole = turnedAndMoved(box(8.1, 0, 10, 6.3), angle, by);
    const Polygon part = turnedAndMoved(box(8.1, 1.7, 10, 2.9), angle, by);
    EXPECT_EQ(overlapArea(a, whole), 0.0) << i;
    EXPECT_EQ(overlapArea(a, part), 0.0) << i;
    EXPECT_NEAR(overlapArea(a, turnedAndMoved(box(7.1, 1.7, 10, 2.9), angle, by)), 1.2, 1e-4) << i;
  }
}

TEST(Overlay, AMillimetreOfOverlapIsSeen) {
  EXPECT_NEAR(overlapArea(box(0, 0, 100, 80), box(99.999, 0, 150, 80)), 0.08, 1e-6);
}

TEST(Overlay, HolesCount) {
  const Polygon frame{rectangle({0, 0}, {10, 10}), {rectangle({4, 4}, {6, 6})}};
  EXPECT_EQ(overlapArea(frame, box(4, 4, 6, 6)), 0.0);
  EXPECT_DOUBLE_EQ(overlapArea(frame, box(3, 3, 7, 7)), 12.0);
}

TEST(Overlay, DifferenceCutsHolesAndSplits) {
  const auto holed = difference(box(0, 0, 10, 10), box(4, 4, 6, 6));
  ASSERT_EQ(holed.size(), 1u);
  EXPECT_EQ(holed[0].holes.size(), 1u);
  EXPECT_DOUBLE_EQ(total(holed), 96.0);
  const auto split = difference(box(0, 0, 10, 2), box(4, -1, 6, 3));
  ASSERT_EQ(split.size(), 2u);
  EXPECT_DOUBLE_EQ(total(split), 16.0);
  EXPECT_TRUE(difference(box(1, 1, 2, 2), box(0, 0, 5, 5)).empty());
  const auto untouched = difference(box(0, 0, 1, 1), box(5, 5, 6, 6));
  ASSERT_EQ(untouched.size(), 1u);
  EXPECT_EQ(untouched[0].outer, box(0, 0, 1, 1).outer);
}

TEST(Overlay, UniteJoinsWhatTouchesAndKeepsWhatDoesNot) {
  EXPECT_TRUE(unite({}).empty());
  EXPECT_EQ(unite({box(0, 0, 1, 1)}).size(), 1u);
  const auto joined = unite({box(0, 0, 4, 4), box(4, 0, 8, 4), box(20, 0, 21, 1)});
  EXPECT_EQ(joined.size(), 2u);
  EXPECT_DOUBLE_EQ(total(joined), 33.0);
}

TEST(Overlay, UniteOfFourWallsHasAHole) {
  const auto walls =
      unite({box(0, 0, 10, 1), box(9, 0, 10, 10), box(0, 9, 10, 10), box(0, 0, 1, 10)});
  ASSERT_EQ(walls.size(), 1u);
  ASSERT_EQ(walls[0].holes.size(), 1u);
  EXPECT_DOUBLE_EQ(total(walls), 36.0);
}

TEST(Overlay, UniteOfManyOverlappingParts) {
  std::vector<Polygon> parts;
  for (int i = 0; i < 200; ++i) parts.push_back(box(0.1 * i, 0, 0.1 * i + 1, 1));
  const auto all = unite(parts);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_NEAR(total(all), 20.9, 1e-6);
}

// Inclusion and exclusion at odd angles: |a| = |a and b| + |a without b|; |a or b| = |a| + |b| - |a
// and b|.
TEST(Overlay, AreasAddUp) {
  const Polygon a{{{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 1}, {1, 1}, {1, 10}, {0, 10}}, {}};
  for (int i = 0; i < 200; ++i) {
    const Polygon b = turnedAndMoved(box(-3, -3, 3, 3), 0.031 * i, {5.0 + 0.01 * i, 0.03 * i});
    const double both = overlapArea(a, b);
    EXPECT_NEAR(total(difference(a, b)) + both, area(a), 1e-4) << i;
    EXPECT_NEAR(total(unite({a, b})), area(a) + area(b) - both, 1e-4) << i;
    EXPECT_NEAR(overlapArea(b, a), both, 1e-4) << i;
  }
}

TEST(Overlay, InvalidInputDoesNotCrash) {
  const Polygon bowTie{{{0, 0}, {4, 4}, {4, 0}, {0, 4}}, {}};
  const double kNan = std::nan("");
  for (const Polygon& bad : {bowTie, Polygon{}, Polygon{{{1, 1}, {2, 2}}, {}}}) {
    EXPECT_TRUE(std::isfinite(overlapArea(bad, box(0, 0, 5, 5))));
    EXPECT_TRUE(std::isfinite(overlapArea(box(0, 0, 5, 5), bad)));
  }
  EXPECT_EQ(overlapArea({{{0, 0}, {kNan, 0}, {1, 1}}, {}}, box(100, 0, 105, 5)), 0.0);
}

}  // namespace
}  // namespace muster::geometry
