// Distributions that a scenario can name for delays and speeds, drawn as pure functions of (seed, subject, purpose).
#pragma once

#include <string_view>

#include "foundation/random.h"

namespace muster::behaviour {

struct Distribution {
  enum class Kind { fixed, uniform, normal, lognormal, triangular };
  Kind kind = Kind::fixed;
  double a = 0;      // fixed: the value; uniform, triangular: lower end; normal: mean; lognormal: median
  double b = 0;      // uniform, triangular: upper end; normal: sd; lognormal: sigma of the logarithm
  double mode = 0;   // triangular
  double low = -1e300, high = 1e300;  // clipped to this range

  // Clipping by redrawing up to 16 times (the shape inside the range is kept), then by clamping.
  double draw(const Random& random, std::uint32_t subject, Purpose purpose) const;
};

}  // namespace muster::behaviour
