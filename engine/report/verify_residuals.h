// How far the suite's figures are from what others measured, computed or found: the same figure is
// listed once, however many tests ask for it. Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "report/words.h"
#include "verification/finding.h"

namespace muster::report {

struct Residual {
  const verification::Finding* finding;  // of those given
  const verification::Detail* detail;    // with something expected
};

// Of one model, largest first, as a share of what is expected.
std::vector<Residual> residualsOf(const std::vector<verification::Finding>& findings,
                                  const std::string& model);
// "+12 %"
std::string residualText(const Residual& residual);
// The section of the page; empty if there are none.
std::string residualsSection(const std::vector<verification::Finding>& findings,
                             const Words& words);

}  // namespace muster::report
