// What the picture shows: the level or all above each other, what colours mean, the language.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

// The text that is said of a recording of a fire some of whose maps cannot be had; nullptr
// otherwise.
const char* whyNoFire(const Document& document);
void drawShow(UiState& state, const Scene& scene, const Frame& frame, const Frame& picture);
// Keys: Page Up and Down change the storey, S stacks, L the language, F fits the window, O opens a
// file, C and H choose the next colours and map, B flies to the next bottleneck, Tab turns the side
// over.
void showKeys(UiState& state, const Scene& scene, const Frame& picture);

}  // namespace muster::viewer
