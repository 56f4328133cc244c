#include "report/colour_ramps.h"

#include <algorithm>
#include <array>

namespace muster::report {
namespace {

using Ramp = std::array<Colour, 9>;  // at equal steps

// Viridis (van der Walt, Smith 2015; CC0) light end first.
constexpr Ramp kViridis = {{{0.993, 0.906, 0.144},
                            {0.678, 0.864, 0.190},
                            {0.369, 0.789, 0.383},
                            {0.153, 0.678, 0.506},
                            {0.128, 0.567, 0.551},
                            {0.172, 0.449, 0.558},
                            {0.229, 0.322, 0.546},
                            {0.278, 0.173, 0.480},
                            {0.267, 0.005, 0.329}}};

// ColorBrewer's RdYlBu in nine classes (Brewer; Apache 2).
constexpr Ramp kRedToBlue = {{{0.843, 0.188, 0.153},
                              {0.957, 0.427, 0.263},
                              {0.992, 0.682, 0.380},
                              {0.996, 0.878, 0.565},
                              {1.000, 1.000, 0.749},
                              {0.878, 0.953, 0.973},
                              {0.671, 0.851, 0.914},
                              {0.455, 0.678, 0.820},
                              {0.271, 0.459, 0.706}}};

double between(double a, double b, double share) {
  return a + (b - a) * share;
}

Colour along(const Ramp& ramp, double share) {
  const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
  const auto low = std::min(static_cast<std::size_t>(at), ramp.size() - 2);
  const double rest = at - static_cast<double>(low);
  const Colour& a = ramp[low];
  const Colour& b = ramp[low + 1];
  return {between(a.red, b.red, rest), between(a.green, b.green, rest),
          between(a.blue, b.blue, rest)};
}

}  // namespace

Colour viridis(double share) {
  return along(kViridis, share);
}

Colour redToBlue(double share) {
  return along(kRedToBlue, share);
}

}  // namespace muster::report
