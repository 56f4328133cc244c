#include "measure/kolmogorov.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace muster::measure {
namespace {

double uniform(double x) {
  return std::clamp(x, 0.0, 1.0);
}

TEST(Kolmogorov, OfNobodyIsNothing) {
  EXPECT_EQ(kolmogorov({}, uniform), 0);
}

TEST(Kolmogorov, OfOneInTheMiddleIsAHalf) {
  EXPECT_DOUBLE_EQ(kolmogorov({0.5}, uniform), 0.5);
}

// By hand: F_n jumps to 1/4, 2/4, 3/4, 1 at 0.1, 0.2, 0.3, 0.9; largest gap 0.75 - 0.3 just after
// 0.3.
TEST(Kolmogorov, IsTheLargestGapOnEitherSideOfAJump) {
  EXPECT_NEAR(kolmogorov({0.9, 0.1, 0.3, 0.2}, uniform), 2 * std::max(0.75 - 0.3, 0.9 - 0.75),
              1e-12);
}

TEST(Kolmogorov, TellsAnotherDistribution) {
  std::vector<double> even, squared;
  for (int i = 0; i < 200; ++i) {
    const double u = (i + 0.5) / 200;
    even.push_back(u);
    squared.push_back(u * u);
  }
  EXPECT_LT(kolmogorov(even, uniform), 0.1);
  EXPECT_GT(kolmogorov(squared, uniform), kKolmogorov95);
}

}  // namespace
}  // namespace muster::measure
