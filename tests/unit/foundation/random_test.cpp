#include "foundation/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "foundation/loop.h"

namespace muster {
namespace {

constexpr std::uint32_t kDraws = 200000;

struct Moments {
  double mean = 0.0;
  double variance = 0.0;
  double skewness = 0.0;
  double kurtosis = 0.0;
  double low = 1e300;
  double high = -1e300;
};

template <class Draw>
Moments momentsOf(Draw draw) {
  std::vector<double> values(kDraws);
  Moments m;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    values[i] = draw(i);
    m.mean += values[i] / kDraws;
    m.low = std::min(m.low, values[i]);
    m.high = std::max(m.high, values[i]);
  }
  double second = 0.0, third = 0.0, fourth = 0.0;
  for (const double v : values) {
    const double d = v - m.mean;
    second += d * d / kDraws;
    third += d * d * d / kDraws;
    fourth += d * d * d * d / kDraws;
  }
  m.variance = second;
  m.skewness = third / (second * std::sqrt(second));
  m.kurtosis = fourth / (second * second);
  return m;
}

// Known answer of philox4x32-10 for counter 0 and key 0, from Random123's kat_vectors: 6627e8d5
// e169c58d bc57ac4c 9b00dbd8.
TEST(Random, IsPhiloxAsPublished) {
  EXPECT_EQ(Random(0).bits(0, static_cast<Purpose>(0), 0), 0xe169c58d6627e8d5ULL);
}

// Results of published runs hang on these values: they may never change.
TEST(Random, GoldenValues) {
  const Random random(20240607);
  EXPECT_EQ(random.bits(3, Purpose::speed, 5), 16208894135682840624ULL);
  EXPECT_EQ(random.uniform(17, Purpose::place), 0x1.aae76797424c9p-1);
  EXPECT_EQ(random.normal(17, Purpose::place), 0x1.cc86a0ddd8cb5p-2);
  EXPECT_EQ(random.triangular(17, Purpose::place), 0x1.75f8a75d7bebp-5);
  EXPECT_EQ(Random(0xfedcba9876543210ULL).bits(0xffffffffu, Purpose::seat, 0xffffffffu),
            7670961646011737035ULL);
}

TEST(Random, EverySeedSubjectPurposeAndIndexHasItsOwnNumber) {
  std::set<std::uint64_t> seen;
  for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 32, 1ULL << 63}) {
    for (std::uint32_t subject = 0; subject < 20; ++subject) {
      for (std::uint32_t purpose = 1; purpose <= 11; ++purpose) {
        for (std::uint32_t index = 0; index < 20; ++index) {
          EXPECT_TRUE(
              seen.insert(Random(seed).bits(subject, static_cast<Purpose>(purpose), index)).second);
        }
      }
    }
  }
}

TEST(Random, UniformHasTheMomentsOfUniform) {
  const Random random(7);
  const Moments m = momentsOf([&](std::uint32_t i) { return random.uniform(i, Purpose::speed); });
  EXPECT_GE(m.low, 0.0);
  EXPECT_LT(m.high, 1.0);
  EXPECT_LT(m.low, 1e-4);
  EXPECT_GT(m.high, 1.0 - 1e-4);
  EXPECT_NEAR(m.mean, 0.5, 0.003);  // standard error 0.00065
  EXPECT_NEAR(m.variance, 1.0 / 12.0, 0.001);
  EXPECT_NEAR(m.kurtosis, 1.8, 0.02);
}

TEST(Random, NormalHasTheMomentsOfNormal) {
  const Random random(8);
  const Moments m =
      momentsOf([&](std::uint32_t i) { return random.normal(3, Purpose::headingNoise, i); });
  EXPECT_NEAR(m.mean, 0.0, 0.01);  // standard errors: 0.0022, 0.0032, 0.0055, 0.011
  EXPECT_NEAR(m.variance, 1.0, 0.015);
  EXPECT_NEAR(m.skewness, 0.0, 0.025);
  EXPECT_NEAR(m.kurtosis, 3.0, 0.05);
  EXPECT_GT(m.high, 3.8);
  EXPECT_LT(m.low, -3.8);
}

TEST(Random, TriangularHasTheMomentsOfTriangular) {
  const Random random(9);
  const Moments m =
      momentsOf([&](std::uint32_t i) { return random.triangular(i, Purpose::timeGap, i); });
  EXPECT_GE(m.low, -1.0);
  EXPECT_LE(m.high, 1.0);
  EXPECT_NEAR(m.mean, 0.0, 0.005);
  EXPECT_NEAR(m.variance, 1.0 / 6.0, 0.002);
  EXPECT_NEAR(m.kurtosis, 2.4, 0.03);
}

TEST(Random, NeighbouringSubjectsAndIndicesAreUncorrelated) {
  const Random random(10);
  double bySubject = 0.0, byIndex = 0.0, bySeed = 0.0;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    const double here = random.uniform(i, Purpose::speed) - 0.5;
    bySubject += here * (random.uniform(i + 1, Purpose::speed) - 0.5) * 12.0 / kDraws;
    byIndex += here * (random.uniform(i, Purpose::speed, 1) - 0.5) * 12.0 / kDraws;
    bySeed += here * (Random(11).uniform(i, Purpose::speed) - 0.5) * 12.0 / kDraws;
  }
  EXPECT_NEAR(bySubject, 0.0, 0.01);  // standard error 0.0022
  EXPECT_NEAR(byIndex, 0.0, 0.01);
  EXPECT_NEAR(bySeed, 0.0, 0.01);
}

TEST(RandomParallel, AnyThreadMayAskForAnyNumber) {
  const Random random(12);
  std::vector<double> serial(5000), parallel(5000);
  const auto fill = [&random](std::vector<double>& to) {
    return [&random, &to](const Loop::Chunk& chunk) {
      for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
        to[i] = random.normal(static_cast<std::uint32_t>(i), Purpose::speed);
      }
    };
  };
  serialLoop()->run(serial.size(), 64, fill(serial));
  parallelLoop(4)->run(parallel.size(), 64, fill(parallel));
  EXPECT_EQ(serial, parallel);
}

}  // namespace
}  // namespace muster
