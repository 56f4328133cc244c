// The window and its loop: draws while something moves, sleeps while nothing does.
#pragma once

#include "foundation/problem.h"
#include "viewer/content/document.h"
#include "viewer/options.h"
#include "viewer/state.h"

namespace muster::viewer {

// Returns when the window is closed; what is to be remembered is written then. Files may be dropped
// on it. Problems: viewer.no-display, viewer.no-graphics {reason},
// viewer.no-font.
Problems runWindow(const Options& options, std::vector<Document>& documents, const UiState& state);

}  // namespace muster::viewer
