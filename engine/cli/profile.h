// Where the time went, as a table on standard output: `--profile` of run and bench.
#pragma once

#include <cstdint>
#include <vector>

#include "report/words.h"
#include "verification/time_sheet.h"

namespace muster::cli {

// Seconds, per cent of them all, and nanoseconds for each agent-step of the run; wall time.
void printProfile(const std::vector<verification::TimeSheet::Entry>& entries,
                  std::uint64_t agentSteps, const report::Words& words);

}  // namespace muster::cli
