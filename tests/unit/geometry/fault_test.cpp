#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "geometry/polygon.h"

namespace muster::geometry {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
const Ring kSquare = rectangle({0, 0}, {10, 10});

void expectFault(const Polygon& polygon, const std::string& kind, Vec2 where) {
  const auto found = fault(polygon);
  ASSERT_TRUE(found.has_value()) << "expected " << kind;
  EXPECT_EQ(found->kind, kind);
  EXPECT_NEAR(found->where.x, where.x, 1e-9);
  EXPECT_NEAR(found->where.y, where.y, 1e-9);
}

TEST(Fault, ValidPolygonsHaveNone) {
  EXPECT_FALSE(fault({kSquare, {}}));
  EXPECT_FALSE(fault({{{0, 10}, {10, 10}, {10, 0}, {0, 0}}, {}}));  // either direction
  EXPECT_FALSE(fault({kSquare, {rectangle({1, 1}, {2, 2}), rectangle({3, 1}, {4, 2})}}));
  EXPECT_FALSE(fault({{{0, 0}, {5, 0}, {10, 0}, {10, 10}}, {}}));  // a corner of 180 degrees
}

TEST(Fault, TooFewPoints) {
  expectFault({}, "too-few-points", {0, 0});
  expectFault({{{3, 4}, {5, 6}}, {}}, "too-few-points", {3, 4});
  expectFault({kSquare, {{{1, 2}}}}, "too-few-points", {1, 2});
}

TEST(Fault, NotFinite) {
  for (const double bad : {kNan, kInfinity, -kInfinity, 1e300}) {
    const auto found = fault({{{0, 0}, {1, 0}, {1, bad}}, {}});
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->kind, "not-finite");
    EXPECT_EQ(found->where.x, 1.0);
  }
  EXPECT_EQ(fault({kSquare, {{{kNan, 0}, {1, 0}, {1, 1}}}})->kind, "not-finite");
  EXPECT_EQ(fault({{{kNan, kNan}, {kNan, kNan}, {kNan, kNan}}, {}})->kind, "not-finite");
}

TEST(Fault, RepeatedPoint) {
  expectFault({{{0, 0}, {1, 0}, {1, 0}, {1, 1}}, {}}, "repeated-point", {1, 0});
  expectFault({{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, {}}, "repeated-point", {0, 0});  // stored closed
  // A figure of eight pinched in a corner.
  expectFault({{{0, 0}, {2, 2}, {4, 0}, {4, 4}, {2, 2}, {0, 4}}, {}}, "repeated-point", {2, 2});
  expectFault({{{7, 7}, {7, 7}, {7, 7}}, {}}, "repeated-point", {7, 7});
}

TEST(Fault, ZeroArea) {
  expectFault({{{0, 0}, {1, 1}, {2, 2}}, {}}, "zero-area", {0, 0});
  expectFault({{{0, 0}, {1, 1}, {2, 2}, {1.5, 1.5}}, {}}, "zero-area", {0, 0});
  expectFault({{{0.1, 0.1}, {0.3, 0.3}, {0.7, 0.7 + 1e-15}}, {}}, "zero-area", {0.1, 0.1});
  expectFault({{{0, 0}, {10, 0}, {10, 1e-7}, {0, 1e-7}}, {}}, "zero-area", {0, 0});
  expectFault({kSquare, {{{1, 1}, {2, 2}, {3, 3}}}}, "zero-area", {1, 1});
  EXPECT_FALSE(fault({{{0, 0}, {10, 0}, {10, 1e-4}, {0, 1e-4}}, {}}));
}

TEST(Fault, SelfCrossingNamesTheCrossing) {
  expectFault({{{0, 0}, {4, 4}, {4, 0}, {0, 4}}, {}}, "self-crossing", {2, 2});  // bow tie, area 0
  expectFault({{{0, 0}, {10, 0}, {10, 10}, {5, -1}, {0, 10}}, {}}, "self-crossing", {50.0 / 11, 0});
}

TEST(Fault, CornerOnAnotherEdgeIsSelfCrossing) {
  expectFault({{{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}}, {}}, "self-crossing", {5, 0});
}

TEST(Fault, SpikeIsSelfCrossing) {
  // Either end of the stretch that is drawn twice may be named.
  for (const Ring& ring : {Ring{{0, 0}, {10, 0}, {10, 10}, {10, 5}, {0, 10}},
                           Ring{{10, 5}, {0, 10}, {0, 0}, {10, 0}, {10, 10}}}) {
    const auto found = fault({ring, {}});
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->kind, "self-crossing");
    EXPECT_EQ(found->where.x, 10.0);
    EXPECT_GE(found->where.y, 5.0);
  }
}

