// What walls do to a body in the social force model: f_iW of each wall near, and how hard they
// press. Thread rule: pure functions.
#pragma once

#include "crowd/social_force.h"

namespace muster::crowd {

// Those near enough to row k to be felt in this step.
WallSet::Bits wallsFelt(const NeighbourGrid& grid, std::size_t k);

struct WallForce {
  double x = 0, y = 0;  // N
  double pressing = 0;  // N: sum of the sizes of the normal forces of walls in contact
};
// On row k as it is in part.now. Walls that meet are one obstacle: their common end pushes once,
// and only whoever has it as the nearest point of each of them. (Without that a corner would count
// twice, and a wall that goes on behind a bend would push along with the one beside the body.)
WallForce wallForce(const SocialForce::Constants& constants, const NeighbourGrid& grid,
                    std::size_t k, WallSet::Bits walls, const StepPart& part, double mass_kg);

}  // namespace muster::crowd
