// A scenario made ready on its campus: ways found, everything checked, the fire lit. It takes
// seconds where the ways are not in the user's cache, so do it on a thread of its own.
// Thread rule: made on any thread, then immutable.
#pragma once

#include <memory>

#include "foundation/loop.h"
#include "foundation/problem.h"
#include "navigation/atlas.h"
#include "simulation/setup.h"

namespace muster::viewer {

struct PreparedRun {
  std::unique_ptr<Loop> loop;
  std::unique_ptr<navigation::Atlas> atlas;
  std::shared_ptr<const simulation::Setup> setup;  // null if there is an error among the problems
  Problems problems;
};

// The campus must outlive it. Problems: those of simulation::check and io::lightFire.
PreparedRun prepare(simulation::Scenario scenario, const plan::Campus& campus);
// Writes down the ways that were not in the cache.
void keepWays(const PreparedRun& run, const plan::Campus& campus);

}  // namespace muster::viewer
