// Scales of colours that keep their order for the colour-blind and in grey. Thread rule: pure
// functions; shares beyond 0 to 1 take the end's colour.
#pragma once

#include "report/canvas.h"

namespace muster::report {

Colour viridis(double share);    // from light (0) to dark (1)
Colour redToBlue(double share);  // through yellow in the middle

}  // namespace muster::report
