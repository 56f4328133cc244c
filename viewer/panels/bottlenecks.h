// Ranked list of where time was lost; a click flies there and sets the clock to its start.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

void drawBottlenecks(UiState& state, const Scene& scene);
// What a bottleneck's row says, in words.
std::string bottleneckSentence(const analysis::BottleneckRow& row, const Scene& scene);

}  // namespace muster::viewer
