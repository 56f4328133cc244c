// The walls' term of the collision-free model: Σ A exp((r - w)/D) away from each wall near.
#pragma once

#include "crowd/along_walls.h"

namespace muster::crowd {

// `wanted` (not of unit length) with the walls' repulsion added. All walls near count, not only
// those that may be met.
Way repelledByWalls(Way wanted, const Self& self, const AtWalls& at, double strength,
                    double decay_m);

}  // namespace muster::crowd
