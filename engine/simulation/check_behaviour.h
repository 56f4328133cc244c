// The part of check() that is about behaviour beyond walking to a target: journeys, parties, files,
// helpers; and about bodies that are too wide for a door.
#pragma once

#include "simulation/setup.h"

namespace muster::simulation {

// Looks up what the group's description names; problems carry the group's file and place.
void resolveBehaviour(const plan::Campus& campus, ResolvedGroup& group, Problems& problems);
// Parties over all groups: they have one target.
void checkParties(const Setup& setup, Problems& problems);
// Warns of each door that the widest body of the group does not pass, on the shortest way from
// where the group starts to its target (the first, of a journey). Nothing is known of what
// redirection would choose. `routes` has the group's routes.
void checkDoorWidths(const Setup& setup, const ResolvedGroup& group, navigation::Routes& routes,
                     Problems& problems);

}  // namespace muster::simulation
