// An opening's clear width changed in the text of a plan; everything else stays as somebody wrote
// it. Thread rule: pure functions.
#pragma once

#include <string>

#include "foundation/problem.h"

namespace muster::viewer {

// Wider than the opening is drawn, its line and the corners of its reveal move as they do in a
// study (study/widths.h); what no longer fits then is for plan::check to tell. Problems: those of
// io::parseJson and io::parsePlan, viewer.no-such-place {value}.
Problems setWidth(std::string& plan, const std::string& opening, double width_m,
                  const std::string& file);

}  // namespace muster::viewer
