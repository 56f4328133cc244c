#include "study/statistics.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>
#include <random>

namespace muster::study {
namespace {

namespace bm = boost::math;

double variance(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const double middle = mean(values);
  double sum = 0;
  for (const double v : values) sum += (v - middle) * (v - middle);
  return sum / static_cast<double>(values.size() - 1);
}

double size(std::span<const double> values) {
  return static_cast<double>(values.size());
}

Interval about(double estimate, double standardError, double freedom, double confidence) {
  const double t = bm::quantile(bm::students_t(freedom), (1 + confidence) / 2);
  return {estimate, estimate - t * standardError, estimate + t * standardError};
}

constexpr int kResamples = 400;  // the 95th percentile is then known to about a twentieth of itself

}  // namespace

double mean(std::span<const double> values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / size(values);
}

double standardDeviation(std::span<const double> values) {
  return std::sqrt(variance(values));
}

std::optional<Interval> meanInterval(std::span<const double> values, double confidence) {
  if (values.size() < 2) return std::nullopt;
  return about(mean(values), std::sqrt(variance(values) / size(values)), size(values) - 1,
               confidence);
}

std::optional<Interval> differenceInterval(std::span<const double> a, std::span<const double> b,
                                           double confidence) {
  if (a.size() < 2 || b.size() < 2) return std::nullopt;
  const double ofA = variance(a) / size(a), ofB = variance(b) / size(b);
  const double estimate = mean(a) - mean(b);
  if (ofA + ofB == 0) return Interval{estimate, estimate, estimate};
  const double freedom =
      (ofA + ofB) * (ofA + ofB) / (ofA * ofA / (size(a) - 1) + ofB * ofB / (size(b) - 1));
  return about(estimate, std::sqrt(ofA + ofB), freedom, confidence);
}

Interval shareInterval(std::size_t successes, std::size_t trials, double confidence) {
  if (trials == 0) return {0, 0, 1};
  const auto k = static_cast<double>(successes), n = static_cast<double>(trials);
  const double tail = (1 - confidence) / 2;
  Interval interval{k / n, 0, 1};
  if (successes > 0) interval.low = bm::quantile(bm::beta_distribution<>(k, n - k + 1), tail);
  if (successes < trials)
    interval.high = bm::quantile(bm::beta_distribution<>(k + 1, n - k), 1 - tail);
  return interval;
}

double meanIsZero(std::span<const double> values) {
  if (values.size() < 2) return 1;
  const double error = std::sqrt(variance(values) / size(values));
  if (error == 0) return mean(values) == 0 ? 1 : 0;
  const double t = std::fabs(mean(values)) / error;
  return 2 * bm::cdf(bm::complement(bm::students_t(size(values) - 1), t));
}

std::vector<double> holm(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> adjusted(p.size());
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    largest = std::max(largest, p[order[i]] * static_cast<double>(order.size() - i));
    adjusted[order[i]] = std::min(1.0, largest);
  }
  return adjusted;
}

// P(value of rank r <= quantile) = P(at least r of n below it) by the binomial.
QuantileBounds quantileBounds(std::span<const double> values, double q, double confidence) {
  QuantileBounds bounds;
  if (values.empty()) return bounds;
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const std::size_t n = sorted.size();
  const auto rank = static_cast<std::size_t>(std::ceil(q * size(values) - 1e-9));
  bounds.estimate = sorted[std::clamp<std::size_t>(rank, 1, n) - 1];
  const bm::binomial_distribution<> below(size(values), q);
  const double tail = (1 - confidence) / 2;
  const auto cdf = [&](std::size_t k) { return bm::cdf(below, static_cast<double>(k)); };
  for (std::size_t r = 1; r <= n && cdf(r - 1) <= tail; ++r) bounds.low = sorted[r - 1];
  for (std::size_t r = n; r >= 1 && 1 - cdf(r - 1) <= tail; --r) bounds.high = sorted[r - 1];
  return bounds;
}

std::size_t fewestForUpperBound(double q, double confidence) {
  return static_cast<std::size_t>(std::ceil(std::log(1 - confidence) / std::log(q)));
}

double curveDistance(const std::vector<std::vector<double>>& curves) {
  const std::size_t n = curves.size(), points = curves.front().size();
  std::vector<double> middle(points, 0.0);
  for (const auto& curve : curves)
    for (std::size_t i = 0; i < points; ++i) middle[i] += curve[i] / static_cast<double>(n);
  const double norm = std::inner_product(middle.begin(), middle.end(), middle.begin(), 0.0);
  if (norm == 0) return 0;
  std::mt19937_64 random(1);  // its numbers are the same everywhere
  std::vector<double> distances, sum(points);
  for (int resample = 0; resample < kResamples; ++resample) {
    std::fill(sum.begin(), sum.end(), 0.0);
    for (std::size_t i = 0; i < n; ++i) {
      const std::vector<double>& curve = curves[random() % n];
      for (std::size_t k = 0; k < points; ++k) sum[k] += curve[k];
    }
    double square = 0;
    for (std::size_t k = 0; k < points; ++k) {
      const double off = sum[k] / static_cast<double>(n) - middle[k];
      square += off * off;
    }
    distances.push_back(std::sqrt(square / norm));
  }
  std::sort(distances.begin(), distances.end());
  // Of a resample the spread is that of n - 1 degrees of freedom too little.
  const double small = std::sqrt(static_cast<double>(n) / static_cast<double>(n - 1));
  return small * distances[static_cast<std::size_t>(kConfidence * kResamples)];
}

}  // namespace muster::study
