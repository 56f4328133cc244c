// Where two areas face each other across the wall that a door bridges. Foreign plans draw rooms as
// the clear area between walls, and doors as thin areas across a wall; what Muster needs is the
// stretch of wall face that both sides share.
//
// All areas must be valid and oriented. Nothing here is exact: a drawn door may end up to kTouch_m
// short of the wall face.
#pragma once

#include <optional>

#include "geometry/polygon.h"

namespace muster::io {

// A drawn door may miss the wall face by this much, or reach this far into the room, and still be
// taken to touch it. 0.05 m: half of the thinnest partition there is (0.10 m), so a door can never
// reach through a wall by mistake.
inline constexpr double kTouch_m = 0.05;
// Anything narrower is no door: 0.40 m is the least width plan::check accepts.
inline constexpr double kNarrowest_m = 0.40;

// The faces of a passage: `near` on the boundary of the first area, `far` on that of the second (or
// on the door's outer face), both in the same direction and of the same length. gap_m is the
// thickness of the wall between them (0 if they touch).
struct Facing {
  geometry::Segment near;
  geometry::Segment far;
  double gap_m = 0.0;
  double stretched_m = 0.0;  // the most that the drawn door missed a face by
};

// The longest stretch where `door` bridges from `a` to `b`; nullopt if there is none of at least
// kNarrowest_m.
std::optional<Facing> facing(const geometry::Polygon& a, const geometry::Polygon& b,
                             const geometry::Polygon& door);

// The same with nothing known beyond the door: `far` is the door's outer face.
std::optional<Facing> facingOut(const geometry::Polygon& a, const geometry::Polygon& door);

// Where `a` and `b` face each other with next to nothing between (up to 2 × kTouch_m), beside the
// speck that an editor left of a door it could not draw, over the door's named width (give or take
// kTouch_m); nullopt if there is no such stretch.
std::optional<Facing> facingBeside(const geometry::Polygon& a, const geometry::Polygon& b,
                                   const geometry::Polygon& speck, double width_m);

// The area of the passage from `near` to `far`, reaching a little into the near side so that the
// two surely unite.
geometry::Polygon passageArea(const Facing& facing);

}  // namespace muster::io
