// An opening as walkers meet it. The plan's passages may be wider than what is walkable on one side
// (a flight less its boundary layers); a portal holds what is clear on both. Way-points on a portal
// ("aims") keep kClearance_m from its jambs.
//
// The line belongs to `first`: a point exactly on it counts as being there, so everybody is always
// on exactly one side. Thread rule: plain values, immutable once made.
#pragma once

#include <optional>
#include <vector>

#include "navigation/atlas.h"

namespace muster::navigation {

struct Portal {
  geometry::Segment line;  // as drawn; `first` lies to its left
  geometry::Vec2 along;    // unit vector of the line
  std::vector<geometry::Segment>
      passages;  // clear and walkable on both sides, in order along the line
  std::vector<geometry::Segment>
      aims;  // the passages less kClearance_m at both ends; a point if that leaves nothing
  geometry::Box box;
  plan::SpaceId first;
  plan::SpaceId second;
  bool seen_through_line = false;  // nothing stands in the line beside the passages (gaps)

  geometry::Vec2 middle() const;  // of the middle passage
  double span_m() const;          // from the first aim's start to the last aim's end
  bool onFirstSide(geometry::Vec2 p) const;
  // Away from `side`, square to the line.
  geometry::Vec2 outward(plan::SpaceId side) const;
  plan::SpaceId other(plan::SpaceId side) const { return side == first ? second : first; }
};

std::vector<Portal> makePortals(const plan::Campus& campus);

// Where the move p→q, made by somebody in `side`, passes the portal to its other side. `through`
// are the parts of the line that let it pass. A start within kSideSlack_m on the wrong side still
// counts as on `side`: rounding loses nobody.
inline constexpr double kSideSlack_m = 0.01;
struct LinePassing {
  double parameter;  // along p→q, 0 to 1
  geometry::Vec2 where;
};
std::optional<LinePassing> passes(const Portal& portal, std::span<const geometry::Segment> through,
                                  plan::SpaceId side, geometry::Vec2 p, geometry::Vec2 q);

}  // namespace muster::navigation
