#include "cli/profile.h"

#include <cstdio>

#include <fmt/format.h>

#include "cli/table.h"
#include "verification/bench_row.h"

namespace muster::cli {

void printProfile(const std::vector<verification::TimeSheet::Entry>& entries,
                  std::uint64_t agentSteps, const report::Words& words) {
  double sum_s = 0;
  for (const auto& entry : entries) sum_s += entry.wall_s;
  Table table(words.text("ui.profile.columns"));
  const auto row = [&](const std::string& name, double wall_s) {
    table.add({name, fmt::format("{:.3f}", wall_s),
               fmt::format("{:.1f}", sum_s > 0 ? 100 * wall_s / sum_s : 0.0),
               fmt::format("{:.1f}", verification::nsPerAgentStep(wall_s, agentSteps))});
  };
  for (const auto& entry : entries) row(words.text("ui.profile." + entry.name), entry.wall_s);
  row(words.text("ui.profile.all"), sum_s);
  std::printf("%s\n%s", words.text("ui.profile.title").c_str(), table.text().c_str());
}

}  // namespace muster::cli
