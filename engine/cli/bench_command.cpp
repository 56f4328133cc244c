#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/input.h"
#include "cli/profile.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "report/bench_json.h"
#include "verification/bench.h"

namespace muster::cli {

namespace {

using verification::BenchRow;

// Phases below this share of the step would only make the line long.
constexpr double kShownPerCent = 1.0;

std::vector<std::size_t> defaultAgents(bool quick) {
  if (quick) return {1'000, 10'000};
  return {1'000, 10'000, 100'000, 1'000'000};
}

verification::BenchPlan planOf(const BenchOptions& options) {
  verification::BenchPlan plan;
  plan.scenarios = options.scenarios;
  if (plan.scenarios.empty()) {
    plan.scenarios = {verification::kCrowdedHall};
    if (!options.drill.empty()) plan.scenarios.push_back(verification::kSampleDrill);
  }
  plan.agents = options.agents.empty() ? defaultAgents(options.quick) : options.agents;
  plan.models = options.models;
  plan.threads = options.threads.empty() ? std::vector<int>{1, 2} : options.threads;
  plan.quick = options.quick;
  plan.seconds = options.seconds;
  plan.look_s = options.look_s;
  plan.after_s = options.after_s;
  plan.seeds = options.seeds;
  return plan;
}

bool needsDrill(const verification::BenchPlan& plan) {
  return std::any_of(plan.scenarios.begin(), plan.scenarios.end(),
                     [](const auto& name) { return name != verification::kCrowdedHall; });
}

std::string number(const std::optional<double>& value, int digits, double factor = 1) {
  return value ? fmt::format("{:.{}f}", factor * *value, digits) : "-";
}

void printRows(const std::vector<BenchRow>& rows, const report::Words& words) {
  const bool kernel = std::any_of(rows.begin(), rows.end(),
                                  [](const BenchRow& row) { return row.kernel_ratio.has_value(); });
  const std::string kernelColumn = kernel ? ";" + words.text("ui.bench.kernel-column") : "";
  Table table(words.text("ui.bench.columns") + kernelColumn);
  for (const BenchRow& row : rows) {
    std::vector<std::string> cells{row.scenario,
                                   row.model,
                                   std::to_string(row.agents),
                                   std::to_string(row.threads),
                                   number(row.ms_per_step, 3),
                                   number(row.agent_steps_per_cpu_s, 3, 1e-6),
                                   number(row.times_one_thread, 2),
                                   number(row.deepest_overlap, 1, 100),
                                   number(row.overlapping_share, 1, 100),
                                   number(row.door_flow_per_m_s, 2),
                                   number(row.bytes_per_agent, 0),
                                   number(row.wall_s, 2)};
    if (kernel) cells.push_back(number(row.kernel_ratio, 2));
    table.add(std::move(cells));
  }
  std::printf("%s", table.text().c_str());
}

std::string shownPhases(const BenchRow& row, const report::Words& words) {
  std::vector<std::string> shares;
  for (const auto& phase : row.phases) {
    const double share = perCent(row, phase);
    if (share < kShownPerCent) continue;
    shares.push_back(fmt::format("{} {:.0f} %", words.text("ui.profile." + phase.name), share));
  }
  return fmt::format("{}", fmt::join(shares, words.text("ui.list-comma")));
}

void printPhases(const std::vector<BenchRow>& rows, bool profile, const report::Words& words) {
  for (const BenchRow& row : rows) {
    if (row.phases.empty()) continue;
    const std::string title =
        words.text("ui.bench.row", {{"scenario", row.scenario},
                                    {"model", row.model},
                                    {"agents", std::to_string(row.agents)},
                                    {"threads", std::to_string(row.threads)}});
    if (profile) {
      std::printf("\n%s\n", title.c_str());
      printProfile(row.phases, row.agentSteps, words);
    } else {
      std::printf("%s: %s\n", title.c_str(), shownPhases(row, words).c_str());
    }
  }
}

}  // namespace

int runBench(const BenchOptions& options, const report::Words& words) {
  verification::BenchPlan plan = planOf(options);
  if (needsDrill(plan)) {
    if (options.drill.empty()) {
      std::fprintf(stderr, "%s\n", words.text("ui.bench.no-drill").c_str());
      return kWrongCommandLine;
    }
    ReadInput input = readInput(options.drill);
    print(input.problems, words);
    if (!input.scenario) return kInputProblems;
    plan.drill = verification::Drill{std::move(*input.campus), std::move(*input.scenario)};
  }
  ProgressLine progress(words.text("ui.bench.measuring"));
  const verification::BenchResult result = verification::bench(plan, progress);
  progress.finish();
  if (options.json) {
    std::fputs(report::benchJson(result.rows).c_str(), stdout);
  } else {
    printRows(result.rows, words);
    printPhases(result.rows, options.profile, words);
  }
  if (result.cancelled) std::fprintf(stderr, "%s\n", words.text("ui.bench.cancelled").c_str());
  print(result.problems, words);
  if (hasErrors(result.problems)) return kInputProblems;
  return result.cancelled ? kLimitOrLost : kDone;
}

}  // namespace muster::cli
