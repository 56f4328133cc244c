// A plan::Draft as a plan file (the format of maps/plan.schema.json). Deterministic: features in
// the draft's order (buildings, levels, units, openings, fixtures, sections), one per line so that
// diffs are readable, keys in a fixed order, defaults left out, coordinates rounded to 0.001 m,
// other numbers in their shortest exact form. Thread rule: pure functions.
#pragma once

#include <cstddef>
#include <string>

#include "foundation/problem.h"
#include "plan/draft.h"

namespace muster::io {

std::string writePlan(const plan::Draft& draft);
// Writes the file only if the reader reads it back without a problem (no NaN, no broken UTF-8,
// rings of three points or more …); else returns the reader's problems, with lines of the text that
// would have been written. An existing file is replaced as a whole or not at all. The value is the
// number of bytes written.
Result<std::size_t> savePlan(const plan::Draft& draft, const std::string& path);

}  // namespace muster::io
