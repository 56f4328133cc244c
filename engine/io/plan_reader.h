// A plan file (GeoJSON in the vocabulary of IMDF, maps/plan.schema.json) as a plan::Draft: what it
// says, every value of the right type, nothing derived. Unknown keys and words are errors that name
// the nearest known one; all problems of a file are returned together, each with line and column;
// only a JSON syntax error ends the reading. Thread rule: pure functions.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "foundation/problem.h"
#include "io/json_document.h"
#include "plan/draft.h"

namespace muster::io {

Result<plan::Draft> readPlan(const std::string& path);
// The same with the parsed file changed before it is read, as the variants of a study do.
using PlanEdit = std::function<void(JsonValue& root)>;
Result<plan::Draft> readPlan(const std::string& path, const PlanEdit& edit);
// `fileName`: what problems call the text.
Result<plan::Draft> parsePlan(std::string_view text, const std::string& fileName);

}  // namespace muster::io
