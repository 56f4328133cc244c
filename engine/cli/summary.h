// The readable summary of a run on standard output: people, times, exits, classes, worst
// bottlenecks.
#pragma once

#include "analysis/run_result.h"
#include "plan/campus.h"
#include "report/page.h"
#include "report/words.h"
#include "simulation/setup.h"

namespace muster::cli {

// `setup` is what was run: its campus has the names, its groups tell who has a slot.
void printSummary(const analysis::RunResult& result, const simulation::Setup& setup,
                  const report::Words& words);

using report::clock;

}  // namespace muster::cli
