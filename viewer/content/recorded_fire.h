// The fire of a recording: the recording names its scenario, and if that is still what was run its
// fire is lit again, on a thread of its own. A margin would need everybody's way; the run's own
// pictures have it.
//
// Thread rule: made, asked and destroyed on one thread; the campus must outlive it.
#pragma once

#include <future>
#include <memory>
#include <optional>

#include "analysis/fire_result.h"
#include "simulation/setup.h"

namespace muster::viewer {

struct RecordedFire {
  std::shared_ptr<const simulation::Setup> setup;  // null if the scenario could not be made ready
  analysis::FireResult worst;                      // maps of the worst air up to the end
};

// Relights it. `until_s`: the end of the recording.
std::future<RecordedFire> relight(simulation::Scenario scenario, const plan::Campus& campus,
                                  double until_s);

}  // namespace muster::viewer
