// The same conditions everywhere indoors, or in named spaces (uniform_fire.h).
#pragma once

#include <memory>

#include "hazard/source.h"
#include "hazard/uniform_fire.h"

namespace muster::hazard {

// Problems: spaces that are not in the plan, at the fire's place.
Result<std::shared_ptr<const Source>> uniformSource(const UniformFire& fire, double start_s,
                                                    const plan::Campus& campus);

}  // namespace muster::hazard
