// Buttons and rows by a name that does not change with the language: scripts (script.h) click them
// by it.
#pragma once

#include <string>

#include "viewer/state.h"

namespace muster::viewer {

// Remembers where the control drawn last is; nothing if it is out of sight.
void named(UiState& state, const std::string& name);
// Goes on in the same line if a control with that label has room in it.
void sameLineIfFits(const std::string& label);
bool button(UiState& state, const std::string& name, const std::string& text);

}  // namespace muster::viewer
