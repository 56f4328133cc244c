// A scenario as somebody described it: plan, people, events, model, observers. Plain values,
// references by id; io reads it from TOML (with line and column), check() resolves it against a
// Campus into a Setup or a list of problems.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/group.h"
#include "behaviour/profile.h"
#include "geometry/polygon.h"
#include "geometry/segment.h"
#include "hazard/fire.h"
#include "measure/danger_limits.h"
#include "plan/draft.h"
#include "simulation/arrival.h"
#include "simulation/bus.h"
#include "simulation/gate.h"
#include "simulation/guard.h"
#include "simulation/pickup.h"

namespace muster::simulation {

// The model without agents: no World is made of it (analysis/hydraulic_estimate.h).
inline constexpr std::string_view kHydraulicModel = "hydraulic";

// Where door flow comes from: the motion model alone, or capped as codes calculate (flow_cap.h).
enum class FlowMode { emergent, code };
std::span<const std::string_view> flowWords();  // in the order of the enum

// Whether people change their way because of queues (exit_choice.h).
enum class Reroute { never, queues };
std::span<const std::string_view> rerouteWords();  // in the order of the enum

struct ModelChoice {
  std::string motion = "anticipation";  // crowd::motionModelNames(), or kHydraulicModel
  double step_s = 0.05;                 // 0.005 to 0.1
  // People look round and choose where to and how fast they walk so long after the last time, or
  // the most whole steps below it, one at least; between they walk on. 0.005 to 0.1.
  double look_s = 0.1;
  behaviour::Motivation motivation = behaviour::Motivation::drill;
  double stuckAfter_s =
      120;  // no progress for this long = stuck (counted, named, still simulated); 20 to 3600
  double rethinkAfter_s = 20;  // no progress for this long = choose the way anew; 5 to 600
  FlowMode flow = FlowMode::emergent;
  double codeFlow_per_m_s = 1.33;  // 0.3 to 3
  Reroute reroute = Reroute::never;
  double socialInfluence =
      0;        // 0 = none, to 1: how much others' choice makes an opening attractive
  Place place;  // of the motion model's name
};

enum class EventKind {
  alarm,
  open,
  close,
  oneWay,
  bothWays,
  release,
  announce,
  lightsOut,
  lightsOn,
  fall,
  move
};

struct Event {
  std::string file;  // where `place` is; empty: in the scenario's own
  double at_s = 0;   // after the detection of the fire, if onDetection
  bool onDetection = false;
  std::vector<std::string> clearedBy;  // after the last of these groups has left `where`; empty =
                                       // not waited for
  std::string where;  // space, zone or staircase: of clearedBy, and of a fall; move: the room
  double for_s = 10;  // fall: somebody there lies so long in the way; 1 to 600
  EventKind kind = EventKind::alarm;
  std::vector<std::string> openings;  // open, close, oneWay, bothWays
  bool forward = true;                // oneWay: from the opening's first unit to its second
  std::vector<std::string> groups;    // release, announce, alarm; empty = all
  std::vector<std::string> exits;     // announce: leave the building this way from now on
  std::string stair;                  // announce: use this staircase
  double speedFactor = 0.5;  // lightsOut: of the walking speed, indoors; 0.1 to 1 (school.md 3.3,
                             // judgement: no measurement of pupils on dark stairs was found)
  Place place;
};

struct CountingLine {
  std::string id;
  std::string level;
  geometry::Segment line;  // positive sense: from its left to its right
  Place place;
};

struct DensityArea {
  std::string id;
  std::string level;
  geometry::Polygon shape;
  Place place;
  bool keepFree = false;  // nobody should be in it: a carriageway, a fire brigade's access
};

struct Observe {
  double frame_s = 0.2;        // recording interval, 0.05 to 10
  double densityCell_m = 0.5;  // of density maps
  bool record = true;
  std::vector<CountingLine> lines;
  std::vector<DensityArea> areas;
};

struct Scenario {
  std::string file;
  std::string id;  // file name without folder and ending
  plan::Name title;
  std::string plan;  // path as written, resolved against the scenario's folder by the reader
  std::uint64_t seed = 1;
  double duration_s = 1200;    // the limit; ends earlier when everybody is out or in place
  double batchInterval_s = 0;  // batch n is released (n - 1) × this after the alarm
  double startClock_h = 9;     // hour of day at t = 0, for opening hours
  bool untilOutdoors = false;  // people without assembly zone are out once they leave the building
                               // (no need to leave the campus)
  ModelChoice model;
  std::vector<behaviour::Profile> profiles;  // complete table: built-in rows with overrides applied
  std::vector<behaviour::Group> groups;
  std::vector<Arrival> arrivals;
  std::vector<Gate> gates;
  std::vector<Pickup> pickups;
  std::vector<Bus> buses;
  std::vector<Guard> guards;
  std::vector<Event> events;
  Observe observe;
  measure::DangerLimits danger;
  std::optional<hazard::Fire> fire;
  std::uint64_t hash = 0;  // of the scenario's, plan's and rosters' bytes
  Place place;             // of its table [scenario]
};

}  // namespace muster::simulation
