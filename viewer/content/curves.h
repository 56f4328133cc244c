// What the plots show: people out over time, flow out of each exit and into each staircase, people
// on each level, how full a chosen place is. Counted from the tables of the run and from its
// overview. Thread rule: pure functions.
#pragma once

#include <vector>

#include "report/words.h"
#include "viewer/content/document.h"
#include "viewer/content/overview.h"
#include "viewer/content/plot.h"

namespace muster::viewer {

// A room or staircase whose density is asked for; without spaces none is.
struct Probe {
  std::string name;
  std::vector<std::size_t> spaces;  // of the campus
};

// Those that can be drawn: without tables no flows, without overview no levels.
std::vector<Plot> plotsOf(const Document& document, const OverviewData* overview,
                          const Probe& probe, const report::Words& words);

}  // namespace muster::viewer
