// Carries distances that are exact near their obstacles on into the open: a lower bound of the true
// ones.
#pragma once

#include <span>

#include "navigation/bucket_grid.h"

namespace muster::navigation {

// Cells below 0 are no part of the open and carry nothing. Cells above `exact_m` are filled in,
// others kept.
void spreadDistances(const CellFrame& frame, float exact_m, std::span<float> distance);

}  // namespace muster::navigation
