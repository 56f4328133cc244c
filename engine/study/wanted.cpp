#include "study/wanted.h"

#include <algorithm>
#include <set>

namespace muster::study {
namespace {

// The runs from the first seed on that have no gap before them.
std::span<const RunRecord* const> withoutGaps(const std::vector<const RunRecord*>& runs,
                                              std::uint64_t firstSeed) {
  std::size_t n = 0;
  while (n < runs.size() && runs[n]->seed == firstSeed + n) ++n;
  return std::span(runs).first(n);
}

std::vector<std::size_t> wantedRuns(const Study& study, std::span<const RunRecord> runs) {
  const auto& seeds = study.description.seeds;
  if (seeds) return std::vector(study.variants.size(), static_cast<std::size_t>(*seeds));
  std::vector<std::size_t> wanted;
  for (const Judgement& judgement : judgements(study, runs)) wanted.push_back(judgement.wanted);
  wanted.front() = *std::ranges::max_element(wanted);
  return wanted;
}

}  // namespace

RunsByVariant byVariant(std::span<const RunRecord> runs, std::size_t variants) {
  RunsByVariant sorted(variants);
  for (const RunRecord& run : runs)
    if (run.variant < variants) sorted[run.variant].push_back(&run);
  for (auto& ofVariant : sorted) std::ranges::sort(ofVariant, {}, &RunRecord::seed);
  return sorted;
}

std::vector<Judgement> judgements(const Study& study, std::span<const RunRecord> runs) {
  if (study.description.seeds) return {};
  const RunsByVariant sorted = byVariant(runs, study.variants.size());
  const std::uint64_t first = study.description.firstSeed;
  const auto base = withoutGaps(sorted.front(), first);
  std::vector<Judgement> all;
  for (std::size_t v = 0; v < sorted.size(); ++v)
    all.push_back(judge(withoutGaps(sorted[v], first), base, v == 0, study.description.stop));
  return all;
}

std::vector<Task> wantedTasks(const Study& study, std::span<const RunRecord> runs) {
  std::set<Task> have;
  for (const RunRecord& run : runs) have.insert({run.variant, run.seed});
  const std::vector<std::size_t> wanted = wantedRuns(study, runs);
  std::vector<Task> tasks;
  for (std::size_t variant = 0; variant < wanted.size(); ++variant) {
    for (std::uint64_t i = 0; i < wanted[variant]; ++i) {
      const Task task{variant, study.description.firstSeed + i};
      if (!have.contains(task)) tasks.push_back(task);
    }
  }
  return tasks;
}

}  // namespace muster::study
