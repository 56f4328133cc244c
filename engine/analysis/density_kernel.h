// The Gaussian kernel of the crowd-danger studies, exp(-d²/R²) / (pi R²) with R = 1 m (Helbing,
// Johansson, Al-Abideen 2007), cut off at kKernelReach_m; and its factors along x and y, whose
// product it is: a map needs one row and one column of them per person instead of one value per
// cell.
//
// exp(-u) = exp(-knot) exp(-rest): a table of knots and five terms of the series, for a third of
// the time of muster::exponential. Relative error below 1e-15. Thread rule: pure functions.
#pragma once

#include <array>
#include <cstddef>
#include <numbers>

#include "measure/density.h"

namespace muster::analysis {

inline constexpr double kKernel_m = measure::kKernelRange_m;  // R
inline constexpr double kKernelReach_m = 2.5;  // beyond it a person adds less than 0.001 per m²
inline constexpr double kKernelReach2_m2 = kKernelReach_m * kKernelReach_m;
inline constexpr double kKernelPeak_per_m2 = 1.0 / (std::numbers::pi * kKernel_m * kKernel_m);

class DensityKernel {
 public:
  DensityKernel();

  // exp(-d²/R²) for 0 <= d² <= kKernelReach2_m2 (not checked).
  double factor(double d2_m2) const {
    const double u = d2_m2 * (kKnotsPerUnit / (kKernel_m * kKernel_m));
    const auto knot = static_cast<std::size_t>(u + 0.5);
    const double r = (static_cast<double>(knot) - u) * (1.0 / kKnotsPerUnit);
    const double tail = 1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0));
    return knots_[knot] * (1.0 + r * (1.0 + r * (0.5 + r * tail)));
  }

 private:
  static constexpr double kKnotsPerUnit = 64.0;
  static constexpr std::size_t kKnots =
      static_cast<std::size_t>(kKernelReach2_m2 / (kKernel_m * kKernel_m) * kKnotsPerUnit) + 2;
  std::array<double, kKnots> knots_;
};

const DensityKernel& densityKernel();

// Kernel value per m² at squared distance d2; 0 beyond the reach.
double kernel_per_m2(double d2_m2);

}  // namespace muster::analysis
