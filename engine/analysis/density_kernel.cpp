#include "analysis/density_kernel.h"

#include "foundation/elementary.h"

namespace muster::analysis {

DensityKernel::DensityKernel() {
  for (std::size_t k = 0; k < kKnots; ++k) {
    knots_[k] = exponential(-static_cast<double>(k) / kKnotsPerUnit);
  }
}

const DensityKernel& densityKernel() {
  static const DensityKernel kernel;
  return kernel;
}

double kernel_per_m2(double d2_m2) {
  if (d2_m2 > kKernelReach2_m2) return 0;
  return densityKernel().factor(d2_m2) * kKernelPeak_per_m2;
}

}  // namespace muster::analysis
