#include "study/curve_difference.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace muster::study {
namespace {

double peopleOut(const RunRecord& run, double time_s) {
  return shareOut(run, time_s) / 100 * static_cast<double>(run.agents);
}

double lastOut(Records runs) {
  double last_s = 0;
  for (const RunRecord* run : runs)
    for (const Seconds& time_s : run->curve_s) last_s = std::max(last_s, time_s.value_or(0));
  return last_s;
}

std::vector<double> outAt(Records runs, double time_s) {
  std::vector<double> out;
  for (const RunRecord* run : runs) out.push_back(peopleOut(*run, time_s));
  return out;
}

}  // namespace

CurveDifference curveDifference(Records before, Records after, double step_s) {
  std::map<std::uint64_t, const RunRecord*> bySeed;
  for (const RunRecord* run : before) bySeed[run->seed] = run;
  std::vector<const RunRecord*> one, other;  // the pairs
  for (const RunRecord* run : after) {
    const auto same = bySeed.find(run->seed);
    if (same == bySeed.end()) continue;
    one.push_back(same->second);
    other.push_back(run);
  }
  CurveDifference difference;
  difference.pairs = one.size();
  difference.paired = one.size() >= 2;
  if (!difference.paired && (before.size() < 2 || after.size() < 2)) return difference;
  const Records first = difference.paired ? Records(one) : before;
  const Records second = difference.paired ? Records(other) : after;
  const auto steps =
      static_cast<std::size_t>(std::ceil(std::max(lastOut(first), lastOut(second)) / step_s));
  for (std::size_t k = 0; k <= steps; ++k) {
    const double time_s = step_s * static_cast<double>(k);
    const std::vector<double> a = outAt(first, time_s);
    std::vector<double> b = outAt(second, time_s);
    std::optional<Interval> more;
    if (difference.paired) {
      std::ranges::transform(b, a, b.begin(), std::minus{});
      more = meanInterval(b);
    } else {
      more = differenceInterval(b, a);
    }
    difference.time_s.push_back(time_s);
    difference.more.push_back(*more);
  }
  return difference;
}

}  // namespace muster::study
