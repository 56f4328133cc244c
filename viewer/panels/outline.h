// What is selected, outlined in the picture; a selected person with the way it has come.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawOutline(const UiState& state, const Scene& scene, const Projection& projection);

}  // namespace muster::viewer
