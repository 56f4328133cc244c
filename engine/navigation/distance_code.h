// A distance in one byte, never more than the true one: centimetres up to 1.27 m, where they decide
// whether a body passes, then quarter metres up to 33 m, where they only say how far one may look
// ahead.
#pragma once

#include <array>
#include <cstdint>

namespace muster::navigation {

inline constexpr int kFinestCodes = 128;

constexpr double metresOf(int code) {
  return code < kFinestCodes ? code * 0.01
                             : (kFinestCodes - 1) * 0.01 + (code - kFinestCodes + 1) * 0.25;
}

// Without branches: rasters convert millions.
constexpr std::uint8_t codeOf(double metres) {
  const double fine = metres * 100.0;
  const double coarse = kFinestCodes - 1 + (metres - metresOf(kFinestCodes - 1)) * 4.0;
  const double code = fine < kFinestCodes ? fine : coarse;
  return static_cast<std::uint8_t>(
      static_cast<int>(code > 0.0 ? (code < 255.0 ? code : 255.0) : 0.0));
}

// How far a line may go on from a cell with this reading before it must be read again: distances
// fall by one metre a metre at most, and readings hold for the cells' centres. At least a cell.
using Strides = std::array<double, 256>;
constexpr Strides strides(double cell_m, int floor) {
  Strides strides{};
  for (int code = 0; code < 256; ++code) {
    const double ahead = metresOf(code) - metresOf(floor) - 1.5 * cell_m;
    strides[static_cast<std::size_t>(code)] = ahead > cell_m ? ahead : cell_m;
  }
  return strides;
}

}  // namespace muster::navigation
