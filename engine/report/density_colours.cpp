#include "report/density_colours.h"

#include <algorithm>
#include <array>

namespace muster::report {
namespace {

// Viridis (van der Walt, Smith 2015; CC0) at nine equal steps, light end first.
constexpr std::array<Colour, 9> kViridis = {{{0.993, 0.906, 0.144},
                                             {0.678, 0.864, 0.190},
                                             {0.369, 0.789, 0.383},
                                             {0.153, 0.678, 0.506},
                                             {0.128, 0.567, 0.551},
                                             {0.172, 0.449, 0.558},
                                             {0.229, 0.322, 0.546},
                                             {0.278, 0.173, 0.480},
                                             {0.267, 0.005, 0.329}}};

double between(double a, double b, double share) {
  return a + (b - a) * share;
}

}  // namespace

Colour densityColour(double persons_per_m2) {
  if (!(persons_per_m2 >= kEmpty_per_m2)) return {1.0, 1.0, 1.0};
  const double at =
      std::min(persons_per_m2 / kDarkest_per_m2, 1.0) * static_cast<double>(kViridis.size() - 1);
  const auto low = std::min(static_cast<std::size_t>(at), kViridis.size() - 2);
  const double share = at - static_cast<double>(low);
  const Colour& a = kViridis[low];
  const Colour& b = kViridis[low + 1];
  return {between(a.red, b.red, share), between(a.green, b.green, share),
          between(a.blue, b.blue, share)};
}

}  // namespace muster::report
