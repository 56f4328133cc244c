#include "hydraulic/floor.h"

#include <algorithm>
#include <cmath>

#include "hydraulic/capacity.h"
#include "hydraulic/stream_law.h"

namespace muster::hydraulic {

// Denser than at the largest flow is a queue (it stands in front of an opening and is counted
// there), not a stream: the handbook takes the speed of a stream from the thin side only.
double Floor::pace_mps(std::size_t people) const {
  constexpr double kDensestStream_per_m2 = 1.0 / (2.0 * kArea_m2);
  const double density = static_cast<double>(people) / std::max(area_m2, 1e-3);
  return speed_mps(k_mps, std::min(density, kDensestStream_per_m2)) / stretch;
}

std::vector<Floor> floorsOf(const plan::Campus& campus) {
  std::vector<Floor> floors;
  for (const plan::Space& space : campus.spaces) {
    Floor floor;
    floor.stretch = std::sqrt(1.0 + space.slope() * space.slope());
    floor.area_m2 = space.area_m2 * floor.stretch;
    floor.limit = static_cast<std::size_t>(std::max(1.0, kJamDensity_per_m2 * floor.area_m2));
    floor.k_mps = speedConstant_mps(space);
    const bool flight = space.category == plan::Category::stairs && space.stair.valid();
    if (flight) floor.headway_s = 1.0 / capacity_per_s(space, campus);
    floors.push_back(floor);
  }
  return floors;
}

}  // namespace muster::hydraulic
