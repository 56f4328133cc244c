#include "study/overview.h"

#include <algorithm>
#include <tuple>

#include "study/wanted.h"

namespace muster::study {
namespace {

using Runs = std::vector<const RunRecord*>;

std::optional<std::vector<double>> times(const Runs& runs, Time time) {
  std::vector<double> all;
  for (const RunRecord* run : runs) {
    if (!(run->*time)) return std::nullopt;
    all.push_back(*(run->*time));
  }
  return all;
}

VariantOverview overview(std::size_t variant, const Runs& runs) {
  VariantOverview o;
  o.variant = variant;
  o.runs = runs.size();
  if (const auto values = times(runs, &RunRecord::t95_s)) o.t95_s = meanInterval(*values);
  const auto all = times(runs, &RunRecord::t100_s);
  if (all) o.t100_s = meanInterval(*all);
  // Only the upper bound is claimed: 5 % beyond it, as the number of runs that it takes has it.
  if (all && all->size() >= fewestForUpperBound(0.95)) o.late_s = quantileBounds(*all, 0.95, 0.90);
  for (const RunRecord* run : runs) {
    const std::int64_t left = run->inside + run->stuck;
    if (left > 0) ++o.runsWithPeopleLeft;
    o.peopleLeft += static_cast<double>(left) / static_cast<double>(runs.size());
  }
  return o;
}

void addDifferences(std::vector<VariantOverview>& all, const RunsByVariant& runs, Time time,
                    Difference VariantOverview::*where) {
  std::vector<Difference> differences;
  for (std::size_t v = 1; v < all.size(); ++v)
    differences.push_back(compare(runs.front(), runs[v], time));
  adjust(differences);
  for (std::size_t v = 1; v < all.size(); ++v) all[v].*where = differences[v - 1];
}

}  // namespace

std::vector<VariantOverview> overviewOf(const StoredStudy& study) {
  const RunsByVariant runs = byVariant(study.runs, study.variants.size());
  std::vector<VariantOverview> all;
  for (std::size_t v = 0; v < runs.size(); ++v) all.push_back(overview(v, runs[v]));
  addDifferences(all, runs, &RunRecord::t95_s, &VariantOverview::t95);
  addDifferences(all, runs, &RunRecord::t100_s, &VariantOverview::t100);
  return all;
}

std::vector<VariantOverview> worstClosures(const StoredStudy& study,
                                           const std::vector<VariantOverview>& all) {
  std::vector<VariantOverview> closures;
  for (const VariantOverview& o : all)
    if (study.variants[o.variant].nMinusOne) closures.push_back(o);
  const auto badness = [](const VariantOverview& o) {
    return std::tuple(o.peopleLeft, o.t95.change_s.estimate, o.t95_s ? o.t95_s->estimate : 0.0);
  };
  std::ranges::stable_sort(closures, std::greater(), badness);
  return closures;
}

}  // namespace muster::study
