#include "crowd/overlap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
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
  const auto shift = partingShift(two.view(), 0, kOther, kAllClose);
  EXPECT_NEAR(shift.x, -0.96 * 0.05, kRounding_m);
  EXPECT_EQ(shift.y, 0);
}

TEST(PartingShift, TouchingIsNoOverlap) {
  const Circles two{{0, 0.5}, {0, 0}, {0.25f, 0.25f}};
  const Shift shift = partingShift(two.view(), 0, kOther, kAllClose);
  EXPECT_EQ(shift.x, 0);
  EXPECT_EQ(shift.y, 0);
}

TEST(PartingShift, ThreePartnersGiveAnOverRelaxedMean) {
  // Overlaps of 0.1 from the east, the west and the north: east and west cancel.
  const Circles four{{0, 0.3, -0.3, 0}, {0, 0, 0, 0.3}, {0.2f, 0.2f, 0.2f, 0.2f}};
  const std::vector<std::uint32_t> others{1, 2, 3};
  const auto shift = partingShift(four.view(), 0, others, kAllClose);
  EXPECT_NEAR(shift.x, 0, kRounding_m);
  EXPECT_NEAR(shift.y, -0.05 * 1.2 / 3, kRounding_m);
}

TEST(PartingShift, NeverMoreThanHalfTheRadius) {
  const Circles two{{0, 0.01}, {0, 0}, {0.1f, 0.4f}};
  EXPECT_NEAR(partingShift(two.view(), 0, kOther, kAllClose).x, -0.05, kRounding_m);
}

TEST(PartingShift, OnTheSameSpotTheyPart) {
  const Circles two{{1, 1}, {2, 2}, {0.2f, 0.2f}};
  const std::vector<std::uint32_t> zero{0};
  const auto first = partingShift(two.view(), 0, kOther, kAllClose);
  const auto second = partingShift(two.view(), 1, zero, kAllClose);
  EXPECT_LT(first.x, -0.05);
  EXPECT_EQ(first.x, -second.x);
  EXPECT_EQ(first.y, -second.y);
}

TEST(DeepestOverlap, IsAShareOfTheSmallerDiameter) {
  const Circles two{{0, 0.25}, {0, 0}, {0.1f, 0.2f}};
  EXPECT_NEAR(deepestOverlap(two.view(), 0, kOther, kAllClose), 0.05 / 0.2, 1e-6);
  const Circles apart{{0, 0.31}, {0, 0}, {0.1f, 0.2f}};
  EXPECT_EQ(deepestOverlap(apart.view(), 0, kOther, kAllClose), 0.0);
}

struct Close {
  CloseOnes ones;
  CloseOnes overlapping;
};
// Of row 0, whose list stands alone.
Close closeOnes(const Bodies& bodies, const std::vector<std::uint32_t>& near) {
  const std::uint32_t begin[] = {0, static_cast<std::uint32_t>(near.size())};
  Close close{};
  findClose(bodies, {0, 1, near.data(), begin}, &close.ones, &close.overlapping);
  return close;
}

TEST(CloseOnes, AreThoseWithinTheWatchedGap) {
  const Circles four{{0, 0.49, 0.51, -0.3}, {0, 0, 0, 0}, {0.2f, 0.2f, 0.2f, 0.2f}};
  const auto of = [&](const std::vector<std::uint32_t>& near) {
    return closeOnes(four.view(), near);
  };
  EXPECT_EQ(of({1, 2, 3}).ones, 0b101);
  EXPECT_EQ(of({1, 2, 3}).overlapping, 0b100);
  EXPECT_EQ(of({1, 2}).ones, 0b01);
  EXPECT_EQ(of({1, 2}).overlapping, 0);
  EXPECT_EQ(of({}).ones, 0);
}

// Of loose and dense crowds, in which more are near than there are bits.
TEST(CloseOnes, AreEnoughToPart) {
  std::mt19937 random(5);
  for (int crowd = 0; crowd < 2000; ++crowd) {
    const auto people = 2 + random() % 39;
    std::uniform_real_distribution<double> place(-0.6, 0.6);
    std::vector<double> xs, ys;
    std::vector<float> radii;
    std::vector<std::uint32_t> others;
    for (std::uint32_t i = 0; i < people; ++i) {
      xs.push_back(place(random));
      ys.push_back(place(random));
      radii.push_back(0.1f + 0.01f * static_cast<float>(random() % 10));
      if (i > 0) others.push_back(i);
    }
    const Circles all{xs, ys, radii};
    const auto [close, overlapping] = closeOnes(all.view(), others);
    const Shift plain = partingShift(all.view(), 0, others, kAllClose);
    for (const CloseOnes ones : {close, overlapping}) {
      const Shift some = partingShift(all.view(), 0, others, ones);
      ASSERT_EQ(some.x, plain.x);
      ASSERT_EQ(some.y, plain.y);
    }
    ASSERT_EQ(overlapping & ~close, 0);
    ASSERT_EQ(deepestOverlap(all.view(), 0, others, close),
              deepestOverlap(all.view(), 0, others, kAllClose));
  }
}

// Lists of no, of few and of very many entries, after rows that are not asked about.
TEST(CloseOnes, OfManyRowsAreThoseOfEachRow) {
  std::mt19937 random(6);
  std::uniform_real_distribution<double> place(-0.8, 0.8);
  for (int crowd = 0; crowd < 300; ++crowd) {
    std::vector<double> xs, ys;
    std::vector<float> radii;
    for (int i = 0; i < 100; ++i) {
      xs.push_back(place(random));
      ys.push_back(place(random));
      radii.push_back(0.1f + 0.01f * static_cast<float>(random() % 10));
    }
    const Circles all{xs, ys, radii};
    constexpr std::size_t kFirst = 7, kRows = 60;
    std::vector<std::uint32_t> near, begin{0};
    for (std::size_t row = 0; row < kRows; ++row) {
      const std::size_t entries = row % 9 == 0 ? random() % 50 : random() % 4;
      for (std::size_t i = 0; i < entries; ++i)
        near.push_back(static_cast<std::uint32_t>(random() % kFirst));
      begin.push_back(static_cast<std::uint32_t>(near.size()));
    }
    CloseOnes close[kRows];
    CloseOnes overlapping[kRows];
    findClose(all.view(), {kFirst, kRows, near.data(), begin.data()}, close, overlapping);
    for (std::size_t row = 0; row < kRows; ++row) {
      const std::uint32_t alone[] = {0, begin[row + 1] - begin[row]};
      CloseOnes ones = 0, touching = 0;
      findClose(all.view(), {kFirst + row, 1, near.data() + begin[row], alone}, &ones, &touching);
      ASSERT_EQ(close[row], ones) << row;
      ASSERT_EQ(overlapping[row], touching) << row;
    }
  }
}

}  // namespace
}  // namespace muster::crowd::test
