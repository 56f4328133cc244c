// Maps of a recorded run: level of service (Fruin; worst of any second), usage, time to exit. The
// scale of each kind is the same on all levels; levels where nobody was are left out.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "report/map_picture.h"
#include "report/recorded_run.h"

namespace muster::report {

// `what`: "service", "usage" or "time-to-exit".
std::vector<MapPicture> recordedPictures(const RecordedRun& run, const std::string& what,
                                         const Words& words);
// Usage and time to exit alone.
std::vector<MapPicture> pathPictures(const plan::Campus& campus,
                                     const std::vector<analysis::PathMap>& paths,
                                     const std::string& what, const Words& words);

}  // namespace muster::report
