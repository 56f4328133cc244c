// Play, pause, step, drag, speed; the clock and how many are still on their way.
#pragma once

#include "viewer/content/clock_text.h"
#include "viewer/state.h"

namespace muster::viewer {

void drawTimeLine(UiState& state, const Scene& scene, const Frame& frame);
// Keys: space plays, arrows step a frame (with shift 10 s), Home and End, + and - change the rate,
// comma and full stop jump to the event before and after.
void timeKeys(UiState& state, const Scene& scene);
// Moves the clock on by wall time; stops at the end.
void advance(Clock& clock, const Scene& scene, double wall_s);

}  // namespace muster::viewer
