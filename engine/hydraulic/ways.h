// Which opening next, and how far: the shortest ways of navigation::RouteGraph, read from where
// somebody stands. Unlike navigation::Routes it builds no field for walking, only looks distances
// up.
//
// Thread rule: owned by one evacuation.
#pragma once

#include <optional>
#include <vector>

#include "navigation/route_graph.h"

namespace muster::hydraulic {

// Somebody inside a space: known by the way from where it came, and by the way to where it goes.
struct Whereabouts {
  plan::OpeningId via;  // came in through it; none = started at `place`
  geometry::Vec2 place;
  double gone_m = 0;      // since then, metres in plan
  plan::OpeningId ahead;  // on the way to it; none = nowhere yet
  double left_m = 0;      // to it
};

struct Way {
  plan::OpeningId opening;  // none: the target zone lies in this space
  double length_m;          // to it, metres in plan
};

class Ways {
 public:
  // The atlas must outlive it.
  Ways(const navigation::Atlas& atlas, std::vector<navigation::RouteQuery> routes,
       std::vector<navigation::OpeningState> states);

  const navigation::RouteQuery& query(std::size_t route) const { return queries_[route]; }
  // The number of an equal query, or of a new one.
  std::size_t add(const navigation::RouteQuery& query);
  const std::vector<navigation::OpeningState>& openings() const { return states_; }
  void setOpenings(std::vector<navigation::OpeningState> states);

  // `preferred`: taken if any way leads through it. Nothing if no way leads to the target. Ties go
  // to the opening on the way, then to the first of the space.
  std::optional<Way> choose(std::size_t route, plan::SpaceId space, const Whereabouts& where,
                            plan::OpeningId preferred = {});

 private:
  const navigation::Solution& solution(std::size_t route);
  double distance(plan::SpaceId space, const Whereabouts& where, plan::OpeningId opening) const;
  double distanceToZone(plan::ZoneId zone, const Whereabouts& where) const;

  const navigation::Atlas* atlas_;
  navigation::RouteGraph graph_;
  std::vector<navigation::OpeningState> states_;
  std::vector<navigation::RouteQuery> queries_;
  std::vector<std::optional<navigation::Solution>> solutions_;  // by route; solved when asked for
};

}  // namespace muster::hydraulic
