// Journeys: people who go somewhere before they go to their target. A group's `via` names zones
// that are visited in order, the list `laps` times over; being inside a zone is reaching it. On a
// closed track three zones or more say which way round; a large number of laps keeps people walking
// to the end of the run.
//
// Zones of kind assembly and forbidden are obstacles for whoever is not bound for them (Atlas), so
// stages that others pass are better drawn as kind waiting.
#pragma once

#include <cstdint>
#include <vector>

#include "navigation/routes.h"
#include "simulation/people.h"
#include "simulation/setup.h"

namespace muster::simulation {

// Somebody with stages before him.
struct Traveller {
  std::uint32_t row = 0;
  std::uint32_t reached = 0;  // stages so far
};

std::vector<Traveller> travellersOf(const Setup& setup, const People& people);

// The way on from a zone of the journey.
struct Onward {
  plan::ZoneId from;
  navigation::RouteQuery query;
};
// All that the group may come to walk; those who use the front (or back) door.
std::vector<Onward> onwardWays(const ResolvedGroup& group, bool backDoor);

}  // namespace muster::simulation
