#include "crowd/overlap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

namespace muster::crowd::test {
namespace {

constexpr double kUnit_m = 0x1p-22;
constexpr double kRounding_m = 1e-7;  // of single precision at these sizes

struct Circles {
  Circles(std::vector<double> xs, std::vector<double> ys, std::vector<float> radii)
      : radius(std::move(radii)) {
    for (const double metres : xs) x.push_back(units(metres));
    for (const double metres : ys) y.push_back(units(metres));
  }
  static std::int32_t units(double metres) {
    return static_cast<std::int32_t>(std::lround(metres / kUnit_m));
  }
  Bodies view() const { return {x.data(), y.data(), radius.data(), static_cast<float>(kUnit_m)}; }
  std::vector<std::int32_t> x, y;
  std::vector<float> radius;
};

const std::vector<std::uint32_t> kOther{1};

TEST(PartingShift, TwoGoHalfWayEachLessFourPerCent) {
  const Circles two{{0, 0.3}, {0, 0}, {0.2f, 0.2f}};
  const auto shift = partingShift(two.view(), 0, kOther);
  EXPECT_NEAR(shift.x, -0.96 * 0.05, kRounding_m);
  EXPECT_EQ(shift.y, 0);
}

TEST(PartingShift, TouchingIsNoOverlap) {
  const Circles two{{0, 0.5}, {0, 0}, {0.25f, 0.25f}};
  const Shift shift = partingShift(two.view(), 0, kOther);
  EXPECT_EQ(shift.x, 0);
  EXPECT_EQ(shift.y, 0);
  EXPECT_NEAR(shift.nearest, 0, 1e-6);
}

TEST(PartingShift, ThreePartnersGiveAnOverRelaxedMean) {
  // Overlaps of 0.1 from the east, the west and the north: east and west cancel.
  const Circles four{{0, 0.3, -0.3, 0}, {0, 0, 0, 0.3}, {0.2f, 0.2f, 0.2f, 0.2f}};
  const std::vector<std::uint32_t> others{1, 2, 3};
  const auto shift = partingShift(four.view(), 0, others);
  EXPECT_NEAR(shift.x, 0, kRounding_m);
  EXPECT_NEAR(shift.y, -0.05 * 1.2 / 3, kRounding_m);
}

TEST(PartingShift, NeverMoreThanHalfTheRadius) {
  const Circles two{{0, 0.01}, {0, 0}, {0.1f, 0.4f}};
  EXPECT_NEAR(partingShift(two.view(), 0, kOther).x, -0.05, kRounding_m);
}

TEST(PartingShift, OnTheSameSpotTheyPart) {
  const Circles two{{1, 1}, {2, 2}, {0.2f, 0.2f}};
  const std::vector<std::uint32_t> zero{0};
  const auto first = partingShift(two.view(), 0, kOther);
  const auto second = partingShift(two.view(), 1, zero);
  EXPECT_LT(first.x, -0.05);
  EXPECT_EQ(first.x, -second.x);
  EXPECT_EQ(first.y, -second.y);
}

TEST(DeepestOverlap, IsAShareOfTheSmallerDiameter) {
  const Circles two{{0, 0.25}, {0, 0}, {0.1f, 0.2f}};
  EXPECT_NEAR(deepestOverlap(two.view(), 0, kOther), 0.05 / 0.2, 1e-6);
  const Circles apart{{0, 0.31}, {0, 0}, {0.1f, 0.2f}};
  EXPECT_EQ(deepestOverlap(apart.view(), 0, kOther), 0.0);
}

}  // namespace
}  // namespace muster::crowd::test
