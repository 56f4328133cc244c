// What a leg says of a point: where to walk, and how far it is.
#pragma once

#include "geometry/vec2.h"

namespace muster::navigation {

struct Reading {
  geometry::Vec2 direction;  // unit vector; {0,0} at the goal
  double distance_m;  // geodesic to the goal's best point, plus what remains beyond it if the leg
                      // has a continuation
};

}  // namespace muster::navigation
