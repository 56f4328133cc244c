// Problems for other programs, a stable form: an array of {severity, code, file, line, column, feature, message}.
#pragma once

#include <string>

#include "foundation/problem.h"
#include "report/words.h"

namespace muster::report {

// Ends with a line feed. line and column are 0 where unknown.
std::string problemsJson(const Problems& problems, const Words& words);

}  // namespace muster::report
