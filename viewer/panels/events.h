// The moments worth jumping to, as a list.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawEvents(UiState& state, const Scene& scene);

}  // namespace muster::viewer
