// What the panels show, as JSON: so that tests, and screen readers one day, need no pixels. Keys
// are stable; values are numbers and ids, texts in the user's language.
#pragma once

#include <string>

#include "viewer/state.h"

namespace muster::viewer {

std::string dumpUi(const UiState& state, const Scene& scene);

}  // namespace muster::viewer
