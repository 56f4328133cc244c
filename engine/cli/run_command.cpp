#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "analysis/hydraulic_estimate.h"
#include "analysis/margins.h"
#include "analysis/run_analysis.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/profile.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "io/recording_writer.h"
#include "io/result_tables.h"
#include "io/text_file.h"
#include "report/density_picture.h"
#include "report/fire_pictures.h"
#include "simulation/world.h"
#include "verification/process_use.h"

namespace muster::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestPlan = std::size_t{1} << 30;

bool isHydraulic(const simulation::Scenario& scenario) {
  return scenario.model.motion == simulation::kHydraulicModel;
}

std::string resultFolder(const RunOptions& options, const simulation::Scenario& scenario) {
  if (!options.out.empty()) return options.out;
  const std::string folder = "results/" + scenario.id + "-" + std::to_string(scenario.seed);
  // Beside a result of agents, not into it: it has fewer tables.
  return isHydraulic(scenario) ? folder + "-" + scenario.model.motion : folder;
}

Problems makeFolder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return {};
  return {{Severity::error,
           "file.unwritable",
           folder,
           {},
           "",
           {{"path", folder}, {"reason", error.message()}}}};
}

// The plan's bytes go into the recording, so that a viewer needs no other file.
std::string planText(const simulation::Scenario& scenario) {
  return io::readBytes(scenario.plan, kLargestPlan).value_or(std::string());
}

struct Ran {
  analysis::RunResult result;
  Problems problems;
};

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Result<Ran> estimate(LoadedScenario& loaded) {
  const auto start = std::chrono::steady_clock::now();
  const auto estimated = loaded.times.timed(
      "hydraulic", [&] { return analysis::hydraulicEstimate(*loaded.setup, *loaded.atlas); });
  if (!estimated) return tl::unexpected(estimated.error());
  Ran ran;
  ran.result = analysis::hydraulicResult(*estimated, *loaded.setup);
  ran.result.identity.version = MUSTER_VERSION;
  ran.result.identity.wall_s = since(start);
  return ran;
}

// The hydraulic method's answer beside that of the agents.
void addEstimate(LoadedScenario& loaded, analysis::RunResult& result) {
  const auto estimated = loaded.times.timed(
      "hydraulic", [&] { return analysis::hydraulicEstimate(*loaded.setup, *loaded.atlas); });
  if (estimated) result.hydraulic = estimated->summary;  // it fails only where the run has failed
}

Result<Ran> simulate(LoadedScenario& loaded, const std::string& folder, int threads,
                     const report::Words& words) {
  const auto start = std::chrono::steady_clock::now();
  const simulation::Scenario& scenario = loaded.setup->scenario;
  const auto loop = parallelLoop(threads);
  verification::TimeSheet& times = loaded.times;
  auto world = times.timed(
      "people", [&] { return simulation::World::make(*loaded.setup, *loaded.atlas, *loop); });
  if (!world) return tl::unexpected(world.error());
  times.addPhases(**world);  // their place in the table, before the observers

  analysis::RunAnalysis analysis(*loop);
  verification::TimedObserver timedAnalysis(analysis, times, "analysis");
  std::vector<simulation::Observer*> observers{&timedAnalysis};
  std::unique_ptr<io::RecordingWriter> recorder;
  std::optional<verification::TimedObserver> timedRecorder;
  if (scenario.observe.record) {
    recorder = std::make_unique<io::RecordingWriter>(
        folder + "/recording.muster", io::RecorderOptions{MUSTER_VERSION, planText(scenario)});
    observers.push_back(&timedRecorder.emplace(*recorder, times, "recording"));
  }
  ProgressLine progress(words.text("ui.run.simulating"));
  const simulation::Ending ending = (*world)->run(observers, progress);
  progress.finish();
  times.addPhases(**world);

  Ran ran;
  ran.result = times.timed("analysis", [&] { return analysis.result(); });
  analysis::RunIdentity& identity = ran.result.identity;
  identity.result_hash = (*world)->hash();
  identity.version = MUSTER_VERSION;
  identity.threads = loop->threads();
  identity.ending = ending.why;
  identity.wall_s = since(start);
  ran.result.services = (*world)->services();
  ran.result.hand_over = (*world)->handedOver();
  ran.result.buses = (*world)->buses();
  addEstimate(loaded, ran.result);
  ran.problems = (*world)->problems();
  if (loaded.setup->fire) {
    Problems met = times.timed(
        "tenability", [&] { return analysis::judgeFire(ran.result, *loaded.setup, *loop); });
    // The fire read once more, to its end: its troubles are told once.
    if (ran.problems.empty()) ran.problems = std::move(met);
  }
  if (recorder) append(ran.problems, recorder->problems());
  return ran;
}

// Tables and pictures; the names of what was written, without the folder.
std::vector<std::string> write(const analysis::RunResult& result, const plan::Campus& campus,
                               const std::string& folder, const report::Words& words,
                               const Loop& loop, Problems& problems) {
  std::vector<std::string> files;
  if (const auto tables = io::writeResults(folder, result)) {
    files = *tables;
  } else {
    append(problems, tables.error());
  }
  std::vector<report::MapPicture> maps = report::densityPictures(result.maps, campus, words);
  if (result.fire) {
    for (auto& map : report::firePictures(*result.fire, campus, words))
      maps.push_back(std::move(map));
  }
  if (const auto pictures = report::writePictures(folder, maps, campus, words, loop)) {
    files.insert(files.end(), pictures->begin(), pictures->end());
  } else {
    append(problems, pictures.error());
  }
  for (std::string& file : files) file = fs::path(file).filename().string();
  return files;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

int runRun(const RunOptions& options, const report::Words& words) {
  const verification::Stopwatch watch;
  const Cache cache = options.noCache ? Cache::leave : Cache::use;
  LoadedScenario loaded = loadScenario(options.scenario, {options.seed, options.model}, cache);
  print(loaded.problems, words);
  if (!loaded.setup) return kInputProblems;
  const std::string folder = resultFolder(options, loaded.setup->scenario);
  if (const Problems problems = makeFolder(folder); !problems.empty()) {
    print(problems, words);
    return kInputProblems;
  }
  const bool hydraulic = isHydraulic(loaded.setup->scenario);
  auto ran = hydraulic ? estimate(loaded) : simulate(loaded, folder, options.threads, words);
  if (!ran) {
    print(ran.error(), words);
    return kInputProblems;
  }
  keepFields(loaded, cache);
  std::vector<std::string> files = loaded.times.timed("write", [&] {
    return write(ran->result, *loaded.campus, folder, words, *parallelLoop(options.threads),
                 ran->problems);
  });
  if (loaded.setup->scenario.observe.record && !hydraulic) files.push_back("recording.muster");
  printSummary(ran->result, *loaded.setup, words);
  std::printf("%s\n",
              words.text("ui.run.written", {{"folder", folder}, {"files", joined(files)}}).c_str());
  if (options.profile) {
    loaded.times.add("rest", watch.wall_s() - loaded.times.sum_s());
    printProfile(loaded.times.entries(), ran->result.totals.agent_steps, words);
  }
  print(ran->problems, words);
  const bool limit = ran->result.identity.ending != simulation::Ending::Why::done;
  if (hasErrors(ran->problems)) return kInputProblems;
  const bool lost =
      ran->result.totals.stuck > 0 || (ran->result.fire && ran->result.fire->incapacitated > 0);
  return limit || lost ? kLimitOrLost : kDone;
}

}  // namespace muster::cli
