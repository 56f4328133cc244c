// What a run says of danger in the terminal: the alarm levels with the place and second where each
// rose first, how long people stood in how dense a crowd, the longest queue.
// Thread rule: a pure function.
#pragma once

#include <string>

#include "analysis/run_result.h"
#include "report/words.h"

namespace muster::cli {

// Lines without the last line feed; of a result with bodies.
std::string dangerSummary(const analysis::RunResult& result, const report::Words& words);

}  // namespace muster::cli
