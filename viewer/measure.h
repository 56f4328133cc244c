// How many pictures a second: --measure.
#pragma once

#include <functional>

#include "viewer/application.h"
#include "viewer/options.h"

namespace muster::viewer {

// Plays `options.measure` pictures, 25 for a second of simulated time, each followed by `present`,
// and tells on stdout how many a second of wall time it makes.
void measure(const Options& options, Application& application,
             const std::function<void()>& present);

}  // namespace muster::viewer
