// The right side of the window: bottlenecks, curves, what is selected, events.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawSide(UiState& state, const Scene& scene, const Frame& frame);

}  // namespace muster::viewer
