// A scenario that runs while one looks: read, checked and stepped on a thread of its own, as fast
// as it can; its frames can be read from the first on. What the user changes from a moment on are
// events and guards of the scenario: a run with them starts from zero with the same seed and is, up
// to that moment, bit for bit the run before (README, "Repeatable"), so nothing needs to be rolled
// back.
//
// Thread rule: made, asked and destroyed on one thread. The campus must outlive it.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "analysis/run_result.h"
#include "io/recording_format.h"
#include "simulation/setup.h"
#include "viewer/content/frames.h"
#include "viewer/content/overview.h"

namespace muster::viewer {

class LiveRun {
 public:
  enum class Stage { preparing, running, done, failed };

  LiveRun(simulation::Scenario scenario, const plan::Campus& campus);
  ~LiveRun();  // ends the run

  Stage stage() const { return stage_; }
  double progress() const { return progress_; }  // of the longest that it may take
  // Of the check, or why it failed; besides those of the engine viewer.no-bodies for the hydraulic
  // model, which knows no people to draw. Complete once the stage is running or failed.
  Problems problems() const;
  // Of the run so far, renewed every few simulated seconds and at the end; null at first.
  std::shared_ptr<const analysis::RunResult> result() const;
  // The same of who was where, with the maps of that result; null at first.
  std::shared_ptr<const OverviewData> overview() const;
  void wait();  // until it is done
  // What runs; null while preparing.
  std::shared_ptr<const simulation::Setup> setup() const;
  // A view on the frames so far; lives no longer than this.
  std::unique_ptr<Frames> frames();
  // Of the scenario as checked, in the order of GroupId; empty while preparing.
  std::vector<io::RecordedGroup> groups() const;

 private:
  class Recorder;
  class View;
  void run(simulation::Scenario scenario, const plan::Campus& campus);
  void fail(const Problems& problems);

  std::atomic<Stage> stage_ = Stage::preparing;
  std::atomic<double> progress_ = 0;
  std::atomic<bool> ended_ = false;
  mutable std::mutex mutex_;  // guards what follows
  Problems problems_;
  std::shared_ptr<const simulation::Setup> setup_;
  std::shared_ptr<const analysis::RunResult> result_;
  std::shared_ptr<const OverviewData> overview_;
  std::vector<std::shared_ptr<const io::ChunkFrame>> frames_;
  std::vector<io::RecordedAgent> agents_;
  std::vector<io::RecordedGroup> groups_;
  std::thread thread_;  // last: it starts when all of the above is there
};

}  // namespace muster::viewer
