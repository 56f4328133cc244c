// A plot drawn with ImGui's draw lists: axes with round ticks, a legend with the values at the
// clock, the clock as an upright line, values under the mouse. Debian 12 has no ImPlot.
#pragma once

#include "viewer/content/plot.h"

namespace muster::viewer {

// As wide as the window that is being drawn. The time that was clicked, if one was.
std::optional<double> drawPlot(const Plot& plot, double clock_s, double height_px);

}  // namespace muster::viewer
