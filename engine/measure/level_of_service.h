// Fruin's levels of service: what a density means to those in it, in letters that planners read.
// Fruin, "Pedestrian Planning and Design", 1971 (walkway areas 35/25/15/10/5 ft² per person).
// Thread rule: pure functions.
#pragma once

#include <array>
#include <cstddef>

namespace muster::measure {

enum class Facility { walkway, stairs, queue };
enum class LevelOfService { a, b, c, d, e, f };
inline constexpr std::size_t kLevelsOfService = 6;

// Least m² per person of the levels A to E; F is whatever is below.
const std::array<double, kLevelsOfService - 1>& leastAreas_m2(Facility facility);

// density_m2: persons per m², >= 0. The better level begins at its bound (3.24 m² per person on a
// walkway is A).
LevelOfService levelOfService(Facility facility, double density_m2);

constexpr char letter(LevelOfService level) {
  return static_cast<char>('A' + static_cast<int>(level));
}

}  // namespace muster::measure
