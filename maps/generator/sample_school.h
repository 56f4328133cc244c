// The sample school: two teaching blocks, a canteen, a yard with a slot for every class and two
// gates; and its drill plan.
#pragma once

#include <string>
#include <vector>

#include "block.h"

namespace muster::maps {

struct School {
  plan::Draft plan;
  std::string roster;  // CSV: the drill plan, one class a row
};

School drawSampleSchool();

// The same with the street before the main gate, which has two leaves (gate-north, gate-south).
plan::Draft drawSchoolStreet(plan::Draft school);

// Which class leaves when, by which stair and exit, and where it gathers: draws a slot for every
// class into a grid in the yard (row 0 nearest to block B) and returns the roster.
std::string planDrill(plan::Draft& draft, const Block& a, const Block& b, Vec2 slotsCorner,
                      const std::string& yardLevel);

}  // namespace muster::maps
