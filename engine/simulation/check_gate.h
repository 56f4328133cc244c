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
// After the pick-ups: whose children are fetched goes by no bus.
void resolveBuses(Setup& setup, Problems& problems);
// The area named so; a problem with {value} if there is none.
Area resolveArea(const plan::Campus& campus, const std::string& id, const std::string& file,
                 Place place, Problems& problems);
GroupId groupNamed(const Setup& setup, const std::string& id);
// By group: which [[pickup]] it belongs to, from 1; 0 = none. The children of one are gone before
// those of the next come, so their slots are used one after the other.
std::vector<std::size_t> waves(const Setup& setup);
// Pupils who walk from their slot to a bus stop: places that the stop needs in that wave.
struct StopUse {
  plan::ZoneId stop;
  std::size_t wave = 0, bus = 0;  // bus: into Setup::buses
  std::size_t pupils = 0;
};
std::vector<StopUse> usesOfStops(const Setup& setup);

}  // namespace muster::simulation
