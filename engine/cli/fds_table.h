// What an FDS run holds, on standard output: meshes, quantities, times, coverage of the plan.
#pragma once

#include "hazard/source.h"
#include "report/words.h"

namespace muster::cli {

// Nothing for a fire that does not come from FDS.
void printFdsRun(const hazard::Source& source, const report::Words& words);

}  // namespace muster::cli
