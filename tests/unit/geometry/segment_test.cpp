#include "geometry/segment.h"

#include <gtest/gtest.h>

#include <cmath>

namespace muster::geometry {
namespace {

TEST(Vec2, NormalisedHasLengthOneOrIsZero) {
  EXPECT_DOUBLE_EQ(norm(normalised({3.0, 4.0})), 1.0);
  EXPECT_EQ(normalised({0.0, 0.0}), (Vec2{0.0, 0.0}));
  EXPECT_EQ(leftNormal({1.0, 0.0}), (Vec2{0.0, 1.0}));
}

TEST(Segment, NearestPointIsClampedToTheEnds) {
  const Segment s{{0, 0}, {10, 0}};
  EXPECT_EQ(nearestPoint(s, {-3, 4}), (Vec2{0, 0}));
  EXPECT_EQ(nearestPoint(s, {12, 1}), (Vec2{10, 0}));
  EXPECT_EQ(nearestPoint(s, {4, 7}), (Vec2{4, 0}));
  EXPECT_EQ(nearestParameter(s, {4, 7}), 0.4);
  EXPECT_EQ(distance(s, Vec2{-3, 4}), 5.0);
}

TEST(Segment, NearestPointBeyondTheEndIsExactlyTheEnd) {
  const Segment s{{0.1, 0.7}, {1.3, 1.9}};
  EXPECT_EQ(nearestPoint(s, {5, 5}), s.b);
}

TEST(Segment, APointIsASegmentOfLengthZero) {
  const Segment point{{2, 2}, {2, 2}};
  EXPECT_EQ(nearestParameter(point, {5, 6}), 0.0);
  EXPECT_EQ(distance(point, Vec2{5, 6}), 5.0);
  EXPECT_TRUE(intersect(point, Segment{{0, 0}, {4, 4}}));
  EXPECT_FALSE(intersect(point, Segment{{3, 3}, {4, 4}}));
  EXPECT_FALSE(intersect(point, Segment{{0, 1}, {4, 5}}));
  EXPECT_TRUE(intersect(point, point));
  EXPECT_FALSE(intersect(point, Segment{{2, 3}, {2, 3}}));
}

TEST(Segment, DistanceBetweenSegments) {
  const Segment s{{0, 0}, {10, 0}};
  EXPECT_EQ(distance(s, Segment{{5, -1}, {5, 1}}), 0.0);
  EXPECT_EQ(distance(s, Segment{{5, 2}, {5, 9}}), 2.0);
  EXPECT_EQ(distance(s, Segment{{13, 4}, {20, 4}}), 5.0);
  EXPECT_EQ(distance(s, Segment{{2, 3}, {8, 3}}), 3.0);
  EXPECT_EQ(distance(s, Segment{{10, 0}, {12, 0}}), 0.0);
}

TEST(Orientation, LeftRightOn) {
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {0.5, 1}), 1);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {0.5, -1}), -1);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {7, 0}), 0);
  EXPECT_EQ(orientation({3, 3}, {3, 3}, {7, 0}), 0);
}

// Kettner et al. (2008): near a line, plain doubles give signs that contradict each other. Here
// every point of a 64 x 64 block of neighbouring doubles is compared with integer arithmetic on the
// same points.
TEST(Orientation, IsExactWhereDoublesFail) {
  const double step = std::ldexp(1.0, -53);
  int plainWrong = 0;
  for (int i = 0; i < 64; ++i) {
    for (int j = 0; j < 64; ++j) {
      const Vec2 p{0.5 + i * step, 0.5 + j * step};
      const int exact = (j > i) - (j < i);  // the line through (12, 12) and (24, 24) is y = x
      EXPECT_EQ(orientation({12, 12}, {24, 24}, p), exact) << i << ' ' << j;
      EXPECT_EQ(orientation({24, 24}, {12, 12}, p), -exact) << i << ' ' << j;
      EXPECT_EQ(orientation(p, {12, 12}, {24, 24}), exact) << i << ' ' << j;
      const double plain = cross(Vec2{12, 12} - p, Vec2{24, 24} - p);
      plainWrong += ((plain > 0) - (plain < 0)) != exact;
    }
  }
  EXPECT_GT(plainWrong, 100);  // or the block would not be hard
}

TEST(Orientation, IsExactOnTheGridOfPlansFarFromTheOrigin) {
  const double unit = std::ldexp(1.0, -20), far = std::ldexp(1.0, 20);
  const Vec2 a{-far, -far}, b{far, far - unit};
  // The line rises by (2 far - unit) over 2 far: at x = 0 it is half a unit below 0.
  EXPECT_EQ(orientation(a, b, {0.0, 0.0}), 1);
  EXPECT_EQ(orientation(a, b, {0.0, -unit}), -1);
  EXPECT_EQ(orientation(a, b, {0.0, -unit / 2}), 0);
}

TEST(Intersect, TouchingCountsForIntersectAndNotForCross) {
  const Segment s{{0, 0}, {4, 0}};
  const Segment through{{2, -1}, {2, 1}}, tee{{2, 0}, {2, 1}}, corner{{4, 0}, {4, 1}};
  EXPECT_TRUE(intersect(s, through));
  EXPECT_TRUE(cross(s, through));
  EXPECT_TRUE(intersect(s, tee));
  EXPECT_FALSE(cross(s, tee));
  EXPECT_TRUE(intersect(s, corner));
  EXPECT_FALSE(cross(s, corner));
  EXPECT_FALSE(intersect(s, Segment{{2, 1e-12}, {2, 1}}));
}

TEST(Intersect, CollinearSegments) {
  const Segment s{{0, 0}, {4, 2}};
  EXPECT_TRUE(intersect(s, Segment{{2, 1}, {6, 3}}));
  EXPECT_TRUE(intersect(s, Segment{{4, 2}, {6, 3}}));
  EXPECT_FALSE(intersect(s, Segment{{6, 3}, {8, 4}}));
  EXPECT_FALSE(cross(s, Segment{{2, 1}, {6, 3}}));
  EXPECT_FALSE(intersect(s, Segment{{0, 1}, {4, 3}}));  // parallel
}

TEST(Intersect, BoxesThatTouchAreNotEnough) {
  EXPECT_FALSE(intersect(Segment{{0, 0}, {4, 4}}, Segment{{3, 0}, {4, 3}}));
}

}  // namespace
}  // namespace muster::geometry
