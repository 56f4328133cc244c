// Which opening next: shortest paths over the graph of spaces and openings. A closed door, a
// one-way or smoke changes this graph only, never a field.
//
// Distances are equivalent level metres: what lies on a flight of stairs counts its slope length /
// kStairPace (route_graph.h). Entering a building from outdoors is chosen only where no other way
// leads to the target (or the target lies in that building).
//
// Thread rule: Routes is owned by one World; add() and setOpenings() are called between steps; all
// const functions by any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "navigation/atlas.h"

namespace muster::navigation {

using RouteId = Id<struct RouteTag>;

// What a way out that is not known counts more than a familiar one. Judgement: 60 to 80 % of people
// in a building they do not know leave by the way they came (crowd.md E.6, recalled), and few will
// walk across a large hall for it.
inline constexpr double kUnfamiliar_m = 30.0;

// What passing an opening counts more for somebody who holds the way for smoky: so much that he
// takes it only if there is no other (a campus is smaller).
inline constexpr double kShunned_m = 1000.0;

// A way that somebody shuns: through `opening`, coming from `from`.
struct Shunned {
  plan::OpeningId opening;
  plan::SpaceId from;
  bool blocked = false;  // no way at all, instead of one that counts kShunned_m more
  friend bool operator==(const Shunned&, const Shunned&) = default;
};

// Where somebody is bound and on what conditions. Unset members do not constrain.
struct RouteQuery {
  plan::ZoneId zone;  // a target zone; none: out of the campus through any final exit (or `exits`)
  std::vector<plan::OpeningId>
      exits;  // acceptable ways out: those that leave a building constrain leaving buildings, final
              // exits from outdoors constrain leaving the campus
  plan::StairId stair;                         // the only staircase whose flights may be entered
  std::vector<plan::OpeningId> familiar = {};  // ways out that are known: any other one of the same
                                               // kind (see exits) counts kUnfamiliar_m more

  std::vector<Shunned> shunned = {};  // each way at most once
  plan::SpaceId room = {};  // instead of a zone: whoever has come into this space is at the target

  // True if the target lies on the campus.
  bool inside() const { return zone.valid() || room.valid(); }
  friend bool operator==(const RouteQuery&, const RouteQuery&) = default;
};

// The state of the openings at an instant.
struct OpeningState {
  bool open = true;
  plan::Direction direction = plan::Direction::both;
  double extra_m =
      0;  // added to the length of every path through it (aversion: smoke, queue); >= 0
  friend bool operator==(const OpeningState&, const OpeningState&) = default;
};

struct Next {
  plan::OpeningId opening;    // none: the target zone lies in this space, walk to it; or no way
                              // (distance infinite)
  LegId leg;                  // to follow in this space; none in the target room
  double distance_m;          // to the target, infinity = unreachable
  std::uint32_t entries = 0;  // times a building is entered on the way
};

class Routes {
 public:
  // The atlas must outlive it. The loop, if given, is used during construction only (distances
  // between openings).
  explicit Routes(const Atlas& atlas, const Loop* loop = nullptr);
  ~Routes();
  Routes(const Routes&) = delete;
  Routes& operator=(const Routes&) = delete;

  // The id of an equal earlier query, or a new one, solved at once.
  RouteId add(const RouteQuery& query);
  // The same for many, in parallel; ids in the order of the queries.
  std::vector<RouteId> add(std::span<const RouteQuery> queries, const Loop& loop);
  // Solves all queries anew after openings changed. Cheap: no field is touched. One state per
  // opening of the campus.
  void setOpenings(std::span<const OpeningState> states);
  // At first: as the plan says (locked openings are closed).
  std::span<const OpeningState> openings() const;
  // How often setOpenings() was called: who remembers what follows from the openings' state holds
  // it against this.
  std::uint64_t settings() const;

  // The best way on for somebody at p in space. Never builds a leg that `prepareLegs` has built.
  // `lot` in [0, 1) is a person's own: it decides between ways that are equally long.
  Next next(RouteId route, plan::SpaceId space, geometry::Vec2 p, double lot = 0) const;
  // The way on through a given opening of the space (who has chosen a door keeps it), or infinite.
  Next through(RouteId route, plan::SpaceId space, plan::OpeningId opening, geometry::Vec2 p) const;
  // The opening that follows after passing `opening` into the space on its far side; none = target
  // there or outside.
  plan::OpeningId after(RouteId route, plan::OpeningId opening, plan::SpaceId from) const;
  double distance(RouteId route, plan::SpaceId space, geometry::Vec2 p) const;
  const RouteQuery& query(RouteId route) const;
  // The space that holds the target zone, or is the target; none if the target lies outside.
  plan::SpaceId targetSpace(RouteId route) const;
  std::size_t size() const;

  // Builds every leg that anybody starting in one of `spaces` may need, in parallel. Many starts at
  // once are faster than one by one.
  void prepareLegs(RouteId route, std::span<const plan::SpaceId> spaces, const Loop& loop) const;
  struct Start {
    RouteId route;
    plan::SpaceId space;
  };
  void prepareLegs(std::span<const Start> starts, const Loop& loop) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster::navigation
