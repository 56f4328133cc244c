// The part of check() that is about behaviour beyond walking to a target: journeys, parties, files.
#pragma once

#include "simulation/setup.h"

namespace muster::simulation {

// Looks up what the group's description names; problems carry the group's file and place.
void resolveBehaviour(const plan::Campus& campus, ResolvedGroup& group, Problems& problems);
// Parties over all groups: they have one target.
void checkParties(const Setup& setup, Problems& problems);

}  // namespace muster::simulation
