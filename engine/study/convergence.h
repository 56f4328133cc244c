// How precision grew with the number of runs: what a stop rule would have seen, had it looked more
// often. For each quantity the item (exit, place) that is furthest from its target, as a multiple
// of that target: 1 is the line to stop at.
//
// Thread rule: pure functions.
#pragma once

#include <vector>

#include "study/stop_rule.h"

namespace muster::study {

struct ConvergencePoint {
  std::size_t runs = 0;
  Item worst;  // of the quantity
};
struct ConvergenceTrace {
  Quantity quantity = Quantity::t95;
  std::vector<ConvergencePoint> points;  // ascending
};

// About `looks` points each, from 5 runs on and always at the last; `base` as in look(). Quantities
// that cannot be judged (a time that never came) have no trace.
std::vector<ConvergenceTrace> convergence(std::span<const RunRecord* const> runs,
                                          std::span<const RunRecord* const> base,
                                          const StopRule& rule, std::size_t looks);

}  // namespace muster::study
