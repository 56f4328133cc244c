// The built-in fire: a room and how it burns, and what is open meanwhile; solved by the two-zone
// model (zones/). Plain values, spaces and openings by id. Times are scenario times unless they say
// otherwise. Every default stands beside its source; the room alone is enough.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "foundation/problem.h"

namespace muster::hazard {

// A hole to the open air in a space's wall.
struct ZoneWindow {
  std::string space;
  double width_m = 1.5;                // 0.05 to 50
  double sill_m = 0.9;                 // above the floor; 0 to 5
  double head_m = 2.4;                 // above the sill; to 10
  std::optional<double> opens_s;       // neither given: open from the start
  std::optional<double> opensAbove_C;  // the pane falls out when the smoke behind it is so hot
                                       // (300 for ordinary glass, judgement); 30 to 1,000
  Place place;
};

// What is known of doors: how far these stand open in a span of time.
struct ZoneDoor {
  std::vector<std::string> openings;
  double open = 0;    // share of the doorway, 0 to 1
  double from_s = 0;  // scenario time
  std::optional<double> to_s;
  Place place;
};

struct ZoneFire {
  std::string space;               // the room of origin
  std::string fuel = "classroom";  // row of fuels.toml
  std::string growth = "fast";  // slow, medium, fast, ultra-fast (t² fires, 1055 kW at 600, 300,
                                // 150, 75 s)
  std::optional<double> alpha_kW_per_s2;  // instead of the word; 0.0001 to 1
  double peak_kW = 1500;  // GB 51251-2017: 1.5 MW sprinklered, 6 MW not; 10 to 50,000
  double lasts_s = 3600;  // from ignition to the decay; 10 to a day. 1.5 MW for an hour is 5.4 GJ,
                          // what 60 m² of classroom hold at 285 MJ/m² is 17 (EN 1991-1-2 E.4)
  double decay_s = 600;   // from there to nothing, linearly; 1 to a day
  double base_m = 0.6;    // of the flames above the floor: a table (as in fire.md 2.4); 0 to 3
  std::optional<double>
      area_m2;  // of the fire; peak at 500 kW/m² (NZ C/VM2: 500 to 1000); 0.01 to 500
  // Instead of the fuel's row.
  std::optional<double> heat_MJ_per_kg;       // 1 to 60
  std::optional<double> sootYield;            // kg/kg; 0 to 0.4
  std::optional<double> carbonMonoxideYield;  // 0 to 0.6
  std::optional<double> cyanideYield;         // 0 to 0.1

  double temperature_C = 20;  // indoors and outdoors before the fire; -30 to 45
  double leakage = 1.7e-4;    // of a room's wall area, to the open air (CFAST's average); 0 to 0.01
  double doorsOpen = 1;       // how far doors stand open of which nothing is said; 0 to 1
  std::vector<ZoneWindow> windows;
  std::vector<ZoneDoor> doors;
  bool coupled = false;  // doors are also as open as people hold them: solved anew in every run
  Place place;
};

}  // namespace muster::hazard
