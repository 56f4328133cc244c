#include "study/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace muster::study {
namespace {

Verdict verdictOf(const Difference& d) {
  if (d.pairs < 2) return Verdict::incomparable;
  if (std::max(std::fabs(d.change_s.low), std::fabs(d.change_s.high)) <= d.band_s)
    return Verdict::equal;
  if (d.adjusted >= kSignificance) return Verdict::undecided;
  return d.change_s.estimate < 0 ? Verdict::sooner : Verdict::later;
}

double square(double value) {
  return value * value;
}

}  // namespace

bool overruled(const Difference& d) {
  return d.verdict == Verdict::undecided && !d.change_s.holds(0);
}

Difference compare(std::span<const RunRecord* const> before,
                   std::span<const RunRecord* const> after, Time time) {
  std::map<std::uint64_t, const RunRecord*> bySeed;
  for (const RunRecord* run : before) bySeed[run->seed] = run;
  Difference d;
  std::vector<double> a, b, change;
  for (const RunRecord* run : after) {
    const auto other = bySeed.find(run->seed);
    if (other == bySeed.end()) continue;
    ++d.common;
    if (!(run->*time) || !(other->second->*time)) continue;
    a.push_back(*(other->second->*time));
    b.push_back(*(run->*time));
    change.push_back(b.back() - a.back());
  }
  d.pairs = change.size();
  d.before_s = mean(a);
  d.after_s = mean(b);
  d.band_s = std::max(kBand_s, kBandShare * d.before_s);
  if (const auto interval = meanInterval(change)) {
    d.change_s = *interval;
    d.spread_s = standardDeviation(change);
    const double never = std::numeric_limits<double>::infinity();
    d.effect =
        d.spread_s > 0 ? d.change_s.estimate / d.spread_s : (d.change_s.estimate == 0 ? 0 : never);
    d.gain = d.spread_s > 0 ? (square(standardDeviation(a)) + square(standardDeviation(b))) /
                                  square(d.spread_s)
                            : never;
    d.p = d.adjusted = meanIsZero(change);
  }
  d.verdict = verdictOf(d);
  return d;
}

void adjust(std::span<Difference> differences) {
  std::vector<double> p;
  for (const Difference& d : differences)
    if (d.pairs >= 2) p.push_back(d.p);
  const std::vector<double> adjusted = holm(p);
  std::size_t next = 0;
  for (Difference& d : differences) {
    if (d.pairs >= 2) d.adjusted = adjusted[next++];
    d.asked = p.size();
    d.verdict = verdictOf(d);
  }
}

}  // namespace muster::study
