// The fire of a recording: the recording names its scenario, and if that is still what was run its
// fire is lit again, on a thread of its own. Its margins are to the time between two frames of the
// recording, which tells who was where last. What doors people held open no recording tells: of a
// fire whose smoke depends on it (`coupled`) there is no margin, and its air is that of doors that
// are only opened by events.
//
// Thread rule: made, asked and destroyed on one thread; the campus must outlive it.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>

#include "analysis/fire_result.h"
#include "simulation/setup.h"

namespace muster::viewer {

struct RecordedFire {
  std::shared_ptr<const simulation::Setup> setup;  // null if the scenario could not be made ready
  analysis::FireResult worst;                      // maps of the worst air up to the end
};

// Whether there are maps of its margin.
bool hasMargin(const hazard::Fire& fire);
// Relights it.
std::future<RecordedFire> relight(simulation::Scenario scenario, const plan::Campus& campus,
                                  const std::string& recording);

}  // namespace muster::viewer
