// The readable summary of a run on standard output: people, times, exits, classes, worst
// bottlenecks.
#pragma once

#include "analysis/run_result.h"
#include "plan/campus.h"
#include "report/words.h"
#include "simulation/setup.h"

namespace muster::cli {

// `setup` is what was run: its campus has the names, its groups tell who has a slot.
void printSummary(const analysis::RunResult& result, const simulation::Setup& setup,
                  const report::Words& words);

// "2:05" minutes and seconds; the word for never if it never came.
std::string clock(const analysis::Seconds& seconds, const report::Words& words);

}  // namespace muster::cli
