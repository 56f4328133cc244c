// The few statistics that a study states, by Boost.Math's distributions. All intervals are
// two-sided; confidence 0.95 unless given.
//
// Degenerate: fewer than two values have no interval (nullopt); values without spread have an
// interval of width 0. Thread rule: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace muster::study {

inline constexpr double kConfidence = 0.95;

struct Interval {
  double estimate = 0, low = 0, high = 0;

  double halfWidth() const { return (high - low) / 2; }
  bool holds(double value) const { return low <= value && value <= high; }
};

double mean(std::span<const double> values);
double standardDeviation(std::span<const double> values);  // n - 1; 0 for fewer than two

// Of a mean, by Student's t.
std::optional<Interval> meanInterval(std::span<const double> values,
                                     double confidence = kConfidence);
// Of a difference of two means of independent values (Welch).
std::optional<Interval> differenceInterval(std::span<const double> a, std::span<const double> b,
                                           double confidence = kConfidence);
// Of a probability after so many of `trials` (Clopper, Pearson 1934: never too narrow).
Interval shareInterval(std::size_t successes, std::size_t trials, double confidence = kConfidence);

// Two-sided p of "the mean is 0" (paired t-test, if the values are differences). 1 without spread
// at 0, 0 without spread elsewhere.
double meanIsZero(std::span<const double> values);
// Adjusted for asking several questions at once (Holm 1979), in the same order: at most 1, and
// small only if the question would be answered yes even by the strictest asker.
std::vector<double> holm(std::span<const double> p);

// Bounds of a quantile that hold for any distribution: order statistics by the binomial (Conover).
// An end that so few values cannot bound is nullopt.
struct QuantileBounds {
  double estimate = 0;  // the value of rank ceil(q n)
  std::optional<double> low, high;
};
QuantileBounds quantileBounds(std::span<const double> values, double q,
                              double confidence = kConfidence);
// The fewest values of which the largest is above the quantile with this confidence: 59 for the
// 95th percentile, 1 - 0.95^59 >= 0.95.
std::size_t fewestForUpperBound(double q, double confidence = kConfidence);

// How far the mean of such curves may be from the truth: 95th percentile of
// ||mean of a resample - mean|| / ||mean|| over bootstrap resamples (Grandison 2020's ERD), with
// random numbers that are always the same. Curves of equal length, at least two.
double curveDistance(const std::vector<std::vector<double>>& curves);

}  // namespace muster::study
