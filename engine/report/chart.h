// A chart as SVG for a page: axes with round ticks, curves as lines, points or bands, a legend.
// Colours are colour-blind-safe (Okabe, Ito 2008); what is data or theory is grey.
// Thread rule: a pure function.
#pragma once

#include <string>
#include <vector>

#include "report/words.h"
#include "verification/finding.h"

namespace muster::report {

std::string chart(const verification::Plot& plot, const Words& words);
// By curve: a motion model has the same colour on every chart, other names have colours in the
// order in which they first appear; a band and the line of its name share theirs (and their line of
// the legend).
std::vector<std::string> curveColours(const verification::Plot& plot);
// Round steps for an axis from low to high with about `count` ticks: 1, 2 or 5 times a power of
// ten.
double roundStep(double low, double high, int count);
// &, <, > and quotes as entities.
std::string escaped(const std::string& text);

}  // namespace muster::report
