// How dangerous a crowd got, as files: danger.csv (a row per place that anybody was in, worst
// first; places to keep free always), danger_time.csv (a row per second) and its part of
// summary.json. Meanings: analysis/danger_result.h. Empty tables of the hydraulic model, which
// knows no bodies. Thread rule: free functions.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "analysis/run_result.h"

namespace muster::io {

// Words of the tables; stable.
std::string_view spell(analysis::DangerPlace::Kind kind);
std::string_view spell(measure::Alarm alarm);
std::string_view spell(measure::Facility table);

std::string dangerCsv(const analysis::RunResult& result);
std::string dangerTimeCsv(const analysis::RunResult& result);

// `danger`; null without bodies.
void addDanger(nlohmann::ordered_json& json, const analysis::RunResult& result);

}  // namespace muster::io
