#include "study/wanted.h"

#include <algorithm>
#include <limits>
#include <set>

namespace muster::study {
namespace {

// Whoever never came out is later than everybody.
Seconds median(std::vector<double> times) {
  if (times.empty()) return std::nullopt;
  std::sort(times.begin(), times.end());
  const double middle = times[(times.size() - 1) / 2];
  return middle < std::numeric_limits<double>::infinity() ? Seconds(middle) : std::nullopt;
}

}  // namespace

std::vector<Task> wantedTasks(const Study& study, std::span<const RunRecord> runs) {
  std::set<Task> have;
  for (const RunRecord& run : runs) have.insert({run.variant, run.seed});
  std::vector<Task> tasks;
  for (std::size_t variant = 0; variant < study.variants.size(); ++variant) {
    const auto seeds =
        static_cast<std::uint64_t>(study.description.seeds.value_or(study.description.stop.fewest));
    for (std::uint64_t i = 0; i < seeds; ++i) {
      const Task task{variant, study.description.firstSeed + i};
      if (!have.contains(task)) tasks.push_back(task);
    }
  }
  return tasks;
}

Figures figuresOf(std::span<const RunRecord> runs, std::size_t variant) {
  constexpr double kNever = std::numeric_limits<double>::infinity();
  Figures figures;
  std::vector<double> t95, t100;
  for (const RunRecord& run : runs) {
    if (run.variant != variant) continue;
    ++figures.runs;
    t95.push_back(run.t95_s.value_or(kNever));
    t100.push_back(run.t100_s.value_or(kNever));
    if (run.stuck + run.inside > 0) ++figures.runsWithPeopleLeft;
  }
  figures.t95_s = median(std::move(t95));
  figures.t100_s = median(std::move(t100));
  return figures;
}

}  // namespace muster::study
