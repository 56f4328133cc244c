// The fire of a scenario as somebody described it ([fire] in the file). Plain values, spaces and
// openings by id. Every default stands beside its source.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "foundation/problem.h"
#include "hazard/conditions.h"
#include "hazard/fds_fire.h"
#include "hazard/smoke_law.h"
#include "hazard/uniform_fire.h"
#include "hazard/zone_fire.h"

namespace muster::hazard {

// What must happen for the fire to be noticed: the first of what is set.
struct Detection {
  std::optional<double> at_s;      // scenario time
  std::string space;               // where the detector hangs; empty: in the room of the fire, or
                                   // in whichever indoor space is first
  double extinction_per_m = 0.27;  // under the ceiling: 23.9 % per metre, CFAST's default smoke
                                   // detector; 0.01 to 10
  double temperature_C = 57;       // rated temperature of a common heat detector; 30 to 200
  double delay_s = 0;              // from detection to the alarm; 0 to 3600
  Place place;
};

// What smoke, gases and heat do to people.
struct Effects {
  SmokeLaw law = SmokeLaw::fridolf;
  double visibilityConstant = kReflecting;  // C of V = C / K: 3 reflecting, 8 lit; 2 to 10
  double slowest_m_per_s = 0.2;             // floor of fridolf (2019, eq. 7); 0.05 to 0.5
  double avoidVisibility_m = 6;  // a way with less is avoided if there is another; 1 to 30
  double blockedAbove_C = 120;   // an opening hotter than this at eye height is no way at all
                                 // (dry air: pain at once, crowd.md D.6); 40 to 500
  double flaggedDose = 0.3;      // FED at which a person is told as harmed (ISO 13571); 0.05 to 1
};

// A place is untenable from the first of these on (crowd.md D.7).
struct Tenability {
  double visibility_m = 10;   // 10 in large or unfamiliar, 5 in small rooms; 1 to 30
  double temperature_C = 60;  // 30 to 200
  double dose = 0.3;          // FED of somebody who stays there from the start; 0.01 to 1
  double height_m = 1.6;      // eye height of an adult; 0.5 to 2.1
};

struct Fire {
  double start_s = 0;  // ignition, scenario time; 0 to a day
  std::variant<UniformFire, ZoneFire, FdsFire> source;
  Detection detection;
  Effects effects;
  Tenability tenability;
  Place place;
};

}  // namespace muster::hazard
