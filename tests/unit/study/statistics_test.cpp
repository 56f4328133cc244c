// Against textbook values; where none is named, R 4's t.test, binom.test and p.adjust.
#include "study/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace muster::study {
namespace {

// Student 1908 (Biometrika 6): hours of sleep gained by two drugs, the same ten patients.
const std::vector<double> kFirstDrug{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const std::vector<double> kSecondDrug{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

std::vector<double> gained() {
  std::vector<double> differences;
  for (std::size_t i = 0; i < kFirstDrug.size(); ++i)
    differences.push_back(kSecondDrug[i] - kFirstDrug[i]);
  return differences;
}

std::vector<double> upTo(std::size_t n) {
  std::vector<double> values(n);
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}

TEST(Statistics, StudentsSleepPaired) {
  const auto interval = meanInterval(gained());
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->estimate, 1.58, 1e-12);
  EXPECT_NEAR(interval->low, 0.7001142, 1e-6);
  EXPECT_NEAR(interval->high, 2.4598858, 1e-6);
  EXPECT_NEAR(meanIsZero(gained()), 0.00283289, 1e-7);
}

TEST(Statistics, StudentsSleepUnpaired) {
  const auto interval = differenceInterval(kFirstDrug, kSecondDrug);
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->low, -3.3654832, 1e-6);
  EXPECT_NEAR(interval->high, 0.2054832, 1e-6);
}

TEST(Statistics, DegenerateMeans) {
  EXPECT_FALSE(meanInterval(std::vector<double>{}));
  EXPECT_FALSE(meanInterval(std::vector<double>{3}));
  const auto still = meanInterval(std::vector<double>{3, 3, 3});
  ASSERT_TRUE(still);
  EXPECT_EQ(still->low, 3);
  EXPECT_EQ(still->high, 3);
  EXPECT_EQ(meanIsZero(std::vector<double>{3, 3, 3}), 0);
  EXPECT_EQ(meanIsZero(std::vector<double>{0, 0}), 1);
  EXPECT_EQ(meanIsZero(std::vector<double>{1}), 1);
}

// Clopper and Pearson 1934, as in the usual tables.
TEST(Statistics, SharesByClopperAndPearson) {
  const Interval none = shareInterval(0, 10);
  EXPECT_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 0.3084971, 1e-6);
  const Interval half = shareInterval(5, 10);
  EXPECT_NEAR(half.low, 0.1870860, 1e-6);
  EXPECT_NEAR(half.high, 0.8129140, 1e-6);
  const Interval all = shareInterval(10, 10);
  EXPECT_NEAR(all.low, 0.6915029, 1e-6);
  EXPECT_EQ(all.high, 1);
  // No event in n runs: its rate is below about 3/n (one-sided).
  EXPECT_NEAR(shareInterval(0, 100, 0.90).high, 0.0295130, 1e-6);
  EXPECT_EQ(shareInterval(0, 0).high, 1);
}

TEST(Statistics, HolmAdjusts) {
  const std::vector<double> adjusted = holm(std::vector<double>{0.01, 0.04, 0.03, 0.005});
  const std::vector<double> expected{0.03, 0.06, 0.06, 0.02};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(adjusted[i], expected[i], 1e-12);
  EXPECT_EQ(holm(std::vector<double>{0.9, 0.8}), (std::vector<double>{1, 1}));
  EXPECT_TRUE(holm({}).empty());
}

// Of ten values the median lies between the second and the ninth with 97.9 %; five bound it to
// nothing, six by the smallest and the largest (96.9 %).
TEST(Statistics, MediansByOrderStatistics) {
  const QuantileBounds ten = quantileBounds(upTo(10), 0.5);
  EXPECT_EQ(ten.estimate, 5);
  EXPECT_EQ(ten.low, 2);
  EXPECT_EQ(ten.high, 9);
  const QuantileBounds six = quantileBounds(upTo(6), 0.5);
  EXPECT_EQ(six.low, 1);
  EXPECT_EQ(six.high, 6);
  const QuantileBounds five = quantileBounds(upTo(5), 0.5);
  EXPECT_FALSE(five.low || five.high);
  EXPECT_EQ(quantileBounds({}, 0.5).estimate, 0);
}

TEST(Statistics, FiftyNineRunsForAPercentile) {
  EXPECT_EQ(fewestForUpperBound(0.95), 59u);
  EXPECT_EQ(quantileBounds(upTo(59), 0.95, 0.90).high, 59);
  EXPECT_FALSE(quantileBounds(upTo(58), 0.95, 0.90).high);
  // 93 runs let the second largest do (products.md §3.3).
  EXPECT_EQ(quantileBounds(upTo(92), 0.95, 0.90).high, 92);
  EXPECT_EQ(quantileBounds(upTo(93), 0.95, 0.90).high, 92);
}

TEST(Statistics, CurvesThatAgreeHaveNoDistance) {
  EXPECT_EQ(curveDistance({{1, 2, 3}, {1, 2, 3}, {1, 2, 3}}), 0);
  // One curve that is shifted as a whole: the distance is that of a mean, 1.96 s / sqrt(n) / mean.
  std::vector<std::vector<double>> shifted;
  for (int i = 0; i < 100; ++i) shifted.push_back(std::vector<double>(50, 90.0 + i * 20.0 / 99));
  EXPECT_NEAR(curveDistance(shifted), 1.96 * 5.86 / 10 / 100, 0.0015);
}

}  // namespace
}  // namespace muster::study
