// The report of one run as one self-contained HTML file, for people who did not see it run: what
// came out against a target time that is the reader's own, where it went wrong, and what such a
// result cannot say. Never a verdict on rules.
// Thread rule: a pure function.
#pragma once

#include <string>

#include "io/result_folder.h"
#include "report/recorded_run.h"
#include "report/words.h"

namespace muster::report {

// `recorded`: null = there is no recording (any more), which is told.
std::string runPage(const io::ResultFolder& result, const RecordedRun* recorded, double target_s,
                    const Words& words);

}  // namespace muster::report
