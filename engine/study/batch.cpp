#include "study/batch.h"

#include <atomic>
#include <mutex>
#include <utility>

#include "analysis/hydraulic_estimate.h"
#include "analysis/margins.h"
#include "analysis/path_maps.h"
#include "analysis/run_analysis.h"
#include "io/fire_source.h"
#include "simulation/world.h"
#include "study/place_maps.h"

namespace muster::study {
namespace {

// Runs beside each other may be ended, but what they tell of themselves is not shown.
class OnlyCancelled final : public Progress {
 public:
  explicit OnlyCancelled(const Progress& whole) : whole_(whole) {}
  void advance(double) override {}
  bool cancelled() const override { return whole_.cancelled(); }

 private:
  const Progress& whole_;
};

class Paths final : public simulation::Observer {
 public:
  explicit Paths(const simulation::Setup& setup)
      : maps_(*setup.campus, setup.scenario.observe.densityCell_m) {}
  void begin(const simulation::Frame& first) override { maps_.observe(first); }
  void observe(const simulation::Frame& frame) override { maps_.observe(frame); }
  void end(const simulation::Frame&) override {}
  std::vector<analysis::PathMap> maps() const { return maps_.maps(); }

 private:
  analysis::PathMaps maps_;
};

Result<std::optional<RunRecord>> estimate(const simulation::Setup& setup,
                                          const navigation::Atlas& atlas) {
  const auto estimated = analysis::hydraulicEstimate(setup, atlas);
  if (!estimated) return tl::unexpected(estimated.error());
  return recordOf(analysis::hydraulicResult(*estimated, setup), *setup.campus);
}

Result<std::optional<RunRecord>> simulate(const simulation::Setup& setup,
                                          const navigation::Atlas& atlas, const Progress& progress,
                                          simulation::Observer* watcher) {
  const auto loop = serialLoop();
  auto world = simulation::World::make(setup, atlas, *loop);
  if (!world) return tl::unexpected(world.error());
  analysis::RunAnalysis analysis(*loop);
  Paths paths(setup);
  std::vector<simulation::Observer*> observers{&analysis, &paths};
  if (watcher) observers.push_back(watcher);
  OnlyCancelled cancel(progress);
  const simulation::Ending ending = (*world)->run(observers, cancel);
  if (ending.why == simulation::Ending::Why::cancelled) return std::nullopt;
  analysis::RunResult result = analysis.result();
  result.identity.result_hash = (*world)->hash();
  result.identity.ending = ending.why;
  if (setup.fire)
    analysis::judgeFire(result, setup, *loop);  // its troubles were told when it was lit
  RunRecord record = recordOf(result, *setup.campus);
  for (const PlaceMap& map : placeMaps(result.maps, paths.maps(), *setup.campus))
    record.maps.push_back(pack(map));
  return record;
}

// What the threads of a batch share.
class Batch {
 public:
  Batch(std::span<const Task> tasks, Progress& progress, const Keep& keep)
      : tasks_(tasks), progress_(progress), keep_(keep) {}

  // The next task; nullptr when there is none or the batch is to end.
  const Task* next() {
    if (stopped_.load() || progress_.cancelled()) return nullptr;
    const std::size_t i = next_++;
    return i < tasks_.size() ? &tasks_[i] : nullptr;
  }

  void finished(Result<std::optional<RunRecord>> run) {
    const std::lock_guard lock(mutex_);
    if (stopped_.load()) return;
    if (run && !*run) return;  // cancelled
    Problems problems = run ? keep_(std::move(**run)) : std::move(run.error());
    if (hasErrors(problems)) stopped_.store(true);
    append(problems_, std::move(problems));
    progress_.advance(static_cast<double>(++done_) / static_cast<double>(tasks_.size()));
  }

  const Progress& progress() const { return progress_; }
  Problems problems() { return std::move(problems_); }

 private:
  std::span<const Task> tasks_;
  Progress& progress_;
  const Keep& keep_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;  // of what follows
  std::size_t done_ = 0;
  Problems problems_;
};

}  // namespace

Result<std::optional<RunRecord>> runOnce(const Variant& variant, std::size_t number,
                                         std::uint64_t seed, const Progress& progress,
                                         simulation::Observer* watcher) {
  simulation::Scenario scenario = variant.scenario;
  scenario.seed = seed;
  const navigation::Atlas& atlas = *variant.ground->atlas;
  const bool bodies = scenario.model.motion != simulation::kHydraulicModel;
  auto checked = simulation::check(std::move(scenario), *variant.ground->campus, atlas);
  if (!checked.setup) return tl::unexpected(std::move(checked.problems));
  if (variant.lit) io::lightFrom(*checked.setup, *variant.lit);
  auto run =
      bodies ? simulate(*checked.setup, atlas, progress, watcher) : estimate(*checked.setup, atlas);
  if (run && *run) (*run)->variant = number;
  return run;
}

Problems runBatch(const Study& study, std::span<const Task> tasks, const Loop& loop,
                  Progress& progress, const Keep& keep) {
  Batch batch(tasks, progress, keep);
  // Each thread takes the next task when it is free: in order, and the longest run delays nobody.
  loop.run(static_cast<std::size_t>(loop.threads()), 1, [&](const Loop::Chunk&) {
    while (const Task* task = batch.next())
      batch.finished(
          runOnce(study.variants[task->variant], task->variant, task->seed, batch.progress()));
  });
  return batch.problems();
}

}  // namespace muster::study
