// An inner corner to which the shortest way draws everybody, and where people walk instead: side by
// side, each as far off it as his taste has it. Corners are ends of an opening, or turns inside a
// space; nobody insists on the last decimetre (judgement; without it two dog-leg flights of 1.8 m
// pass no more than one file each, and 500 people round the corner of a way of 20 m take 337 s
// instead of 114: RiMEA 4.1.1 test 15, measured with five seeds).
//
// Thread rule: pure functions.
#pragma once

#include "geometry/vec2.h"

namespace muster::navigation {

struct InnerCorner {
  geometry::Vec2 at;       // where the shortest way passes it
  geometry::Vec2 inwards;  // unit vector from there along the line that is crossed
  geometry::Vec2 through;  // unit vector across that line, in walking direction
  double room_m;           // the line's free length
  double mostOff_m;        // nobody wants to be further off, <= room_m
  double begins_m;         // the spread begins this far before the line, is whole at half of it
};

// The point of the line to head for at x by whoever wants to be `wanted_m` off the corner when he
// passes it, as besideCorner.
geometry::Vec2 offCorner(const InnerCorner& corner, geometry::Vec2 x, double wanted_m);

// The point of the line to head for at x; `at` for taste 0. Never steeper than 45° to the line's
// normal on the last steps.
geometry::Vec2 besideCorner(const InnerCorner& corner, geometry::Vec2 x, double taste);

}  // namespace muster::navigation
