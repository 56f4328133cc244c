// What the plots show: people out over time, flow out of each exit and into each staircase, people
// on each level and in each assembly slot, how full a chosen place or point is. Counted from the
// tables of the run and from its overview. Thread rule: pure functions.
#pragma once

#include <vector>

#include "report/words.h"
#include "viewer/content/document.h"
#include "viewer/content/overview.h"
#include "viewer/content/plot.h"
#include "viewer/content/point_probe.h"

namespace muster::viewer {

// A room or staircase whose density is asked for, or an assembly slot whose people are; without
// either none is.
struct Probe {
  std::string name;
  std::vector<std::size_t> spaces;  // of the campus
  std::optional<std::size_t> zone;
};

// Those that can be drawn: without tables no flows, without overview no levels. `point`: may be
// null.
std::vector<Plot> plotsOf(const Document& document, const OverviewData* overview,
                          const Probe& probe, const PointProbe* point, const report::Words& words);
// How many more people were out here than there at each instant of either. One run each has no
// interval of confidence.
Plot outDifference(const OverviewData& here, const OverviewData& there, const report::Words& words);

}  // namespace muster::viewer
