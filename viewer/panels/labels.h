// Names of rooms, zones and levels on the picture. A name is left out where it would not fit its
// room or would lie on another name; bigger rooms come first.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawLabels(const UiState& state, const Scene& scene, const Projection& projection);

}  // namespace muster::viewer
