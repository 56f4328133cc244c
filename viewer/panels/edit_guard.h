// A guard posted at an opening of a scenario that runs live: who lets so many through, holds,
// opens, closes, makes it one-way, or sends people to another way instead of it; for good or while
// it is crowded before it.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawGuardEdits(UiState& state, const Scene& scene, const plan::Opening& opening);

}  // namespace muster::viewer
