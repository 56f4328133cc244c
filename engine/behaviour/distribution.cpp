#include "behaviour/distribution.h"

#include <algorithm>
#include <cmath>

#include "foundation/elementary.h"

namespace muster::behaviour {
namespace {

// Inverse of the cumulative distribution: needs sqrt only, and one uniform number per draw.
double triangular(double low, double mode, double high, double u) {
  const double width = high - low;
  if (!(width > 0)) return low;
  const double below = (mode - low) / width;
  if (u < below) return low + std::sqrt(u * width * (mode - low));
  return high - std::sqrt((1 - u) * width * (high - mode));
}

double unclipped(const Distribution& d, const Random& random, std::uint32_t subject,
                 Purpose purpose, std::uint32_t attempt) {
  switch (d.kind) {
    case Distribution::Kind::fixed:
      return d.a;
    case Distribution::Kind::uniform:
      return d.a + (d.b - d.a) * random.uniform(subject, purpose, attempt);
    case Distribution::Kind::normal:
      return d.a + d.b * random.normal(subject, purpose, attempt);
    case Distribution::Kind::lognormal:
      return d.a * exponential(d.b * random.normal(subject, purpose, attempt));
    case Distribution::Kind::triangular:
      return triangular(d.a, d.mode, d.b, random.uniform(subject, purpose, attempt));
  }
  return d.a;
}

}  // namespace

double Distribution::draw(const Random& random, std::uint32_t subject, Purpose purpose) const {
  constexpr std::uint32_t kAttempts = 16;
  double value = a;
  for (std::uint32_t attempt = 0; attempt < kAttempts; ++attempt) {
    value = unclipped(*this, random, subject, purpose, attempt);
    if (value >= low && value <= high) return value;
  }
  return std::clamp(value, low, high);
}

}  // namespace muster::behaviour
