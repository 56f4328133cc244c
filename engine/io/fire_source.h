// From a fire as described to a fire that can be looked at: makes its source, and the times of
// everything that waits for its detection.
#pragma once

#include "simulation/setup.h"

namespace muster::io {

// Requires: the setup is checked and has not been lit. Fills setup.fire, setup.detected_s and the
// times of the events that wait for it; without a fire it does nothing. A problem that is an error
// leaves the setup unfit to run; warnings: a fire that nobody detects, events that therefore never
// happen.
Problems lightFire(simulation::Setup& setup);
// The same for another seed of a scenario that has been lit: the fire is solved or opened only once.
void lightFrom(simulation::Setup& setup, const simulation::Setup& lit);

}  // namespace muster::io
