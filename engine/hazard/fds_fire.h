// An FDS run on disk and where it lies in the plan; read by io/fds_source.
#pragma once

#include <string>

#include "foundation/problem.h"
#include "geometry/vec2.h"

namespace muster::hazard {

struct FdsFire {
  std::string smv;          // path of the .smv file, resolved by the reader
  geometry::Vec2 offset_m;  // plan position of the FDS origin
  double rotation_deg = 0;  // of the FDS axes in the plan, counter-clockwise
  double elevation_m = 0;   // plan elevation of FDS z = 0
  Place place;
};

}  // namespace muster::hazard
