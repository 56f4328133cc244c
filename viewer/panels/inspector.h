// Everything about what was clicked: a person, an opening, a space.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "viewer/state.h"

namespace muster::viewer {

struct Facts {
  std::string title;
  std::vector<std::pair<std::string, std::string>> rows;  // name, value
  std::string why;                                        // of a person: why it is here
};

// Empty title: nothing is selected.
Facts factsOf(const Selection& selection, const Scene& scene);
void drawInspector(const UiState& state, const Scene& scene);

}  // namespace muster::viewer
