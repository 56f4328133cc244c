// Positions as 32-bit whole numbers, for the kernels: the difference of two is exact, wherever on
// the campus they are and however far that is from the plan's origin, and costs half the memory of
// doubles. The unit is the finest power of two that holds the campus: 0.24 µm up to 400 m across,
// 15 µm at 30 km. (Tried in thought and dropped: single-precision metres, whose unit grows with the
// distance from the origin; 1 mm at the 20 km that plans may reach.)
//
// Thread rule: plain value.
#pragma once

#include <cmath>
#include <cstdint>

#include "geometry/polygon.h"

namespace muster::crowd {

struct Coordinates {
  geometry::Vec2 origin;          // of the plan's frame, where the numbers are 0
  double unitsPerMetre = 0x1p22;  // finer has no use: single precision ends there at 2 m
  double metresPerUnit = 0x1p-22;

  Coordinates() = default;
  // Holds the box and kMargin_m around it.
  explicit Coordinates(const geometry::Box& box) {
    constexpr double kMargin_m = 10;
    constexpr double kLargest = 0x1p30;  // so that differences stay below 2^31
    origin = 0.5 * (box.low + box.high);
    const double half = 0.5 * std::fmax(box.width(), box.height()) + kMargin_m;
    while (half * unitsPerMetre > kLargest) unitsPerMetre *= 0.5;
    metresPerUnit = 1 / unitsPerMetre;
  }

  std::int32_t x(double metres) const { return units(metres - origin.x); }
  std::int32_t y(double metres) const { return units(metres - origin.y); }
  geometry::Vec2 metres(std::int32_t x, std::int32_t y) const {
    return {origin.x + x * metresPerUnit, origin.y + y * metresPerUnit};
  }
  std::int32_t units(double metres) const {
    return static_cast<std::int32_t>(std::floor(metres * unitsPerMetre + 0.5));
  }
};

}  // namespace muster::crowd
