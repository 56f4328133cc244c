// Why people wait at a place (analysis/cause.h), as one sentence with the figures it was read from.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "analysis/cause.h"
#include "report/words.h"

namespace muster::report {

struct CauseFacts {
  analysis::ConstraintKind kind = analysis::ConstraintKind::opening;
  double flow_per_s = 0, capacity_per_s = 0;  // while they waited; capacity 0: has none
  double peakDensity_per_m2 = 0;
  std::vector<std::string> groups;  // who meets there, most people (or runs) first
};

std::string causeSentence(const CauseFacts& facts, const Words& words);
// "3-1, 3-2, 4-1 and 5 more".
std::string groupNames(const std::vector<std::string>& groups, const Words& words);

}  // namespace muster::report
