#include "measure/level_of_service.h"

#include <array>

namespace muster::measure {

namespace {

// Least m² per person of the levels A to E.
using Bounds = std::array<double, 5>;
constexpr Bounds kWalkway{3.24, 2.32, 1.39, 0.93, 0.46};
constexpr Bounds kStairs{1.85, 1.39, 0.93, 0.65, 0.37};
constexpr Bounds kQueue{1.21, 0.93, 0.65, 0.28, 0.19};

const Bounds& boundsOf(Facility facility) {
  if (facility == Facility::stairs) return kStairs;
  return facility == Facility::queue ? kQueue : kWalkway;
}

}  // namespace

LevelOfService levelOfService(Facility facility, double density_m2) {
  int level = 0;
  for (const double area : boundsOf(facility)) {
    if (density_m2 * area <= 1) break;
    ++level;
  }
  return static_cast<LevelOfService>(level);
}

}  // namespace muster::measure
