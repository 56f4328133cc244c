// Floors for the tests, drawn by hand: rectangles on one level, joined by gaps. What plan::check
// would make of them, without it.
#pragma once

#include "plan/campus.h"

namespace muster::crowd::test {

class Floor {
 public:
  Floor();

  plan::SpaceId room(geometry::Vec2 low, geometry::Vec2 high);
  // A parallelogram.
  plan::SpaceId block(geometry::Vec2 corner, geometry::Vec2 along, geometry::Vec2 across);
  plan::SpaceId ring(geometry::Vec2 centre, double inner_m, double outer_m);
  // A gap from `a` to `b` on the common side of two rooms; `second` none: a final exit. `first`
  // must lie to the left of a→b.
  plan::OpeningId gap(geometry::Vec2 a, geometry::Vec2 b, plan::SpaceId first,
                      plan::SpaceId second = {});

  const plan::Campus& campus() const { return campus_; }

 private:
  plan::SpaceId add(geometry::Polygon shape, bool convex);

  plan::Campus campus_;
};

// A room, a bottleneck of its own length, and a room behind it that ends in an exit 3 m further on,
// as in the laboratory.
struct Bottleneck {
  // The width is that of the opening, the length that of the wall (0.2 m: a door; 2.8 m: Seyfried
  // 2009).
  Bottleneck(double width_m, double length_m, double roomDepth_m, double roomWidth_m);

  Floor floor;
  plan::SpaceId room, neck, behind;
  plan::OpeningId entry, end, out;
};

// IMO MSC.1/Circ.1533 test 8: two rooms of 10 × 10 m joined by a corridor of 10 × 2 m; exits behind
// both far walls.
struct Counterflow {
  Counterflow();

  Floor floor;
  plan::SpaceId left, corridor, right;
  plan::OpeningId leftOut, leftMouth, rightMouth, rightOut;
};

}  // namespace muster::crowd::test
