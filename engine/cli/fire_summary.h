// What the readable summary says of a fire: when it was noticed, who was harmed, how the required
// time came about, and the smallest margins.
#pragma once

#include <string>

#include "analysis/run_result.h"
#include "plan/campus.h"
#include "report/words.h"

namespace muster::cli {

// Lines of text without the last line feed. Requires result.fire.
std::string fireSummary(const analysis::RunResult& result, const plan::Campus& campus,
                        const report::Words& words);

}  // namespace muster::cli
