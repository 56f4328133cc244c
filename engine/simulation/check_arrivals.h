// What check() asks of arrivals: known groups and entrances, a sensible window, nobody who comes
// twice, and a way from each entrance. Problems are added; nothing throws.
#pragma once

#include "simulation/setup.h"

namespace muster::simulation {

// Fills setup.arrivals and ResolvedGroup::arrives, from setup.scenario.arrivals. Groups must be
// resolved.
void resolveArrivals(Setup& setup, Problems& problems);
// Whether a group named so comes by an arrival; before groups are resolved.
bool isNamedByArrival(const Scenario& scenario, const std::string& group);
// The space that an entrance leads into.
plan::SpaceId spaceOf(const plan::Campus& campus, const Entrance& entrance);
// Whoever comes to a room walks there first.
bool comesToRoom(const ResolvedGroup& group);
navigation::RouteQuery wayToRoom(plan::SpaceId room);

// What everybody who comes has to walk first, from each entrance; and the way from a class's own
// room to the one it moves to.
struct WayIn {
  GroupId group;
  plan::SpaceId from;
  navigation::RouteQuery query;
};
std::vector<WayIn> waysIn(const Setup& setup);

}  // namespace muster::simulation
