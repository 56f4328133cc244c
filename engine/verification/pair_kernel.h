// The bare pair kernel, the limit of any step: for everybody in a world, the distance to each
// candidate in the cells around, sight, and the motion model's law on those in sight. No grid, no
// walls, no projection, no navigation, no decisions.
//
// Thread rule: as bench.h.
#pragma once

#include "foundation/loop.h"
#include "navigation/atlas.h"
#include "simulation/frame.h"

namespace muster::verification {

// Processor seconds that it takes for the people of the frame, once: what more repetitions take
// more, so that whatever is done once does not count.
// `stepsPerLook` as of the world: how far ahead contacts are listed.
double pairKernel_cpu_s(const simulation::Frame& frame, const navigation::Atlas& atlas,
                        std::uint64_t stepsPerLook, const Loop& loop);

}  // namespace muster::verification
