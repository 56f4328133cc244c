// What check() asks of events: known openings, groups, places, a time within the run, and that
// something makes people start, seats where classes move. Problems are added; nothing throws.
#pragma once

#include "simulation/setup.h"

namespace muster::simulation {

struct People;

// Fills setup.events and setup.whenCleared. Groups and arrivals must be resolved.
void resolveEvents(Setup& setup, Problems& problems);
// "scenario.people-do-not-fit", at the event, for each room that has fewer seats than a group that
// moves there has people (moves.h).
void checkSeats(const Setup& setup, const navigation::Atlas& atlas, const People& people,
                Problems& problems);

}  // namespace muster::simulation
