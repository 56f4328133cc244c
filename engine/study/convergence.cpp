#include "study/convergence.h"

#include <algorithm>
#include <map>

namespace muster::study {
namespace {

constexpr std::size_t kFewest = 5;  // fewer give intervals that dwarf all others on a chart

}  // namespace

std::vector<ConvergenceTrace> convergence(std::span<const RunRecord* const> runs,
                                          std::span<const RunRecord* const> base,
                                          const StopRule& rule, std::size_t looks) {
  std::map<Quantity, ConvergenceTrace> traces;
  const std::size_t step = std::max<std::size_t>(1, runs.size() / std::max<std::size_t>(1, looks));
  for (std::size_t n = std::min(kFewest, runs.size()); n > 0;) {
    for (const Item& item : look(runs.first(n), base.first(std::min(n, base.size())), rule)) {
      ConvergenceTrace& trace = traces[item.quantity];
      trace.quantity = item.quantity;
      if (trace.points.empty() || trace.points.back().runs != n) {
        trace.points.push_back({n, item});
      } else if (item.excess() > trace.points.back().worst.excess()) {
        trace.points.back().worst = item;
      }
    }
    if (n == runs.size()) break;
    n = std::min(n + step, runs.size());
  }
  std::vector<ConvergenceTrace> all;
  for (auto& [quantity, trace] : traces) all.push_back(std::move(trace));
  return all;
}

}  // namespace muster::study
