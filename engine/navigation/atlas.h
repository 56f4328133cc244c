// Where one can stand, what is in sight, and how far it is to every opening and target inside one
// space.
//
// Legs. A leg is "in this space, towards that goal", a goal being an opening, a zone, or a point.
// Its value at x is the geodesic distance (clear of corners by kClearance_m) to the best point of
// the goal plus what remains beyond it (the leg's continuation), so nobody hugs the near jamb of a
// wide opening or aims at its centre, and paths over several spaces are the geodesics one would
// draw. In a convex space the answer is exact (a straight line to the best point of the goal);
// elsewhere a grid of labels names the corner that comes next (label_field.h; after Theta*: Nash,
// Daniel, Koenig, Felner 2007), and the way to that corner is exact. Walls are resolved at
// kFinestCell_m, so no jamb falls inside a cell; labels at 0.10 m in rooms up to kCoarsestCell_m in
// a yard, since directions do not depend on their cells. What was dropped: an eikonal grid
// everywhere (a door's jambs fall inside a cell; a yard at 0.05 m costs 7 MB a target); one value
// of remaining distance per seed, 0.1 m apart (steps in the path).
//
// Assembly zones are kept clear by everybody who is not bound for them: for a leg they count as
// obstacles unless they are its goal or hold its starting point.
//
// Thread rule: leg() builds on first use (two threads may build the same; one is kept); its value
// never depends on who asked first or on the thread count. read() and all queries are const and
// lock-free. Never call leg() inside a motion phase.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "foundation/loop.h"
#include "navigation/manner.h"
#include "navigation/reading.h"
#include "plan/campus.h"

namespace muster::navigation {

using LegId = Id<struct LegTag>;
struct KeptFields;

// Way-points keep this distance from walls. Not more than the smallest body radius + 0.03 m: with
// 0.20 m everybody queues on a door's centre line and it passes a fifth less (models.md §1: 1.6
// against 1.85 P/(m s)).
inline constexpr double kClearance_m = 0.15;
inline constexpr double kFinestCell_m = 0.05;   // of the clearance from walls
inline constexpr double kCoarsestCell_m = 0.5;  // of labels
// Agents further apart never see each other (models.md: r_c = 2 m) ; walls further away than this
// are never reported.
inline constexpr double kSight_m = 3.0;
inline constexpr double kWallReach_m = 0.6;

struct Goal {
  plan::OpeningId opening;  // one of the three
  plan::ZoneId zone;
  std::optional<geometry::Vec2> point;

  friend bool operator==(const Goal&, const Goal&) = default;
};

struct Outlook;
struct Walkers;

class Atlas {
 public:
  // Keeps a reference to the campus, which must outlive it. The loop, if given, is used during
  // construction only.
  explicit Atlas(const plan::Campus& campus, const Loop* loop = nullptr);
  ~Atlas();
  Atlas(const Atlas&) = delete;
  Atlas& operator=(const Atlas&) = delete;

  const plan::Campus& campus() const;

  // The leg to `goal` in `space`; `beyond` is the goal aimed at in the space behind the opening
  // `goal` (none: remaining distance 0 everywhere along the goal). Same arguments, same id.
  // Requires: the goal lies in or on the space.
  LegId leg(plan::SpaceId space, const Goal& goal, const Goal& beyond = {}) const;
  // The same with any leg of the space behind `goal` as what remains: chains of openings give
  // geodesics over many spaces.
  LegId leg(plan::SpaceId space, const Goal& goal, LegId onward) const;
  // Builds many legs in parallel; afterwards leg() with the same arguments is a look-up.
  struct LegRequest {
    plan::SpaceId space;
    Goal goal;
    Goal beyond;
  };
  void prepare(std::span<const LegRequest> requests, const Loop& loop) const;
  struct ChainRequest {
    plan::SpaceId space;
    Goal goal;
    LegId onward;
  };
  void prepare(std::span<const ChainRequest> requests, const Loop& loop) const;
  // Fields of a campus with the same fingerprint (kept_fields.h) are used instead of being built.
  // To be called before the first leg() and prepare().
  void recall(KeptFields kept);
  // What was built or recalled, for the next time.
  KeptFields keep() const;
  // True if anything was built that keep() had not been given.
  bool hasNews() const;
  Reading read(LegId leg, geometry::Vec2 p, const Manner& manner = {}) const;
  // The same for many who follow one leg, with the same bits: faster where the leg leads straight
  // to an opening (walkers.h).
  void read(LegId leg, Walkers& walkers) const;
  // Fetches from memory what read(leg, p) looks up first: for whoever reads many legs, a few ahead.
  void expect(LegId leg, geometry::Vec2 p) const;

