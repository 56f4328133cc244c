// The file dialog: folders, plans, scenarios and recordings of one folder, and files opened before.
// A recording may be opened beside the present one.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

// Nothing unless UiState::dialog is visible.
void drawOpenFile(UiState& state, const report::Words& words, const Frame& window);

}  // namespace muster::viewer
