// A chart to look at on a screen and on paper: the SVG of chart.h, which prints sharply and needs
// no script, and over it, where scripts run, the same curves by Chart.js, whose values can be read
// off with the pointer. Chart.js is part of the page: it asks no network.
//
// Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "report/words.h"
#include "verification/finding.h"

namespace muster::report {

// A figure. `look`: further classes of it (page.cpp has them).
std::string liveChart(const verification::Plot& plot, const Words& words, std::string_view look);
// Chart.js and what draws with it: once, at the end of a page that has such figures. When it has
// run, the document's element says in data-charts how many it drew.
std::string liveChartScript();
// A value that a script of the page reads: JSON inside a script element of that class.
std::string pageData(std::string_view look, const std::string& json);

}  // namespace muster::report
