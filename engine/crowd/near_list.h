// The rows that may overlap a body after the move: filled by a model in its one neighbour pass,
// read by the projection.
#pragma once

#include "crowd/motion_model.h"

namespace muster::crowd {

// Lists for row k those neighbours closer than contact + kNearMargin_m + what both may walk and be
// pushed in this step. If more than kNearLimit are, the farthest are left out and the row is
// marked.
void listNear(std::size_t k, const Neighbourhood& seen, double dt, Proposal& proposal);

// models.md §2: pairs with |d| < l + 0.05 m + 7 m/s dt.
inline constexpr double kNearMargin_m = 0.05;
inline constexpr double kNearSpeed =
    7.0;  // m/s: two walkers towards each other, and room for the pushes of the projection

}  // namespace muster::crowd
