// The built-in fire: a room and how it burns; solved by the two-zone model (zones/).
#pragma once

#include <string>
#include <vector>

#include "foundation/problem.h"

namespace muster::hazard {

struct ZoneFire {
  std::string space;               // the room of origin
  std::string fuel = "classroom";  // row of fuels.toml
  std::string growth = "fast";  // slow, medium, fast, ultra-fast (t² fires, 1055 kW at 600, 300,
                                // 150, 75 s)
  double peak_kW = 1500;        // GB 51251-2017: 1.5 MW sprinklered, 6 MW not; 10 to 50,000
  Place place;
};

}  // namespace muster::hazard
