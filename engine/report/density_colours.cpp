#include "report/density_colours.h"

#include "report/colour_ramps.h"

namespace muster::report {

Colour densityColour(double persons_per_m2) {
  if (!(persons_per_m2 >= kEmpty_per_m2)) return {1.0, 1.0, 1.0};
  return viridis(persons_per_m2 / kDarkest_per_m2);
}

}  // namespace muster::report
