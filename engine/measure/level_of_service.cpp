#include "measure/level_of_service.h"

namespace muster::measure {

namespace {

using Bounds = std::array<double, kLevelsOfService - 1>;
constexpr Bounds kWalkway{3.24, 2.32, 1.39, 0.93, 0.46};
constexpr Bounds kStairs{1.85, 1.39, 0.93, 0.65, 0.37};
constexpr Bounds kQueue{1.21, 0.93, 0.65, 0.28, 0.19};

}  // namespace

const Bounds& leastAreas_m2(Facility facility) {
  if (facility == Facility::stairs) return kStairs;
  return facility == Facility::queue ? kQueue : kWalkway;
}

LevelOfService levelOfService(Facility facility, double density_m2) {
  int level = 0;
  for (const double area : leastAreas_m2(facility)) {
    if (density_m2 * area <= 1) break;
    ++level;
  }
  return static_cast<LevelOfService>(level);
}

}  // namespace muster::measure
