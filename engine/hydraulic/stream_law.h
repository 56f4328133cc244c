// How fast people walk and how many pass in a stream of a given density: the law of the SFPE
// hydraulic method (Nelson & Mowrer; Gwynne & Rosenbaum, SFPE Handbook of Fire Protection
// Engineering, 5th ed., ch. 59).
//
//   S = k (1 - a D)     speed, m/s        F_s = S D     specific flow, persons per second and metre
//
// a = 0.266 m² per person; k = 1.40 m/s on the level, in doors and on ramps, and on stairs
// 51.8 m/min * sqrt(tread / riser), up and down alike. Valid for 0.54 <= D <= 3.8 persons per m²:
// below, people walk freely at 0.856 k; above, nobody moves. F_s is largest, k / (4 a), at
// D = 1 / (2 a) = 1.88. Speeds on stairs are along the slope. The measurements behind it are of
// adults who could walk unaided; children pass doors faster and stairs slower.
//
// Thread rule: pure functions.
#pragma once

namespace muster::hydraulic {

inline constexpr double kArea_m2 = 0.266;             // a
inline constexpr double kLevelSpeed_mps = 1.40;       // k of corridors, doors and ramps
inline constexpr double kStairSpeed_mps = 51.8 / 60;  // k = this * sqrt(tread / riser)
inline constexpr double kFreeDensity_per_m2 = 0.54;   // up to here people do not hinder each other
inline constexpr double kJamDensity_per_m2 = 3.8;     // from here on nobody moves (1 / a = 3.76)

// k of steps; 0.10 to 0.22 m risers, 0.20 to 0.50 m treads.
double stairSpeed_mps(double riser_m, double tread_m);
// S. Any density >= 0.
double speed_mps(double k_mps, double density_per_m2);
// F_s; 0 beyond the jam density.
double specificFlow(double k_mps, double density_per_m2);
// The largest F_s, k / (4 a).
double highestSpecificFlow(double k_mps);

}  // namespace muster::hydraulic
