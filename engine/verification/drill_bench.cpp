#include "verification/drill_bench.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "analysis/run_analysis.h"
#include "verification/process_use.h"

namespace muster::verification {

namespace {

simulation::Scenario variant(const Drill& drill, const std::string& model, std::uint64_t seed) {
  simulation::Scenario scenario = drill.scenario;
  if (!model.empty()) scenario.model.motion = model;
  scenario.seed = seed;
  return scenario;
}

// For runs beside each other: they may be ended, but a progress line is drawn by one thread.
class OnlyCancelled final : public Progress {
 public:
  explicit OnlyCancelled(const Progress& whole) : whole_(whole) {}
  void advance(double) override {}
  bool cancelled() const override { return whole_.cancelled(); }

 private:
  const Progress& whole_;
};

// Tells of finished runs, on the thread that made it.
class WholeRuns {
 public:
  WholeRuns(Progress& progress, std::size_t runs) : progress_(progress), runs_(runs) {}
  void oneMore() {
    const std::size_t done = ++done_;
    if (std::this_thread::get_id() == owner_)
      progress_.advance(static_cast<double>(done) / static_cast<double>(runs_));
  }

 private:
  Progress& progress_;
  const std::size_t runs_;
  const std::thread::id owner_ = std::this_thread::get_id();
  std::atomic<std::size_t> done_{0};
};

// What one run leaves; steps 0 if it was cancelled.
struct Run {
  std::uint64_t steps = 0, agentSteps = 0;
  std::size_t people = 0;
  double deepestOverlap = 0;
};

// Check, people, steps and analysis of one world.
Result<Run> runOnce(simulation::Scenario scenario, const navigation::Atlas& atlas, const Loop& loop,
                    TimeSheet& sheet, Progress& progress) {
  const auto checked = sheet.timed("check-scenario", [&] {
    return simulation::check(std::move(scenario), atlas.campus(), atlas, &loop);
  });
  if (!checked.setup) return tl::unexpected(checked.problems);
  auto world =
      sheet.timed("people", [&] { return simulation::World::make(*checked.setup, atlas, loop); });
  if (!world) return tl::unexpected(world.error());
  sheet.addPhases(**world);  // their place in the sheet, before the observers
  analysis::RunAnalysis analysis(loop);
  TimedObserver timed(analysis, sheet, "analysis");
  const simulation::Ending ending = (*world)->run({&timed}, progress);
  sheet.addPhases(**world);
  if (ending.why == simulation::Ending::Why::cancelled) return Run{};
  const analysis::Totals totals = sheet.timed("analysis", [&] { return analysis.result().totals; });
  return Run{ending.steps, totals.agent_steps, totals.agents, totals.deepest_overlap};
}

BenchRow rowOf(const char* scenario, const Drill& drill, const std::string& model, int threads) {
  BenchRow row;
  row.scenario = scenario;
  row.model = model.empty() ? drill.scenario.model.motion : model;
  row.threads = threads;
  return row;
}

void measured(BenchRow& row, const Stopwatch& watch, const Run& sum) {
  const Window whole{sum.steps, sum.agentSteps, watch.wall_s(), watch.cpu_s()};
  row.ms_per_step = msPerStep({whole});
  row.agent_steps_per_cpu_s = agentStepsPerCpuSecond({whole});
  row.agents = sum.people;
  row.agentSteps = sum.agentSteps;
  row.deepest_overlap = sum.deepestOverlap;
  row.wall_s = whole.wall_s;
}

}  // namespace

Result<std::optional<BenchRow>> measureDrill(const Drill& drill, const std::string& model,
                                             int threads, Progress& progress) {
  BenchRow row = rowOf(kSampleDrill, drill, model, threads);
  const auto loop = parallelLoop(threads);
  TimeSheet sheet;
  const Stopwatch watch;
  const auto atlas = sheet.timed("atlas", [&] {
    auto made = std::make_unique<navigation::Atlas>(drill.campus, loop.get());
    made->measure(*loop);
    return made;
  });
  const auto run =
      runOnce(variant(drill, model, drill.scenario.seed), *atlas, *loop, sheet, progress);
  if (!run) return tl::unexpected(run.error());
  if (run->steps == 0) return std::nullopt;
  measured(row, watch, *run);
  sheet.add("rest", *row.wall_s - sheet.sum_s());
  row.phases = sheet.entries();
  return row;
}

Result<std::optional<BenchRow>> measureSeeds(const Drill& drill, const std::string& model,
                                             std::size_t seeds, int threads, Progress& progress) {
  BenchRow row = rowOf(kSeeds, drill, model, threads);
  const auto loop = parallelLoop(threads);
  navigation::Atlas atlas(drill.campus, loop.get());
  atlas.measure(*loop);
  // The first run of an Atlas builds what all others look up: not measured.
  TimeSheet unused;
  OnlyCancelled firstProgress(progress);
  const auto first = runOnce(variant(drill, model, 1), atlas, *loop, unused, firstProgress);
  if (!first) return tl::unexpected(first.error());

  std::vector<Result<Run>> runs(seeds);
  WholeRuns whole(progress, seeds);
  const Stopwatch watch;
  loop->run(seeds, 1, [&](const Loop::Chunk& chunk) {
    TimeSheet sheet;
    OnlyCancelled own(progress);
    runs[chunk.index] =
        runOnce(variant(drill, model, chunk.index + 1), atlas, *serialLoop(), sheet, own);
    whole.oneMore();
  });
  Run sum;
  for (const auto& run : runs) {
    if (!run) return tl::unexpected(run.error());
    if (run->steps == 0) return std::nullopt;
    sum.steps += run->steps;
    sum.agentSteps += run->agentSteps;
    sum.people = run->people;
    sum.deepestOverlap = std::max(sum.deepestOverlap, run->deepestOverlap);
  }
  measured(row, watch, sum);
  return row;
}

}  // namespace muster::verification
