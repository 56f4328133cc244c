// What can be changed of whatever is selected in a scenario that runs live: doors closed, opened,
// made one-way, narrowed; a guard posted; stairs one-way; a class sent another way or released
// later; the fire moved. What holds from the clock's moment on, the run goes on with; what holds
// from the start needs a new start, and the panel says so.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawEdits(UiState& state, const Scene& scene);
// The events that make a staircase one-way: for each opening at the foot or head of a flight, which
// way is up. Empty if none of its spaces is a flight.
Events oneWayStair(const plan::Campus& campus, plan::StairId stair, bool up);

}  // namespace muster::viewer
