// From description to building: every rule a plan must obey, all problems at once.
//
// Errors (no Campus): dangling or duplicate ids, invalid rings, non-finite or impossible coordinates (|x| > 20 km: not a local
// frame in metres), spaces of one level that overlap by more than 0.01 m² (and 1 % of the smaller), openings that touch no space or the wrong number of
// spaces, openings of no width, flights without ascent / without an opening at either end, ascents whose ends do not meet what they
// join (|Δz| > 0.25 m), risers outside 0.05 to 0.30 m or treads outside 0.15 to 0.60 m ("feet in a metre file?" when ×0.3048 would fit),
// door widths outside 0.4 to 6 m, fixtures or zones outside every space, no way out at all.
// Warnings (Campus all the same): spaces that no exit can be reached from, exits above ground with no outside stair behind them,
// risers 0.10 to 0.20 / treads 0.22 to 0.40 exceeded, default widths, furniture that blocks a door, classroom with one door,
// capacity above what the area holds, units that look wrong (a classroom of 600 m²: feet or millimetres?).
// Each problem has the feature's id, its place in the file, the offending value and what would be valid.
//
// Sources: GB 50099-2011 8.2, 8.7, 8.8 (widths, steps), GB 55037-2022 7.1.4; see each constant in check*.cpp.
#pragma once

#include "plan/campus.h"

namespace muster::plan {

struct Checked {
  std::optional<Campus> campus;  // nullopt if any problem is an error
  Problems problems;             // in file order
};

Checked check(const Draft& draft);

}  // namespace muster::plan
