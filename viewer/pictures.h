// Pictures without a window: --screenshot, --measure.
#pragma once

#include "foundation/problem.h"
#include "viewer/content/document.h"
#include "viewer/options.h"
#include "viewer/state.h"

namespace muster::viewer {

// Problems: viewer.no-graphics {reason}, viewer.no-font, file.unwritable, viewer.picture-failed.
Problems makePictures(const Options& options, std::vector<Document>& documents,
                      const UiState& state);

}  // namespace muster::viewer
