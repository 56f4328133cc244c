// The colours of densities, the same in every picture so that pictures can be laid side by side:
// viridis from light to dark (order survives colour-blindness and grey printing), white where
// nobody was.
#pragma once

#include "report/canvas.h"

namespace muster::report {

// Below this a cell counts as empty: one person 1.5 m away, at the edge of the kernel's reach, or
// less.
inline constexpr double kEmpty_per_m2 = 0.05;
// The darkest colour: nobody moves by his own will from 4 to 5 persons/m² (crowd.md E.1); 6 leaves
// room to see it.
inline constexpr double kDarkest_per_m2 = 6.0;

Colour densityColour(double persons_per_m2);

}  // namespace muster::report
