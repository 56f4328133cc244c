#include "hydraulic/stream_law.h"

#include <algorithm>
#include <cmath>

namespace muster::hydraulic {

double stairSpeed_mps(double riser_m, double tread_m) {
  return kStairSpeed_mps * std::sqrt(tread_m / riser_m);
}

double speed_mps(double k_mps, double density_per_m2) {
  const double crowding = kArea_m2 * std::max(density_per_m2, kFreeDensity_per_m2);
  return std::max(0.0, k_mps * (1.0 - crowding));
}

double specificFlow(double k_mps, double density_per_m2) {
  return speed_mps(k_mps, density_per_m2) * density_per_m2;
}

double highestSpecificFlow(double k_mps) {
  return k_mps / (4.0 * kArea_m2);
}

}  // namespace muster::hydraulic