TEST(Fault, EdgesThatRunOnEachOther) {
  // Two rooms drawn in one stroke: out along y = 5 and back along a part of it.
  const auto found =
      fault({{{0, 0}, {10, 0}, {10, 5}, {4, 5}, {4, 9}, {6, 9}, {6, 5}, {0, 5}}, {}});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->kind, "self-crossing");
  EXPECT_EQ(found->where.y, 5.0);
}

TEST(Fault, Holes) {
  expectFault({kSquare, {rectangle({20, 1}, {21, 2})}}, "hole-outside", {20, 1});
  EXPECT_EQ(fault({kSquare, {rectangle({8, 1}, {12, 2})}})->kind, "self-crossing");
  // Holes in holes, in either order.
  const Ring big = rectangle({1, 1}, {9, 9}), small = rectangle({2, 2}, {3, 3});
  EXPECT_EQ(fault({kSquare, {big, small}})->kind, "hole-outside");
  EXPECT_EQ(fault({kSquare, {small, big}})->kind, "hole-outside");
  EXPECT_EQ(fault({kSquare, {big, big}})->kind, "self-crossing");
  EXPECT_EQ(fault({small, {kSquare}})->kind, "hole-outside");
}

TEST(Fault, HolesMayTouchInAPointButNotAlongALine) {
  EXPECT_FALSE(fault({kSquare, {{{0, 5}, {2, 4}, {2, 6}}}}));
  EXPECT_EQ(fault({kSquare, {{{0, 4}, {2, 5}, {0, 6}}}})->kind, "self-crossing");
}

TEST(Fault, HoleThatLeavesThroughCornersIsOutside) {
  // All four corners of the hole lie on the outer ring, which is a plus: two of its edges pass
  // outside.
  const Ring plus{{2, 0}, {4, 0}, {4, 2}, {6, 2}, {6, 4}, {4, 4},
                  {4, 6}, {2, 6}, {2, 4}, {0, 4}, {0, 2}, {2, 2}};
  EXPECT_EQ(fault({plus, {{{4, 0}, {6, 2}, {2, 4}}}})->kind, "hole-outside");
}

TEST(Fault, TakesAnything) {
  std::mt19937 random(1);
  const double values[] = {0, 1, 2, 3, -1, 0.5, 1e99, 1e200, 1e-300, kNan, kInfinity, -0.0, 1e8};
  int faulty = 0;
  for (int round = 0; round < 20000; ++round) {
    Polygon polygon;
    polygon.holes.resize(random() % 3);
    for (std::size_t r = 0; r <= polygon.holes.size(); ++r) {
      Ring& ring = r == 0 ? polygon.outer : polygon.holes[r - 1];
      const std::size_t range = round % 2 == 0 ? 6 : std::size(values);
      for (std::size_t n = random() % 7; n > 0; --n) {
        ring.push_back({values[random() % range], values[random() % range]});
      }
    }
    if (const auto found = fault(polygon)) {
      ++faulty;
      EXPECT_FALSE(found->kind.empty());
    } else {
      EXPECT_GT(area(polygon), 0.0);
      EXPECT_TRUE(contains(polygon, innerPoint(polygon)));
    }
  }
  EXPECT_GT(faulty, 10000);
  EXPECT_LT(faulty, 20000);
}

TEST(Fault, ManyCornersTakeNoNoticeableTime) {
  Ring comb;  // 20,000 teeth
  for (int i = 0; i < 20000; ++i) {
    comb.push_back({i + 0.0, 0.0});
    comb.push_back({i + 0.5, 1.0});
  }
  comb.push_back({20000, -1});
  comb.push_back({-1, -1});
  EXPECT_FALSE(fault({comb, {}}));
}

}  // namespace
}  // namespace muster::geometry
