// What check() asks of the gate: services, hand-over of children, guards, and events that wait for
// people or happen somewhere. Problems are added; nothing throws.
#pragma once

#include "simulation/setup.h"

namespace muster::simulation {

// Before groups are resolved: the parents' groups and arrivals, from Scenario::pickups.
void addParents(Scenario& scenario);
// After groups are resolved.
void resolveGates(Setup& setup, Problems& problems);
void resolvePickups(Setup& setup, Problems& problems);
void resolveGuards(Setup& setup, Problems& problems);
// The area named so; a problem with {value} if there is none.
Area resolveArea(const plan::Campus& campus, const std::string& id, const std::string& file,
                 Place place, Problems& problems);
GroupId groupNamed(const Setup& setup, const std::string& id);

}  // namespace muster::simulation
