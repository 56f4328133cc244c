// What a fire meant, as files: tenability.csv (a row per indoor space, exit out of a building and
// group: available time by each criterion, required time with its chain, margin) and its part of
// summary.json. Meanings: analysis/fire_result.h. Thread rule: free functions.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "analysis/run_result.h"

namespace muster::io {

// Words of the tables; stable.
std::string_view spell(analysis::Criterion);
// space, exit, class; group for one that is no class.
std::string_view spell(analysis::PlaceKind, bool isClass);

// Only the header without a fire.
std::string tenabilityCsv(const analysis::RunResult& result);

// `exposed`, `incapacitated`, `aset_s`, `rset_s`, `margin_s`, and `fire` with the rest; all null
// without a fire.
void addFire(nlohmann::ordered_json& json, const analysis::RunResult& result);

}  // namespace muster::io
