// A scenario that runs live: how far it is, what the user has changed, start again, save as a
// variant. Changes concern the opening or staircase that is selected, or the group of the selected
// person.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawRun(UiState& state, const Scene& scene);

}  // namespace muster::viewer
