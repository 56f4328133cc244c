// The same conditions everywhere indoors, for tests and for "what if the corridor is full of
// smoke".
#pragma once

#include <string>
#include <vector>

#include "foundation/problem.h"
#include "hazard/conditions.h"

namespace muster::hazard {

struct UniformFire {
  Conditions conditions;            // from the ignition on
  std::vector<std::string> spaces;  // only here; empty = in every indoor space
  double rise_s = 0;                // from ambient to `conditions`, linearly; 0 to an hour
  Place place;
};

}  // namespace muster::hazard
