#include "navigation/distance_spread.h"

#include <algorithm>
#include <limits>

namespace muster::navigation {

namespace {

// A chamfer distance (steps 1 and sqrt 2) exceeds the true one by up to 8.3 %.
constexpr float kChamferExcess = 0.92f;
constexpr float kNothing = std::numeric_limits<float>::infinity();

// What a cell hands on.
float carried(float metres) {
  return metres < 0.0f ? kNothing : metres;
}

struct Sweep {
  std::int32_t wide;
  float exact, straight, diagonal;

  // From the line swept before: three cells touch each. No cell waits for another, so the compiler
  // takes many at once.
  void fromLine(const float* before, float* line) const {
    if (wide == 1) {
      if (line[0] > exact) line[0] = std::min(line[0], carried(before[0]) + straight);
      return;
    }
    const auto least = [&](std::int32_t c, float left, float right) {
      const float across = std::min(left, right) + diagonal;
      const float best = std::min(line[c], std::min(across, carried(before[c]) + straight));
      line[c] = line[c] > exact ? best : line[c];
    };
    least(0, kNothing, carried(before[1]));
    for (std::int32_t c = 1; c + 1 < wide; ++c)
      least(c, carried(before[c - 1]), carried(before[c + 1]));
    least(wide - 1, carried(before[wide - 2]), kNothing);
  }
  // From the cell beside it that was swept before.
  void alongLine(float* line, std::int32_t first, std::int32_t step) const {
    float beside = kNothing;
    for (std::int32_t i = 0, c = first; i < wide; ++i, c += step) {
      const float here = line[c];
      line[c] = here > exact ? std::min(here, beside + straight) : here;
      beside = carried(line[c]);
    }
  }
};

}  // namespace

void spreadDistances(const CellFrame& frame, float exact_m, std::span<float> distance) {
  const auto cell = static_cast<float>(frame.cell_m);
  const Sweep sweep{frame.columns, exact_m, cell, cell * 1.41421356f};
  const auto line = [&](std::int32_t l) { return distance.data() + frame.at(0, l); };
  const std::int32_t high = frame.lines;
  for (std::int32_t l = 0; l < high; ++l) {
    if (l > 0) sweep.fromLine(line(l - 1), line(l));
    sweep.alongLine(line(l), 0, 1);
  }
  for (std::int32_t l = high; l-- > 0;) {
    if (l + 1 < high) sweep.fromLine(line(l + 1), line(l));
    sweep.alongLine(line(l), frame.columns - 1, -1);
  }
  for (float& metres : distance)
    metres = metres > exact_m ? std::max(metres * kChamferExcess, exact_m) : metres;
}

}  // namespace muster::navigation
