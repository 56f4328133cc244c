#include "behaviour/distribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace muster::behaviour {
namespace {

using Kind = Distribution::Kind;

constexpr std::uint32_t kDraws = 20000;

std::vector<double> draws(const Distribution& distribution, std::uint64_t seed = 7) {
  const Random random(seed);
  std::vector<double> values;
  for (std::uint32_t subject = 0; subject < kDraws; ++subject) {
    values.push_back(distribution.draw(random, subject, Purpose::speed));
  }
  return values;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double deviation(const std::vector<double>& values) {
  const double centre = mean(values);
  double sum = 0;
  for (const double value : values) sum += (value - centre) * (value - centre);
  return std::sqrt(sum / static_cast<double>(values.size()));
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

// Four standard errors of a mean over kDraws.
double tolerance(double sd) {
  return 4 * sd / std::sqrt(double{kDraws});
}

TEST(Distribution, FixedIsAlwaysItsValue) {
  const auto values = draws({Kind::fixed, 10, 0, 0, 0, 100});
  EXPECT_EQ(quantile(values, 0), 10);
  EXPECT_EQ(quantile(values, 1), 10);
}

TEST(Distribution, FixedOutsideItsRangeIsClamped) {
  EXPECT_EQ((Distribution{Kind::fixed, 10, 0, 0, 0, 5}).draw(Random(1), 0, Purpose::speed), 5);
}

TEST(Distribution, UniformCoversItsRangeEvenly) {
  const auto values = draws({Kind::uniform, 0.97, 1.62, 0, 0, 10});
  EXPECT_NEAR(mean(values), 1.295, tolerance(0.188));
  EXPECT_NEAR(deviation(values), 0.1876, 0.004);  // variance 0.035: IMO test 7
  EXPECT_GE(quantile(values, 0), 0.97);
  EXPECT_LT(quantile(values, 1), 1.62);
  EXPECT_LT(quantile(values, 0), 0.971);
  EXPECT_GT(quantile(values, 1), 1.619);
}

TEST(Distribution, NormalHasItsMeanAndDeviation) {
  const auto values = draws({Kind::normal, 1.34, 0.26});
  EXPECT_NEAR(mean(values), 1.34, tolerance(0.26));
  EXPECT_NEAR(deviation(values), 0.26, 0.006);
}

TEST(Distribution, LognormalHasItsMedianAndItsQuantiles) {
  const auto values = draws({Kind::lognormal, 25, 0.45});
  EXPECT_NEAR(quantile(values, 0.5), 25, 0.5);
  EXPECT_NEAR(quantile(values, 0.05), 11.9, 0.4);  // crowd.md C.4: 12 s
  EXPECT_NEAR(quantile(values, 0.95), 52.4, 1.5);  // 52 s
}

TEST(Distribution, TriangularHasItsMeanAndItsMode) {
  const auto values = draws({Kind::triangular, 11, 71, 41});
  EXPECT_NEAR(mean(values), 41, tolerance(12.25));
  EXPECT_NEAR(quantile(values, 0.5), 41, 0.6);
  const auto skewed = draws({Kind::triangular, 0, 30, 3});
  EXPECT_NEAR(mean(skewed), 11, tolerance(6.7));
  EXPECT_NEAR(quantile(skewed, 0.1), 3,
              0.25);  // the mode of a triangle is its (mode-low)/(high-low) quantile
}

TEST(Distribution, TriangularOfNoWidthIsItsValue) {
  EXPECT_EQ((Distribution{Kind::triangular, 4, 4, 4}).draw(Random(1), 3, Purpose::speed), 4);
}

TEST(Distribution, ClippingKeepsTheShapeInsteadOfHeapingAtTheEnds) {
  const auto values = draws({Kind::normal, 1.0, 0.5, 0, 0.8, 1.2});
  EXPECT_GE(quantile(values, 0), 0.8);
  EXPECT_LE(quantile(values, 1), 1.2);
  const auto atEnds =
      std::count_if(values.begin(), values.end(), [](double v) { return v == 0.8 || v == 1.2; });
  // One draw in three lies inside, so 0.69^16 = 0.3 % fail sixteen times.
  EXPECT_LT(atEnds, kDraws / 100);
}

TEST(Distribution, ARangeThatIsNeverHitEndsAtItsNearestBound) {
  const auto values = draws({Kind::normal, 0, 0.001, 0, 5, 6});
  EXPECT_EQ(quantile(values, 0), 5);
  EXPECT_EQ(quantile(values, 1), 5);
}

TEST(Distribution, ADrawDependsOnSeedSubjectAndPurposeOnly) {
  const Distribution d{Kind::lognormal, 25, 0.45, 0, 3, 120};
  EXPECT_EQ(d.draw(Random(3), 8, Purpose::groupResponse),
            d.draw(Random(3), 8, Purpose::groupResponse));
  EXPECT_NE(d.draw(Random(3), 8, Purpose::groupResponse),
            d.draw(Random(4), 8, Purpose::groupResponse));
  EXPECT_NE(d.draw(Random(3), 8, Purpose::groupResponse),
            d.draw(Random(3), 9, Purpose::groupResponse));
  EXPECT_NE(d.draw(Random(3), 8, Purpose::groupResponse),
            d.draw(Random(3), 8, Purpose::personResponse));
}

}  // namespace
}  // namespace muster::behaviour
