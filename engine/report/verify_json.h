// The findings of `muster verify` for other programs, a stable form: an array of {id, suite, model,
// value, low, high, unit, source, verdict, hard} and further keys that may come and go: clause,
// quantity, owner, note, scenes, runs, details. verdict: "pass", "fail", "not-applicable",
// "not-yet". value is null where nothing could be measured, low and high where there is no bound.
#pragma once

#include <string>
#include <vector>

#include "report/words.h"
#include "verification/suite.h"

namespace muster::report {

// Ends with a line feed. Texts in the language of `words`.
std::string verifyJson(const std::vector<verification::Finding>& findings, const Words& words);
// An array of {parameter, model, factor, id, quantity, unit, before, after}.
std::string sensitivityJson(const std::vector<verification::Sensitivity>& rows, const Words& words);

}  // namespace muster::report
