// The report of a study as one self-contained HTML file, for people who did not see it run: what
// came out against a target time that is the reader's own, how sure that is, which variant helps,
// what happens if a way out is blocked, where it jams and why. Never a verdict on rules.
//
// All of it but the replay comes from the study's own file (study/store.h). What that does not hold
// is told and left out. Thread rule: pure function.
#pragma once

#include <optional>
#include <string>

#include "report/recorded_run.h"
#include "report/words.h"
#include "study/store.h"

namespace muster::report {

// `recorded`: one run of the base (study/typical_run.h), null = there is none. `target_s`: none =
// the study's own.
std::string studyPage(const study::StoredStudy& study, const RecordedRun* recorded,
                      std::optional<double> target_s, const Words& words);

}  // namespace muster::report
