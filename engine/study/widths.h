// Doors and staircases made wider or narrower in a drawn plan, where that can be done by moving the
// jambs and the sides of flights alone. What no longer fits then (a door runs into the next one, a
// flight into the other flight) is found by plan::check; such a change needs a plan of its own.
//
// Thread rule: pure functions of their arguments.
#pragma once

#include <string>

#include "plan/draft.h"

namespace muster::study {

// If the opening's clear width is more than its line can hold, lengthens the line about its middle
// and moves the corners of its reveal along: those of the two spaces' outlines that lie within
// kReveal_m of the line beside its ends. Nothing if there is no such opening or it fits.
inline constexpr double kReveal_m = 0.5;  // no wall of a school is thicker
void lengthenToFit(plan::Draft& draft, const std::string& opening);

// Gives every flight of the staircase this drawn width about the middle of its outline, and scales
// the openings at its ends with it. False if the plan has no such staircase.
bool setFlightWidth(plan::Draft& draft, const std::string& stair, double width_m);

}  // namespace muster::study
