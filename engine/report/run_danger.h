// The part of a run's report on crowding and danger: what was alarming where and when (heuristic,
// and called so), how many people stood how densely over time, queues, places to keep free. Empty
// for runs that know no bodies, or were made before there was such a table.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "report/run_sections.h"

namespace muster::report {

std::string dangerSection(const RunReport& report);

// People above 3, 4 and 5 per m² over time as areas, and under it a strip of the alarm levels. SVG;
// empty if nobody ever stood in 3 per m².
std::string dangerCurve(const RunReport& report);

}  // namespace muster::report