  // How wide the clear parts of an opening are together with what stands between them, less
  // kClearance_m at both ends.
  double span(plan::OpeningId opening) const;
  geometry::Vec2 middle(plan::OpeningId opening) const;  // of its middle passage
  // True if legs in this space are straight lines to the goal: convex, nothing to walk round.
  bool straight(plan::SpaceId space) const;

  // Shortest way inside `space` from the middle of one opening to the best point of the other.
  // Infinity if blocked.
  double between(plan::SpaceId space, plan::OpeningId from, plan::OpeningId to) const;
  // Works out all of them in parallel; afterwards between() is a look-up.
  void measure(const Loop& loop) const;

  // Walls an agent in `space` at p may meet: pieces of the outline and of fixtures of this space,
  // and of neighbouring spaces seen through its openings, within kWallReach_m of p. Openings'
  // passages are no walls. Valid as long as the Atlas.
  std::span<const geometry::Segment> wallsNear(plan::SpaceId space, geometry::Vec2 p) const;
  // True only if no opening of the space has a passage within kWallReach_m of p.
  bool noOpeningNear(plan::SpaceId space, geometry::Vec2 p) const;
  // True if no wall stands between two points (fixtures do not block sight; a point on a wall is
  // visible). The line may pass from space to space through openings. Symmetric. Intended for |p -
  // q| <= kSight_m.
  bool sees(plan::SpaceId a, geometry::Vec2 p, plan::SpaceId b, geometry::Vec2 q) const;
  // What may stand between p and whoever is within kSight_m: the same answers as sees(), for many
  // at once (outlook.h).
  Outlook outlook(plan::SpaceId space, geometry::Vec2 p) const;
  // Sheets in which somebody visible from `space` may stand (the space's own first).
  std::span<const plan::SheetId> sheetsInSight(plan::SpaceId space) const;

  // Which opening the move from p to q (p inside `space`) passes, through its clear part; none if
  // it stays inside.
  struct Crossing {
    plan::OpeningId opening;
    double parameter;
    geometry::Vec2 where;
  };
  std::optional<Crossing> crossing(plan::SpaceId space, geometry::Vec2 p, geometry::Vec2 q) const;

  // True if q belongs to the space: in its walkable area (fixtures ignored), or in the reveal of an
  // opening on this space's side. A move for which crossing() finds nothing and whose end is not
  // inside would go through a wall: the mover stays where it is.
  bool inside(plan::SpaceId space, geometry::Vec2 q) const;

  // True only if the move from p to q (p inside) surely passes no opening and ends inside. Says
  // false of long moves and at openings, where crossing() and inside() must tell.
  bool staysInside(plan::SpaceId space, geometry::Vec2 p, geometry::Vec2 q) const;

  // True only if for every p in the box wallsNear() is empty and staysInside() is true of every
  // move that is no longer than kWallReach_m.
  bool openGround(plan::SpaceId space, const geometry::Box& box) const;

  // True if a body of `radius_m` can stand at p in `space`: inside, clear of walls and fixtures.
  bool standable(plan::SpaceId space, geometry::Vec2 p, double radius_m) const;
  // The space of this level that holds p; none outside all of them.
  plan::SpaceId locate(plan::LevelId level, geometry::Vec2 p) const;

  std::size_t legs() const;
  std::size_t bytes() const;  // memory of all fields, told in results

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster::navigation
