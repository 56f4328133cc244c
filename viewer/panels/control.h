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
// A button called `viewer.<name>` in the catalogue.
bool choice(UiState& state, const Scene& scene, const char* key);
// A list to choose an id from; the first entry, `none`, is an empty id.
void chooseId(UiState& state, const char* name, const std::string& none, std::string& chosen,
              const std::vector<std::string>& ids);

}  // namespace muster::viewer
