// Two results class by class: when the last one of each was in its place or out, and the
// difference; and the difference of how many were out.
#pragma once

#include <string>
#include <vector>

#include "viewer/state.h"

namespace muster::viewer {

struct ComparedGroup {
  std::string id;
  analysis::Seconds here_s, there_s;  // last one; nullopt: somebody never was
};

// Groups of both, the biggest difference first. `scene.other` is the other one.
std::vector<ComparedGroup> comparedGroups(const Scene& scene);
void drawCompare(UiState& state, const Scene& scene);

}  // namespace muster::viewer
