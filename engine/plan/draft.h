// A campus plan as somebody described it: exactly what a plan file says, nothing checked, nothing derived. Readers, importers and
// generators make Drafts; plan::check turns one into a Campus or into a list of problems; io writes one back to a file.
//
// Units: metres in one local x, y frame shared by all levels; elevations in metres above the frame's zero.
// References are by id (text); they may dangle here. Thread rule: plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "foundation/problem.h"
#include "geometry/polygon.h"
#include "plan/vocabulary.h"

namespace muster::plan {

// A name in the user's languages; either may be empty.
struct Name {
  std::string en;
  std::string zh;
};

struct DraftBuilding {
  std::string id;
  Name name;
  Place place;
};

struct DraftLevel {
  std::string id;
  Name name;
  std::string building;    // empty = outdoors
  int ordinal = 0;         // 0 = ground, as in IMDF
  double elevation_m = 0;  // of the finished floor
  double height_m = 3.6;   // floor to floor; 2.0 to 20
  Place place;
};

// The slope of a stair flight or a ramp. The flight climbs from the line's start to its end; both ends lie on the unit's outline
// or within 0.3 m of it. Elevation at the low end is the unit's elevation, at the high end that plus rise_m.
struct Ascent {
  geometry::Segment line;  // from the foot to the head, in plan
  double rise_m = 0;       // total; stairs: number of risers × riser_m
  double riser_m = 0;      // stairs: 0.10 to 0.22; 0 for ramps
  double tread_m = 0;      // stairs: 0.20 to 0.50 going; 0 for ramps
  Handrails handrails = Handrails::both;
};

// A unit of IMDF: room, corridor, stair flight, landing, yard … Somewhere people can be.
struct DraftSpace {
  std::string id;
  Name name;
  std::string level;
  Category category = Category::unspecified;
  geometry::Polygon shape;
  std::optional<double> elevation_m;  // of the floor, or of a flight's foot; default: the level's (half landings differ)
  std::optional<Ascent> ascent;       // stairs and ramps only, and always
  std::string stair;                  // id of the staircase that a flight or landing is part of; flights always have one
  std::optional<int> capacity;        // persons
  Place place;
};

// Between two units, or between a unit and outside (then it is a final exit).
struct DraftOpening {
  std::string id;
  Name name;
  std::string level;
  geometry::Segment line;                    // as drawn, on the common boundary of both units
  std::vector<std::string> spaces;           // ids: two, or one if it leads outside; may be empty: found from the geometry
  bool outside = false;                      // leads out of the plan: a final exit
  OpeningKind kind = OpeningKind::door;
  std::optional<double> clear_width_m;       // default: drawn length, door 0.10 m less (leaf and frame; Nanjing BIM rules, §1.4)
  WidthSource width_source = WidthSource::defaulted;
  int lanes = 1;                             // gates and turnstiles: equal lanes between bollards or posts
  Swing swing = Swing::none;
  Direction direction = Direction::both;
  DoorPosition position = DoorPosition::unspecified;
  bool locked = false;                       // closed unless an event opens it
  std::vector<std::pair<double, double>> open_hours_h;  // e.g. {7.5, 8.25}: open only then (hours of day); empty = always
  Place place;
};

struct DraftFixture {
  std::string id;
  std::string level;
  FixtureKind kind = FixtureKind::other;
  geometry::Polygon shape;
  Place place;
};

struct DraftZone {
  std::string id;
  Name name;
  std::string level;
  ZoneKind kind = ZoneKind::assembly;
  geometry::Polygon shape;
  std::optional<int> capacity;
  Place place;
};

struct GeoReference {
  double latitude = 0;   // of the frame's origin, WGS 84
  double longitude = 0;
  double rotation_deg = 0;  // of the frame's x axis, counter-clockwise from east
};

struct Draft {
  std::string file;  // as the user named it, for problems
  Name name;
  std::optional<GeoReference> georeference;
  std::vector<DraftBuilding> buildings;
  std::vector<DraftLevel> levels;
  std::vector<DraftSpace> spaces;
  std::vector<DraftOpening> openings;
  std::vector<DraftFixture> fixtures;
  std::vector<DraftZone> zones;
};

}  // namespace muster::plan
