// The result files of one run: summary.json, agents.csv, classes.csv, exits.csv, openings.csv,
// bottlenecks.csv, counters.csv where the scenario has lines or areas, and tenability.csv where it
// has a fire; of the hydraulic model
// summary.json, classes.csv, exits.csv, openings.csv and queues.csv. Units stand in the headers; a
// cell (or a JSON null) is empty where something never happened, or is not known to the model.
//
// All files are written beside their places first and moved over them together: a failure (a full
// disk, say) leaves an earlier result as it was. Stuck people are rows of agents.csv with status,
// space and position. Thread rule: free functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/run_result.h"
#include "foundation/problem.h"
#include "simulation/frame.h"

namespace muster::io {

// Words of the tables; stable.
std::string_view spell(simulation::Status);
std::string_view spell(analysis::ConstraintKind);
std::string_view spell(simulation::Ending::Why);

// The files' contents.
std::string summaryJson(const analysis::RunResult& result);
std::string agentsCsv(const analysis::RunResult& result);
std::string classesCsv(const analysis::RunResult& result);
std::string exitsCsv(const analysis::RunResult& result);
std::string openingsCsv(const analysis::RunResult& result);
std::string bottlenecksCsv(const analysis::RunResult& result);
std::string countersCsv(const analysis::RunResult& result);
std::string queuesCsv(const analysis::RunResult& result);

// Writes them into `folder` (made if it is not there). The paths written, in the order above.
// Problems: file.unwritable {path, reason}.
Result<std::vector<std::string>> writeResults(const std::string& folder,
                                              const analysis::RunResult& result);

}  // namespace muster::io
