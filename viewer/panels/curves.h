// The plots, linked to the clock, and their values as CSV.
#pragma once

#include "viewer/content/curves.h"
#include "viewer/state.h"

namespace muster::viewer {

// The selected room, staircase or assembly slot; of an opening the room it leads out of.
Probe probeOf(const Selection& selection, const Scene& scene);
// A click sets the clock; its values are saved beside the recording as `name`.csv.
void drawPlotToSave(UiState& state, const Scene& scene, const Plot& plot, const std::string& name);
void drawCurves(UiState& state, const Scene& scene);

}  // namespace muster::viewer
