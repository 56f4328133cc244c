// One shaft of import_rooms_stairs: its frame, and the doors on its edge.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "io/import_rooms.h"

namespace muster::io {

// u runs along the edge that has the mouths (shaft to its left), n into the shaft; both measured
// from `origin`.
struct ShaftFrame {
  geometry::Vec2 origin;
  geometry::Vec2 u;
  geometry::Vec2 n;
  double width_m = 0.0;   // along u, from 0
  double length_m = 0.0;  // along n, from 0

  geometry::Vec2 at(double along, double in) const { return origin + u * along + n * in; }
  double along(geometry::Vec2 p) const { return dot(p - origin, u); }
  double in(geometry::Vec2 p) const { return dot(p - origin, n); }
  geometry::Polygon area(double along0, double along1, double in0, double in1) const;
};

enum class Side { first, second };  // of the mouth edge, seen along u

struct ShaftDoor {
  const RoomElement* door = nullptr;
  Side side = Side::first;
  double width_m = 0.0;
};

struct Shaft {
  std::vector<const RoomElement*> areas;  // upwards, at most one per level
  ShaftFrame frame;
  std::vector<ShaftDoor> doors;  // upwards
  std::optional<Side> foot;      // where flights begin; nullopt if the drawing contradicts itself
};

// Shafts in the order of their first element. A shaft without frame (no door leads to it) has width
// 0.
std::vector<Shaft> findShafts(const RoomDrawing& drawing);

}  // namespace muster::io
