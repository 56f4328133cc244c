// What a variant changes about danger, as a table on standard output (study/danger_changes.h).
#pragma once

#include "report/words.h"
#include "study/ensemble.h"

namespace muster::cli {

// Nothing if nothing was dangerous in either, or with fewer than two pairs. `before`, `after`:
// names.
void printDangerChanges(study::Records runsBefore, study::Records runsAfter,
                        const std::string& before, const std::string& after,
                        const report::Words& words);

}  // namespace muster::cli
