// A scenario by the SFPE hydraulic method (hydraulic/evacuation.h): as a sanity check beside every
// result of agents, and as a result of its own (`muster run --model hydraulic`).
//
// The people are those that a World would have: the same numbers, places, assigned doors, routes
// and starting times (same seed), and the same events and opening hours, so what differs is the
// motion alone. Parties and files are not kept together, a code's flow cap does not apply. A
// closing teacher sets off with the last of the class. A person's `lost_s` is what it waited in
// queues. Meanings of all times are those of run_result.h; who has no way is `stuck`.
//
// Thread rule: free functions; estimate only reads setup and atlas (which may build a few fields).
#pragma once

#include "analysis/run_result.h"
#include "hydraulic/evacuation.h"
#include "simulation/setup.h"

namespace muster::analysis {

struct HydraulicEstimate {
  hydraulic::Description description;
  hydraulic::Outcome outcome;
  std::vector<AgentRow> agents;  // as a World numbers them
  Totals totals;
  HydraulicSummary summary;
};

// Problems: those of simulation::populate.
Result<HydraulicEstimate> hydraulicEstimate(const simulation::Setup& setup,
                                            const navigation::Atlas& atlas);

// The tables of a run. Missing are: bottlenecks, maps, peak, counters.
RunResult hydraulicResult(const HydraulicEstimate& estimate, const simulation::Setup& setup);

// How many times as long the agents take; nullopt if either never ended.
Seconds ratioToHydraulic(const RunResult& result);

}  // namespace muster::analysis
