// Colours of values: viridis from light (little) to dark (much), as in every picture of Muster
// (report/density_colours.h), and eight hues for the colour-blind (Okabe, Ito 2008) for kinds.
// Thread rule: pure functions.
#pragma once

#include <cstddef>

#include "report/canvas.h"
#include "viewer/graphics/plan_mesh.h"

namespace muster::viewer {

Rgba asRgba(const report::Colour& colour);
// share in [0, 1], clamped.
Rgba scaleColour(double share);
// Repeats after eight, then darker.
Rgba kindColour(std::size_t kind);

}  // namespace muster::viewer
