// The numbers of a recording as whole quanta: centimetres, microseconds, 1/256 turns.
//
// Thread rule: pure functions.
#pragma once

#include <algorithm>
#include <cstdint>

namespace muster::io {

// The nearest whole number, halves up. Without the library's floor, which is a call.
inline std::int64_t nearestWhole(double value) {
  const double shifted = value + 0.5;
  const auto whole = static_cast<std::int64_t>(shifted);
  return whole - (shifted < static_cast<double>(whole) ? 1 : 0);
}

// Coordinates beyond this (in cm, 20,000 km) do not come out of a checked plan.
inline constexpr double kFarthest_cm = 2.0e9;
inline std::int32_t centimetres(double metres) {
  return static_cast<std::int32_t>(
      nearestWhole(std::clamp(metres * 100.0, -kFarthest_cm, kFarthest_cm)));
}

// 1/256 turns, counter-clockwise from x, nearest; 0 for the zero vector.
std::uint8_t turnPart(double x, double y);

}  // namespace muster::io
