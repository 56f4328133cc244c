// A space's shape as the zone model needs it: how long and wide it is, and cut across where it is
// long. Thread rule: pure functions.
#pragma once

#include <vector>

#include "geometry/polygon.h"

namespace muster::hazard::zones {

struct ShapePiece {
  double from, to;  // along the axis
  double area_m2;
  double perimeter_m;  // of its walls, without the cuts
  double section_m;    // width of the cut at `to`; 0 at the end
};

struct ShapePieces {
  geometry::Vec2 axis;  // of the longest edge
  std::vector<ShapePiece> pieces;
};

inline constexpr double kLongestByWidth = 5;  // fire.md 2.2.10

// One piece unless it is longer than kLongestByWidth times its mean width.
ShapePieces piecesOf(const geometry::Polygon& shape);

}  // namespace muster::hazard::zones
