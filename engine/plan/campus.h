// A checked, immutable campus: what the simulation stands on. Only plan::check makes one; nobody re-validates it downstream.
// All references are indices (typed ids), all polygons are valid and oriented, every opening knows its one or two spaces, the
// elevation is defined everywhere.
//
// Thread rule: immutable after construction, so any number of threads may read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/id.h"
#include "foundation/problem.h"
#include "geometry/polygon.h"
#include "plan/draft.h"
#include "plan/vocabulary.h"

namespace muster::plan {

using BuildingId = Id<struct BuildingTag>;
using LevelId = Id<struct LevelTag>;
using SpaceId = Id<struct SpaceTag>;
using OpeningId = Id<struct OpeningTag>;
using FixtureId = Id<struct FixtureTag>;
using ZoneId = Id<struct ZoneTag>;
using StairId = Id<struct StairTag>;
using SheetId = Id<struct SheetTag>;

struct Building {
  std::string id;
  Name name;
};

struct Level {
  std::string id;
  Name name;
  BuildingId building;  // none = outdoors
  int ordinal;
  double elevation_m;
  double height_m;
};

struct Space {
  std::string id;
  Name name;
  LevelId level;
  BuildingId building;          // none = outdoors
  SheetId sheet;                // spaces of one sheet never overlap in plan (the neighbour grid is keyed by it)
  Category category;
  StairId stair;                // none unless part of a staircase
  geometry::Polygon shape;      // as drawn
  geometry::Polygon walkable;   // shape less what handrails and boundary layers take from a flight's sides (kFlightBoundary_m)
  geometry::Box box;            // of shape
  double area_m2;               // of walkable, fixtures subtracted
  double elevation_m;           // floor, or foot of the flight
  std::optional<Ascent> ascent;
  int capacity;                 // persons it may hold: as stated, else by area and category (areaPerPerson_m2)
  bool convex;                  // walkable is convex and holds no fixture: everything in it is in sight of everything
  std::vector<OpeningId> openings;
  std::vector<FixtureId> fixtures;

  bool outdoor() const { return isOutdoor(category); }
  // Floor height at p (linear along the ascent, level elsewhere). Any p.
  double elevationAt(geometry::Vec2 p) const;
  // d(height)/d(distance along the line) of a flight or ramp; 0 on the level. Always >= 0.
  double slope() const;
};

struct Opening {
  std::string id;
  Name name;
  geometry::Segment line;                   // as drawn; `first` lies to its left
  SpaceId first;
  SpaceId second;                           // none = outside: a final exit
  std::vector<geometry::Segment> passages;  // the clear parts of line, in order along it, none empty; one unless it has lanes
  OpeningKind kind;
  double clear_width_m;                     // sum of the passages
  WidthSource width_source;
  Swing swing;
  Direction direction;
  DoorPosition position;
  bool locked;
  std::vector<std::pair<double, double>> open_hours_h;

  bool outside() const { return !second.valid(); }
  SpaceId other(SpaceId side) const { return side == first ? second : first; }
};

struct Fixture {
  std::string id;
  FixtureKind kind;
  SpaceId space;
  geometry::Polygon shape;
};

struct Zone {
  std::string id;
  Name name;
  ZoneKind kind;
  SpaceId space;
  geometry::Polygon shape;
  int capacity;
};

struct Stair {
  std::string id;
  BuildingId building;
  std::vector<SpaceId> spaces;  // its flights and landings
  double clear_width_m;         // of its narrowest flight, after handrails and boundary layers
};

struct Campus {
  std::string file;
  Name name;
  std::vector<Building> buildings;
  std::vector<Level> levels;
  std::vector<Space> spaces;
  std::vector<Opening> openings;
  std::vector<Fixture> fixtures;
  std::vector<Zone> zones;
  std::vector<Stair> stairs;
  std::size_t sheets = 0;

  const Level& operator[](LevelId id) const { return levels[id.index()]; }
  const Space& operator[](SpaceId id) const { return spaces[id.index()]; }
  const Opening& operator[](OpeningId id) const { return openings[id.index()]; }
  const Fixture& operator[](FixtureId id) const { return fixtures[id.index()]; }
  const Zone& operator[](ZoneId id) const { return zones[id.index()]; }
  const Stair& operator[](StairId id) const { return stairs[id.index()]; }
  const Building& operator[](BuildingId id) const { return buildings[id.index()]; }

  // By the id in the plan file; none if there is no such thing. O(n).
  SpaceId space(std::string_view id) const;
  OpeningId opening(std::string_view id) const;
  ZoneId zone(std::string_view id) const;
  StairId stair(std::string_view id) const;
  LevelId level(std::string_view id) const;

  // A building's way out: between an indoor and an outdoor space, or from an indoor space to outside.
  bool leavesBuilding(OpeningId id) const;
};

// Floor area a person takes when nothing states a capacity: m² per seat (GB 50099-2011 table 7.1.1) or per standing person.
double areaPerPerson_m2(Category category);

// What handrails and boundary layers take from each side of a flight: SFPE (5th ed. ch. 59, table of boundary layers) gives
// 0.15 m for a stair's wall side, 0.09 m beyond a handrail's centre line; with the rail 0.06 m off the wall both are 0.15 m.
inline constexpr double kFlightBoundary_m = 0.15;
// A side without a handrail beside a wall keeps the same 0.15 m; a middle rail takes 0.09 m to each of its sides.
inline constexpr double kMiddleRail_m = 0.18;

}  // namespace muster::plan
