// Fills the campus: draws every person of every group and puts each in a free place. Group by
// group, pupils first, then teachers, then helpers by whom they help, so an agent's number depends
// on the scenario's lists only, never on the layout.
#pragma once

#include "foundation/random.h"
#include "navigation/atlas.h"
#include "navigation/routes.h"
#include "simulation/people.h"

namespace muster::simulation {

// Adds each group's routes to `routes`. Problem "scenario.people-do-not-fit" per space that has
// fewer free places than people.
Result<People> populate(const Setup& setup, const navigation::Atlas& atlas, const Random& random,
                        navigation::Routes& routes);

// The route of a group's members who use the front (or back) door: to the target, or to the next
// zone of their journey for somebody who has reached so many of its stages.
navigation::RouteQuery routeQuery(const ResolvedGroup& group, bool backDoor,
                                  std::size_t reached = 0);

// Adds the routes of all groups, their fields built in parallel; populate() then finds them.
void addRoutes(const Setup& setup, navigation::Routes& routes, const Loop& loop);

// How many people (teachers and helpers included) of the group start in its i-th space: teachers
// start in the first.
std::size_t startingIn(const ResolvedGroup& group, std::size_t i);

}  // namespace muster::simulation
