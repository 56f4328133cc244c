// What lies under a pixel: a person first, then an opening, then a space. Thread rule: pure.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

Selection pick(const Document& document, const Moment& moment, const ViewState& view,
               const Projection& projection, Pixel at);

}  // namespace muster::viewer
