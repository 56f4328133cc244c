// What an event does to whom and when: pure functions of scenario and seed, so that the agents and
// the hydraulic estimate beside them set off at the same instants and find the same doors open.
#pragma once

#include "foundation/random.h"
#include "navigation/routes.h"
#include "simulation/people.h"
#include "simulation/setup.h"

namespace muster::simulation {

// From the alarm to the start of a group that is not held: its response, or its batch's turn if
// that comes later (a batch cannot set off before its class has understood the alarm).
double afterAlarm_s(const Setup& setup, GroupId group, const Random& random);

// From the group's start to the person's. The leader goes with the group's start; for the closer
// it has no meaning: it waits for the room to empty. `row`: the person's number.
double personDelay_s(const ResolvedGroup& group, Role role, std::uint32_t row,
                     const Random& random);

// Opens, closes or turns it as the event says; other kinds of events leave it.
void applyTo(navigation::OpeningState& opening, const ResolvedEvent& event);

// `hour` of day, 0 to 24. Requires: the opening has opening hours.
bool withinHours(const plan::Opening& opening, double hour);

}  // namespace muster::simulation
