// The class or group of the selected person: sent by another stair or exit, or released later.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawGroupEdits(UiState& state, const Scene& scene);

}  // namespace muster::viewer
