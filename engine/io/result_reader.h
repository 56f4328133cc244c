// Reads back what result_tables.h wrote beside a recording, as far as a viewer shows it: people and
// bottlenecks. What refers to the plan or to groups is looked up by id; an unknown id is none.
//
// Thread rule: free functions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/run_result.h"
#include "foundation/problem.h"
#include "plan/campus.h"

namespace muster::io {

struct RunTables {
  std::vector<analysis::AgentRow> agents;  // by AgentId; who is not in the table has not entered
  std::vector<analysis::BottleneckRow> bottlenecks;  // most lost person-seconds first
};

// Whose tables they have to be.
struct RunOfTables {
  std::uint64_t scenarioHash = 0;
  std::uint64_t seed = 0;
  std::vector<std::string> groups;  // ids, in the order of GroupId
};

// Problems: those of io::readBytes and parseCsv, results.other-run {path} if summary.json names
// another scenario or seed, results.no-column {column} for a table of another version.
Result<RunTables> readTables(const std::string& folder, const plan::Campus& campus,
                             const RunOfTables& run);

}  // namespace muster::io
