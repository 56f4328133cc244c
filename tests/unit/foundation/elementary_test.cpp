#include "foundation/elementary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "foundation/state_hash.h"

namespace muster {
namespace {

constexpr double kBound = 1e-14;  // promised in elementary.h
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Relative to the long double libm, so that libm's own rounding does not count.
double relativeError(double value, long double truth) {
  if (truth == 0.0L) return std::fabs(value);
  return static_cast<double>(std::fabs((static_cast<long double>(value) - truth) / truth));
}

TEST(Elementary, ExponentialIsAccurateOverItsRange) {
  double worst = 0.0;
  for (double x = -700.0; x <= 700.0; x += 0.00713) {
    worst = std::max(worst, relativeError(exponential(x), std::exp(static_cast<long double>(x))));
  }
  for (double x = -1.0; x <= 1.0; x += 1.3e-5) {
    worst = std::max(worst, relativeError(exponential(x), std::exp(static_cast<long double>(x))));
  }
  EXPECT_LT(worst, 3e-16);
  EXPECT_LT(worst, kBound);
}

TEST(Elementary, ExponentialAtAndBeyondItsEnds) {
  EXPECT_EQ(exponential(0.0), 1.0);
  EXPECT_EQ(exponential(1e-300), 1.0);
  EXPECT_EQ(exponential(-700.001), 0.0);
  EXPECT_EQ(exponential(-kInfinity), 0.0);
  EXPECT_EQ(exponential(701.0), exponential(700.0));
  EXPECT_EQ(exponential(kInfinity), exponential(700.0));
  EXPECT_GT(exponential(-700.0), 0.0);
  EXPECT_TRUE(std::isnan(exponential(std::numeric_limits<double>::quiet_NaN())));
}

TEST(Elementary, LogarithmIsAccurateOverAllMagnitudes) {
  double worst = 0.0;
  for (int exponent = -1022; exponent <= 1023; ++exponent) {
    for (double m = 1.0; m < 2.0; m += 0.0137) {
      const double x = std::ldexp(m, exponent);
      worst = std::max(worst, relativeError(logarithm(x), std::log(static_cast<long double>(x))));
    }
  }
  // The hard part: near 1 the result nearly cancels.
  for (double x = 0.5; x <= 2.0; x += 1.7e-5) {
    worst = std::max(worst, relativeError(logarithm(x), std::log(static_cast<long double>(x))));
  }
  for (double d = 1e-15; d < 0.1; d *= 1.1) {
    for (const double x : {1.0 + d, 1.0 - d}) {
      worst = std::max(worst, relativeError(logarithm(x), std::log(static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, 4e-16);
  EXPECT_LT(worst, kBound);
}

TEST(Elementary, LogarithmAtAndBeyondItsEnds) {
  EXPECT_EQ(logarithm(1.0), 0.0);
  EXPECT_EQ(logarithm(0.0), -kInfinity);
  EXPECT_EQ(logarithm(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(logarithm(-1.0)));
  EXPECT_TRUE(std::isnan(logarithm(std::numeric_limits<double>::quiet_NaN())));
  EXPECT_LT(relativeError(logarithm(5e-324), std::log(static_cast<long double>(5e-324))), kBound);
}

double worstOfSineAndCosine(double x) {
  const long double exact = x;
  return std::max(relativeError(sine(x), std::sin(exact)),
                  relativeError(cosine(x), std::cos(exact)));
}

TEST(Elementary, SineAndCosineAreAccurateOverTheirRange) {
  double worst = 0.0;
  for (double x = -1e5; x <= 1e5; x += 0.737) worst = std::max(worst, worstOfSineAndCosine(x));
  for (double x = -7.0; x <= 7.0; x += 3.1e-5) worst = std::max(worst, worstOfSineAndCosine(x));
  for (double x = 1e-300; x < 1.0; x *= 3.7) worst = std::max(worst, worstOfSineAndCosine(x));
  EXPECT_LT(worst, kBound);
}

// The doubles nearest to multiples of pi/2: sine or cosine is tiny there, and relative accuracy
// hangs on the reduction alone. libm's long double routines reduce with 64 bits more of pi, so they
// are the truth here as well.
TEST(Elementary, SineAndCosineAreAccurateNearTheirZeros) {
  double worst = 0.0;
  for (int k = 1; k < 63662; ++k) {
    const double x = static_cast<double>(k * (std::numbers::pi_v<long double> / 2.0L));
    worst = std::max(worst, worstOfSineAndCosine(x));
    worst = std::max(worst, worstOfSineAndCosine(std::nextafter(-x, 0.0)));
  }
  EXPECT_LT(worst, kBound);
}

TEST(Elementary, SineAndCosineAtAndBeyondTheirEnds) {
  EXPECT_EQ(sine(0.0), 0.0);
  EXPECT_EQ(cosine(0.0), 1.0);
  EXPECT_EQ(sine(-0.3), -sine(0.3));
  EXPECT_EQ(cosine(-0.3), cosine(0.3));
  EXPECT_FALSE(std::isnan(sine(1e5)));
  EXPECT_TRUE(std::isnan(sine(1.0001e5)));
  EXPECT_TRUE(std::isnan(cosine(kInfinity)));
  EXPECT_TRUE(std::isnan(sine(std::numeric_limits<double>::quiet_NaN())));
}

// The reason this file exists: one bit pattern on every machine, compiler setting and sanitizer.
// Never change the value.
TEST(Elementary, BitsAreTheSameEverywhere) {
  StateHash hash;
  for (int i = 1; i <= 20000; ++i) {
    const double x = 0.0371 * i;
    hash.add(exponential(x - 371.0));
    hash.add(logarithm(x));
    hash.add(sine(x));
    hash.add(cosine(x));
  }
  EXPECT_EQ(hash.hex(), "828fab9dc669112b");
}

}  // namespace
}  // namespace muster
