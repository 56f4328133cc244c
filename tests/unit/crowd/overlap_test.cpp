#include "crowd/overlap.h"

#include <gtest/gtest.h>

#include <vector>

namespace muster::crowd::test {
namespace {

struct Circles {
  std::vector<double> x, y, radius;
  std::vector<std::uint32_t> agent;
  Bodies view() const { return {x, y, radius, agent}; }
};

const std::vector<std::uint32_t> kOther{1};

TEST(PartingShift, TwoGoHalfWayEachLessFourPerCent) {
  const Circles two{{0, 0.3}, {0, 0}, {0.2, 0.2}, {0, 1}};
  const auto shift = partingShift(two.view(), 0, kOther);
  EXPECT_NEAR(shift.x, -0.96 * 0.05, 1e-15);
  EXPECT_EQ(shift.y, 0);
}

TEST(PartingShift, TouchingIsNoOverlap) {
  const Circles two{{0, 0.4}, {0, 0}, {0.2, 0.2}, {0, 1}};
  EXPECT_EQ(partingShift(two.view(), 0, kOther), geometry::Vec2{});
}

TEST(PartingShift, ThreePartnersGiveAnOverRelaxedMean) {
  // Overlaps of 0.1 from the east, the west and the north: east and west cancel.
  const Circles four{{0, 0.3, -0.3, 0}, {0, 0, 0, 0.3}, {0.2, 0.2, 0.2, 0.2}, {0, 1, 2, 3}};
  const std::vector<std::uint32_t> others{1, 2, 3};
  const auto shift = partingShift(four.view(), 0, others);
  EXPECT_NEAR(shift.x, 0, 1e-15);
  EXPECT_NEAR(shift.y, -0.05 * 1.2 / 3, 1e-15);
}

TEST(PartingShift, NeverMoreThanHalfTheRadius) {
  const Circles two{{0, 0.01}, {0, 0}, {0.1, 0.4}, {0, 1}};
  EXPECT_NEAR(partingShift(two.view(), 0, kOther).x, -0.05, 1e-15);
}

TEST(PartingShift, OnTheSameSpotTheyPart) {
  const Circles two{{1, 1}, {2, 2}, {0.2, 0.2}, {8, 5}};
  const std::vector<std::uint32_t> zero{0};
  const auto first = partingShift(two.view(), 0, kOther);
  const auto second = partingShift(two.view(), 1, zero);
  EXPECT_GT(norm(first), 0.05);
  EXPECT_EQ(first, -second);
}

TEST(DeepestOverlap, IsAShareOfTheSmallerDiameter) {
  const Circles two{{0, 0.25}, {0, 0}, {0.1, 0.2}, {0, 1}};
  EXPECT_NEAR(deepestOverlap(two.view(), 0, kOther), 0.05 / 0.2, 1e-12);
  const Circles apart{{0, 0.31}, {0, 0}, {0.1, 0.2}, {0, 1}};
  EXPECT_EQ(deepestOverlap(apart.view(), 0, kOther), 0.0);
}

}  // namespace
}  // namespace muster::crowd::test
