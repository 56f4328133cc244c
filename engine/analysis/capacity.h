// What an opening or a staircase can pass by the SFPE hydraulic method (Nelson & Mowrer; Gwynne &
// Rosenbaum, SFPE Handbook 5th ed. ch. 59): highest specific flow times effective width. It is a
// yardstick for adults, not a limit of the simulation: children pass more per metre, so a share of
// it may exceed 1.
#pragma once

#include "plan/campus.h"

namespace muster::analysis {

// S = k (1 - a D) has its highest flow F = k / (4 a) at D = 1 / (2 a) = 1.88 per m².
inline constexpr double kSfpeA_m2 = 0.266;           // m² per person
inline constexpr double kSfpeLevelSpeed_mps = 1.40;  // k of corridors, doors and ramps
// k of stairs = 51.8 m/min * sqrt(tread / riser) (general form; 178/279 mm gives the table's 1.08
// m/s).
inline constexpr double kSfpeStairSpeed_mps = 51.8 / 60.0;
// A door's or gate's boundary layer on each side of each clear passage.
inline constexpr double kDoorBoundary_m = 0.15;
// The narrowest effective width counted: a lane that one person passes has some capacity, whatever
// the layers leave.
inline constexpr double kLeastEffectiveWidth_m = 0.10;

double sfpeCapacity_per_s(const plan::Opening& opening);
// Of the narrowest flight; `stair.clear_width_m` is already less handrails and boundary layers.
// Without steps (a ramp) as level.
double sfpeCapacity_per_s(const plan::Stair& stair, const plan::Campus& campus);

}  // namespace muster::analysis
