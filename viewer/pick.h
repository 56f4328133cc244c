// What lies under a pixel: a person first, then an opening, then an assembly slot, then a space.
// Thread rule: pure.
#pragma once

#include "viewer/state.h"

namespace muster::viewer {

Selection pick(const Document& document, const Moment& moment, const ViewState& view,
               const Projection& projection, Pixel at);

// The point of a floor there; none outside all spaces.
ProbePoint probeAt(const Document& document, const ViewState& view, const Projection& projection,
                   Pixel at);

}  // namespace muster::viewer
