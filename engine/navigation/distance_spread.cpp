#include "navigation/distance_spread.h"

#include <algorithm>

namespace muster::navigation {

namespace {

// A chamfer distance (steps 1 and sqrt 2) exceeds the true one by up to 8.3 %.
constexpr float kChamferExcess = 0.92f;

}  // namespace

void spreadDistances(const CellFrame& frame, float exact_m, std::vector<float>& distance) {
  const auto step = static_cast<float>(frame.cell_m);
  const float diagonal = step * 1.41421356f;
  const std::int32_t wide = frame.columns, high = frame.lines;
  const auto sweep = [&](std::int32_t c, std::int32_t l, std::int32_t sign) {
    float& here = distance[frame.at(c, l)];
    if (here <= exact_m) return;
    const auto from = [&](std::int32_t dc, std::int32_t dl, float metres) {
      const std::int32_t x = c + dc * sign, y = l + dl * sign;
      if (x < 0 || y < 0 || x >= wide || y >= high) return;
      const float there = distance[frame.at(x, y)];
      if (there >= 0.0f) here = std::min(here, there + metres);
    };
    from(-1, 0, step);
    from(0, -1, step);
    from(-1, -1, diagonal);
    from(1, -1, diagonal);
  };
  for (std::int32_t l = 0; l < high; ++l) {
    for (std::int32_t c = 0; c < wide; ++c) sweep(c, l, 1);
  }
  for (std::int32_t l = high; l-- > 0;) {
    for (std::int32_t c = wide; c-- > 0;) sweep(c, l, -1);
  }
  for (float& metres : distance) {
    if (metres > exact_m) metres = std::max(metres * kChamferExcess, exact_m);
  }
}

}  // namespace muster::navigation
