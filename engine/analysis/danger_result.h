// How dangerous a crowd got, as plain tables: per place, over time, and as alarm levels. What the
// levels are and what they stand on: measure/danger_limits.h. Alarms, stop-and-go and opposing
// streams are HEURISTIC, and whoever shows them says so; densities, times and people are counts.
//
// Everything is taken once a second of simulated time (SampleClock), and a sample stands for the
// time since the one before. A person's density is that at its own place (local_density.h).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analysis/level_of_service.h"
#include "analysis/seconds.h"
#include "geometry/vec2.h"
#include "measure/danger_limits.h"
#include "plan/campus.h"

namespace muster::analysis {

inline constexpr double kHeld_s = 10.0;  // peaks "held": long enough that it is no passing squeeze

// A highest value with its place; 0 with no time if there was none.
struct PeakAt {
  double value = 0;
  Seconds time_s;
  geometry::Vec2 where;

  void raise(double to, double at_s, geometry::Vec2 at) {
    if (to > value) *this = {to, at_s, at};
  }
};

// Seconds at and above densities measure::kDensitySteps_per_m2, or at alarm levels from yellow on.
using AboveSteps = std::array<double, measure::kDensitySteps_per_m2.size()>;
using ByAlarm = std::array<double, measure::kAlarms>;

struct DangerPlace {
  enum class Kind : std::uint8_t { space, stair, zone, area };
  Kind kind = Kind::space;
  std::string id;
  plan::Name name;
  std::string level;                                     // id; of a staircase the lowest
  measure::Facility table = measure::Facility::walkway;  // Fruin's, for who walks
  bool keepFree = false;  // nobody should be there: zones of the road, forbidden ones, areas so set

  double person_s = 0;  // everybody's time there; in a place to keep free this is the exposure
  double occupied_s = 0;
  std::size_t most_persons = 0;
  Seconds most_at_s, first_s;
  LevelTimes levels;
  AboveSteps person_above_s{};  // person-seconds
  AboveSteps above_s{};         // seconds in which anybody there stood in more
  PeakAt density;               // highest at anybody's place
  PeakAt held;                  // that was not left for kHeld_s in one square metre; begin of it
  // Highest crowd pressure (crowd_pressure.h) without and with streams that meet head-on. The
  // second is shear, not turbulence: it sets off no alarm.
  PeakAt pressure, shear;
  double opposed_person_s = 0;      // of people who met others head-on in a crowd
  double waited_person_s = 0;       // under way, slower than kStandsBelow_m_per_s
  double stop_and_go_person_s = 0;  // the same while the crowd around moved on
  std::size_t stops = 0;
  PeakAt contact;  // N/m; where the motion model knows forces
  measure::Alarm worst = measure::Alarm::none;
  ByAlarm alarm_s{};                               // seconds at each level, counted at the highest
  std::array<Seconds, measure::kAlarms> raised_s;  // first time
};

struct DangerSample {
  double time_s = 0;
  std::size_t persons = 0;                                                // on the campus
  std::array<std::size_t, measure::kDensitySteps_per_m2.size()> above{};  // people
  double density_per_m2 = 0;                                              // highest
  double pressure_per_s2 = 0;  // highest without opposing streams
  measure::Alarm alarm = measure::Alarm::none;
  std::uint32_t worst = 0;  // into places; meaningless without an alarm
};

struct DangerResult {
  measure::DangerLimits limits;
  std::vector<DangerPlace> places;    // spaces, staircases, zones, areas, in the campus' order
  std::vector<DangerSample> samples;  // the first stands for no time
  DangerPlace whole;                  // the same over everybody; `id` empty
  std::array<std::uint32_t, measure::kAlarms> raisedAt{};  // place, where whole.raised_s is set
};

// Places with anybody in them (or an alarm), worst first: by alarm, seconds at it, held density.
std::vector<std::size_t> byDanger(const DangerResult& danger);

}  // namespace muster::analysis
