// The first page: the sample scenarios as cards, files opened before, a file of one's own, and how
// the viewer looks (language, size of text, contrast).
#pragma once

#include <span>

#include "viewer/content/samples.h"
#include "viewer/state.h"

namespace muster::viewer {

void drawStart(UiState& state, const report::Words& words, std::span<const Sample> samples,
               const Frame& frame);
// Key: O opens a file.
void startKeys(UiState& state);
// Language, size of text, contrast: here and beside the picture.
void drawLooks(UiState& state, const report::Words& words);

}  // namespace muster::viewer
