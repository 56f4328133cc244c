// From description to building: every rule a plan must obey, all problems at once.
//
// Errors (no Campus): dangling or duplicate ids, invalid rings, impossible coordinates (|x| > 20
// km: not a local frame in metres; all within 0.5 m: degrees), storeys outside 2 to 20 m, spaces of
// one level that overlap by more than 0.01 m² and 1 % of the smaller (unless one floor lies 1.8 m
// above the other: a store under a landing), openings that touch no space or the wrong number of
// spaces, openings of no width, floors that differ by more than 0.25 m across an opening, flights
// without ascent or without an opening at either end, risers outside 0.05 to 0.30 m or treads
// outside 0.15 to 0.60 m ("feet in a metre file?" when ×0.3048 would fit), ramps steeper than 1:2,
// door widths outside 0.4 to 6 m, flights narrower than 0.6 m, fixtures or zones outside every
// space, spaces whose bounding box has more than 4 km² (every raster over it would take gigabytes),
// ids of more than 200 characters or with control characters, no way out. Warnings (Campus all the
// same): spaces that no exit can be reached from, exits all locked, exits above ground, risers 0.10
// to 0.20 / treads 0.22 to 0.40 exceeded, steps that do not add up, default widths (one for the
// whole plan), furniture that blocks a door, classrooms with one door, capacity above what the area
// holds, units that look wrong (a classroom of 600 m², doors of 3 m), storeys out of order. One
// mistake gives one problem: what depends on a broken feature is not checked. More than a dozen
// warnings or notes of one code are counted (plan.more-of-a-kind), not listed; errors are all
// listed, but after 50 overlapping pairs of spaces checking ends. Each problem has the feature's
// id, its place in the file, the offending value and what would be valid.
//
// Where an opening names no spaces they are found: those of its level along whose boundary it lies
// (0.05 m) and whose floors meet, or one of its level and one of another whose floor meets it there
// (a flight's head at the landing above). Sheets: spaces level by level, each into the
// lowest-numbered sheet among its neighbours' and its level's own where it overlaps nobody by more
// than 0.01 m², else into a new one.
//
// Sources: GB 50099-2011 8.2, 8.7, 8.8 (widths, steps), GB 55037-2022 7.1.4; see each constant in
// check*.cpp. Thread rule: a pure function.
#pragma once

#include "plan/campus.h"

namespace muster::plan {

struct Checked {
  std::optional<Campus> campus;  // nullopt if any problem is an error
  Problems problems;             // in file order
};

Checked check(const Draft& draft);

}  // namespace muster::plan
