// Bars over time, a row for each class: until its first step, until its room was empty, until its
// last was out of the building, until the roll call. SVG, in pieces that fit a printed page.
// Thread rule: a pure function.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "report/page.h"

namespace muster::report {

struct GanttRow {
  std::string name;
  std::array<std::optional<double>, 4> until_s;  // in that order; none: never
};

// `target_s`: a dashed line.
std::string classGantt(const PageText& page, const std::vector<GanttRow>& rows, double target_s);

}  // namespace muster::report
