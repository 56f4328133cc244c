#include "verification/laboratory.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <filesystem>
#include <fstream>

#include "analysis/hydraulic_estimate.h"
#include "io/fire_source.h"
#include "io/plan_reader.h"
#include "io/scenario_reader.h"
#include "plan/check.h"
#include "simulation/world.h"
#include "verification/scene_files.h"

namespace muster::verification {

namespace fs = std::filesystem;

namespace {

Problems cannotWrite(const std::string& path) {
  return {{Severity::error,
           "file.unwritable",
           path,
           {},
           {},
           {{"path", path}, {"reason", std::strerror(errno)}}}};
}

bool writeAll(const fs::path& folder) {
  for (const SceneFile& file : sceneFiles()) {
    std::ofstream out(folder / file.name, std::ios::binary);
    out.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    if (!out) return false;
  }
  return true;
}

// Of the method that moves people from opening to opening: passages and ends, no positions.
Result<Trace> hydraulicTrace(const simulation::Setup& setup, const navigation::Atlas& atlas) {
  const auto estimate = analysis::hydraulicEstimate(setup, atlas);
  if (!estimate) return tl::unexpected(estimate.error());
  Trace trace;
  trace.campus = setup.campus;
  for (const auto& group : setup.groups) trace.groupIds.push_back(group.description.id);
  for (const analysis::AgentRow& row : estimate->agents) {
    trace.group.push_back(row.group);
    trace.status.push_back(row.status);
  }
  for (const hydraulic::Passage& p : estimate->outcome.passages) {
    trace.passages.push_back({p.time_s, p.person, p.opening, p.from, p.to});
    trace.end_s = std::max(trace.end_s, p.time_s);
  }
  return trace;
}

}  // namespace

Laboratory::Laboratory(std::string folder) : folder_(std::move(folder)) {}

Laboratory::~Laboratory() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Result<std::unique_ptr<Laboratory>> Laboratory::open() {
  std::error_code failed;
  std::string folder = (fs::temp_directory_path(failed) / "muster-verify-XXXXXX").string();
  if (failed || mkdtemp(folder.data()) == nullptr) return tl::unexpected(cannotWrite(folder));
  auto laboratory = std::unique_ptr<Laboratory>(new Laboratory(folder));
  if (!writeAll(folder)) return tl::unexpected(cannotWrite(folder));
  return laboratory;
}

std::vector<std::string> Laboratory::scenes() const {
  std::vector<std::string> ids;
  for (const SceneFile& file : sceneFiles()) {
    const fs::path name(file.name);
    if (name.extension() == ".toml") ids.push_back(name.stem().string());
  }
  return ids;
}

Result<const Scene*> Laboratory::scene(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto known = scenes_.find(id);
  if (known != scenes_.end()) return known->second.get();
  io::ReadScenario read = io::readScenario(folder_ + "/" + id + ".toml");
  if (!read.scenario) return tl::unexpected(read.problems);
  auto& [campus, atlas] = plans_[read.scenario->plan];
  if (!campus) {
    auto draft = io::readPlan(read.scenario->plan);
    if (!draft) return tl::unexpected(draft.error());
    plan::Checked checked = plan::check(*draft);
    if (!checked.campus) return tl::unexpected(checked.problems);
    campus = std::make_shared<const plan::Campus>(std::move(*checked.campus));
    atlas = std::make_shared<const navigation::Atlas>(*campus);
  }
  auto scene = std::make_unique<Scene>(Scene{campus, atlas, std::move(*read.scenario)});
  return scenes_.emplace(id, std::move(scene)).first->second.get();
}

Result<Trace> Laboratory::run(const std::string& id, const Variation& variation) const {
  const auto loaded = scene(id);
  if (!loaded) return tl::unexpected(loaded.error());
  const Scene& scene = **loaded;
  simulation::Scenario scenario = scene.scenario;
  scenario.model.motion = variation.model;
  scenario.seed = variation.seed;
  if (variation.edit) variation.edit(scenario);
  auto checked = simulation::check(std::move(scenario), *scene.campus, *scene.atlas);
  if (!checked.setup) return tl::unexpected(checked.problems);
  if (auto problems = io::lightFire(*checked.setup); hasErrors(problems))
    return tl::unexpected(problems);
  if (variation.model == simulation::kHydraulicModel)
    return hydraulicTrace(*checked.setup, *scene.atlas);
  const auto loop = variation.threads > 1 ? parallelLoop(variation.threads) : serialLoop();
  auto world = simulation::World::make(*checked.setup, *scene.atlas, *loop);
  if (!world) return tl::unexpected(world.error());
  Trace trace;
  Tracer tracer(trace, *scene.atlas, variation.sample_s, variation.sampleFrom_s);
  Silent silent;
  (*world)->run({&tracer}, silent);
  trace.hash = (*world)->hash();
  return trace;
}

}  // namespace muster::verification
