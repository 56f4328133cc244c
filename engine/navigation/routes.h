// Which opening next: shortest paths over the graph of spaces and openings. A closed door, a one-way or smoke changes this graph
// only, never a field.
//
// Thread rule: Routes is owned by one World; solve() is called between steps; the solved tables are read by all threads.
#pragma once

#include <span>
#include <vector>

#include "navigation/atlas.h"

namespace muster::navigation {

using RouteId = Id<struct RouteTag>;

// Where somebody is bound and on what conditions. Unset members do not constrain.
struct RouteQuery {
  plan::ZoneId zone;                        // a target zone; none: out of the campus through any final exit (or `exits`)
  std::vector<plan::OpeningId> exits;       // acceptable ways out of the building (openings that leave a building, or final exits)
  plan::StairId stair;                      // the only staircase that may be used

  friend bool operator==(const RouteQuery&, const RouteQuery&) = default;
};

// The state of the openings at an instant.
struct OpeningState {
  bool open = true;
  plan::Direction direction = plan::Direction::both;
  double extra_m = 0;  // added to the length of every path through it (aversion: smoke, queue); >= 0
  friend bool operator==(const OpeningState&, const OpeningState&) = default;
};

struct Next {
  plan::OpeningId opening;  // none: the target zone lies in this space, walk to it; or no way (distance infinite)
  LegId leg;                // to follow in this space
  double distance_m;        // to the target, infinity = unreachable
};

class Routes {
 public:
  explicit Routes(const Atlas& atlas);

  // The id of an equal earlier query, or a new one, solved at once.
  RouteId add(const RouteQuery& query);
  // Solves all queries anew after openings changed. Cheap: no field is touched.
  void setOpenings(std::span<const OpeningState> states);
  std::span<const OpeningState> openings() const;

  // The best way on for somebody at p in space. Never builds a leg that `prepareLegs` has built.
  Next next(RouteId route, plan::SpaceId space, geometry::Vec2 p) const;
  // The way on through a given opening of the space (who has chosen a door keeps it), or infinite.
  Next through(RouteId route, plan::SpaceId space, plan::OpeningId opening, geometry::Vec2 p) const;
  // The opening that follows after passing `opening` into the space on its far side; none = target there or outside.
  plan::OpeningId after(RouteId route, plan::OpeningId opening, plan::SpaceId from) const;
  double distance(RouteId route, plan::SpaceId space, geometry::Vec2 p) const;
  const RouteQuery& query(RouteId route) const;
  std::size_t size() const;

  // Builds every leg that anybody starting in one of `spaces` may need, in parallel.
  void prepareLegs(RouteId route, std::span<const plan::SpaceId> spaces, const Loop& loop) const;

 private:
  struct Solved;
  const Atlas* atlas_;
  std::vector<OpeningState> openings_;
  std::vector<RouteQuery> queries_;
  std::vector<Solved> solved_;

 public:
  ~Routes();
};

}  // namespace muster::navigation
