// The tables of a study's file (tables.h) as one CSV file each, for spreadsheets: columns and order
// as in the database, empty cells for NULL, reals as they are kept (shortest text that reads back
// as the same number). Thread rule: free function.
#pragma once

#include <string>
#include <vector>

#include "foundation/problem.h"

namespace muster::study {

// The paths written. `folder` is made if it is not there. Problems: file.missing, study.not-ours,
// study.cannot-read, file.unwritable.
Result<std::vector<std::string>> exportTables(const std::string& study, const std::string& folder);

}  // namespace muster::study
