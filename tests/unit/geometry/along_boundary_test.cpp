#include <gtest/gtest.h>

#include "geometry/polygon.h"

namespace muster::geometry {
namespace {

const Polygon kRoom{rectangle({0, 0}, {10, 6}), {}};

void expectSegment(const Segment& found, Vec2 a, Vec2 b, double within = 1e-9) {
  EXPECT_NEAR(found.a.x, a.x, within);
  EXPECT_NEAR(found.a.y, a.y, within);
  EXPECT_NEAR(found.b.x, b.x, within);
  EXPECT_NEAR(found.b.y, b.y, within);
}

TEST(AlongBoundary, ADoorInAWallIsFoundWhole) {
  const Segment door{{4, 6}, {5, 6}};
  EXPECT_EQ(alongBoundary(kRoom, door, 0.0), std::vector<Segment>{door});
  EXPECT_EQ(alongBoundary(kRoom, door, 0.05), std::vector<Segment>{door});
  EXPECT_EQ(alongBoundary(kRoom, reversed(door), 0.05), std::vector<Segment>{reversed(door)});
}

TEST(AlongBoundary, ADoorBesideTheWallIsFoundWithinTolerance) {
  const Segment door{{4, 6.04}, {5, 6.04}};
  EXPECT_EQ(alongBoundary(kRoom, door, 0.05), std::vector<Segment>{door});
  EXPECT_TRUE(alongBoundary(kRoom, door, 0.03).empty());
}

TEST(AlongBoundary, WhatSticksOutIsCutOff) {
  const auto pieces = alongBoundary(kRoom, {{8, 6}, {12, 6}}, 0.0);
  ASSERT_EQ(pieces.size(), 1u);
  expectSegment(pieces[0], {8, 6}, {10, 6});
  const auto tolerant = alongBoundary(kRoom, {{8, 6}, {12, 6}}, 0.1);
  ASSERT_EQ(tolerant.size(), 1u);
  expectSegment(tolerant[0], {8, 6}, {10.1, 6});
}

TEST(AlongBoundary, CollinearEdgesMergeToOnePiece) {
  const Polygon cut{{{0, 0}, {10, 0}, {10, 6}, {7, 6}, {5, 6}, {3, 6}, {0, 6}}, {}};
  const auto pieces = alongBoundary(cut, {{2, 6}, {8, 6}}, 0.01);
  ASSERT_EQ(pieces.size(), 1u);
  expectSegment(pieces[0], {2, 6}, {8, 6});
}

TEST(AlongBoundary, SeveralPiecesComeInOrderAlongTheSegment) {
  const Polygon comb{{{0, 0}, {9, 0}, {9, 3}, {6, 3}, {6, 1}, {3, 1}, {3, 3}, {0, 3}}, {}};
  const auto pieces = alongBoundary(comb, {{9, 3}, {0, 3}}, 0.0);
  ASSERT_EQ(pieces.size(), 2u);
  expectSegment(pieces[0], {9, 3}, {6, 3});
  expectSegment(pieces[1], {3, 3}, {0, 3});
}

TEST(AlongBoundary, CrossingAWallIsAPieceAsLongAsTwoTolerances) {
  const auto pieces = alongBoundary(kRoom, {{5, 4}, {5, 8}}, 0.1);
  ASSERT_EQ(pieces.size(), 1u);
  expectSegment(pieces[0], {5, 5.9}, {5, 6.1});
  EXPECT_TRUE(alongBoundary(kRoom, {{5, 4}, {5, 8}}, 0.0).empty());
}

TEST(AlongBoundary, RoundAnOuterCornerTheDistanceIsToTheCorner) {
  // At 45 degrees past the corner (10, 6): the nearest point of the line is 0.1 from it.
  const double off = 0.1 / 1.4142135623730951;
  const Segment s{{10 + off - 1, 6 + off + 1}, {10 + off + 1, 6 + off - 1}};
  EXPECT_TRUE(alongBoundary(kRoom, s, 0.0999).empty());
  const auto pieces = alongBoundary(kRoom, s, 0.1001);
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_LT(length(pieces[0]), 0.02);
}

TEST(AlongBoundary, HolesHaveABoundaryToo) {
  const Polygon holed{kRoom.outer, {rectangle({4, 2}, {6, 4})}};
  const Segment s{{4.5, 2}, {5.5, 2}};
  EXPECT_EQ(alongBoundary(holed, s, 0.0), std::vector<Segment>{s});
  EXPECT_TRUE(alongBoundary(kRoom, s, 0.0).empty());
}

TEST(AlongBoundary, APointIsThereOrNot) {
  const Segment on{{3, 6}, {3, 6}}, off{{3, 5}, {3, 5}};
  EXPECT_EQ(alongBoundary(kRoom, on, 0.0), std::vector<Segment>{on});
  EXPECT_TRUE(alongBoundary(kRoom, off, 0.5).empty());
  EXPECT_EQ(alongBoundary(kRoom, off, 1.0), std::vector<Segment>{off});
}

TEST(AlongBoundary, EveryPieceIsWithinToleranceAndNothingIsMissed) {
  const Polygon bent{{{0, 0}, {9, 1}, {8, 7}, {5, 3}, {2, 8}}, {{{4, 1}, {5, 2}, {4, 2}}}};
  for (int i = 0; i < 100; ++i) {
    const Segment s{{-1.0 + 0.07 * i, -1.0}, {9.0 - 0.11 * i, 8.0}};
    const auto pieces = alongBoundary(bent, s, 0.2);
    for (int k = 0; k <= 1000; ++k) {
      const Vec2 p = lerp(s.a, s.b, k / 1000.0);
      bool covered = false;
      for (const Segment& piece : pieces) covered = covered || distance(piece, p) < 1e-9;
      const double d = distanceToBoundary(bent, p);
      EXPECT_TRUE(!covered || d <= 0.2 + 1e-9) << i << " " << k;
      EXPECT_TRUE(covered || d >= 0.2 - 1e-9) << i << " " << k;
    }
  }
}

}  // namespace
}  // namespace muster::geometry
