// What an opening or a flight of stairs can pass by the SFPE hydraulic method (stream_law.h):
// highest specific flow times effective width. It is a yardstick for adults, not a limit of the
// agent models: children pass more per metre, so a share of it may exceed 1.
//
// Effective width is the clear width less a boundary layer on each side of each clear passage
// (SFPE 5th ed. ch. 59, table of boundary layers): doors, gates and archways 0.15 m, a corridor
// that the plan cuts in two by a gap 0.20 m. From flights of stairs (Stair::clear_width_m) and
// their mouths the plan's check has taken handrails and 0.15 m a side already.
//
// Thread rule: pure functions.
#pragma once

#include "plan/campus.h"

namespace muster::hydraulic {

inline constexpr double kDoorBoundary_m = 0.15;
inline constexpr double kCorridorBoundary_m = 0.20;
// The narrowest effective width counted: a lane that one person passes has some capacity, whatever
// the layers leave.
inline constexpr double kLeastEffectiveWidth_m = 0.10;

double effectiveWidth_m(const plan::Opening& opening, const plan::Campus& campus);
double capacity_per_s(const plan::Opening& opening, const plan::Campus& campus);
// k of a space: of its steps on a flight, the level's anywhere else.
double speedConstant_mps(const plan::Space& space);
// Of a flight of stairs, as wide as the narrowest flight of its staircase.
double capacity_per_s(const plan::Space& flight, const plan::Campus& campus);
// Of the narrowest and steepest flight. Without steps (a ramp) as level.
double capacity_per_s(const plan::Stair& stair, const plan::Campus& campus);

}  // namespace muster::hydraulic
