// What check() asks of events: known openings, groups, places, a time within the run, and that
// something makes people start. Problems are added; nothing throws.
#pragma once

#include "simulation/setup.h"

namespace muster::simulation {

// Fills setup.events and setup.whenCleared. Groups and arrivals must be resolved.
void resolveEvents(Setup& setup, Problems& problems);

}  // namespace muster::simulation
