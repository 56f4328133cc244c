#include "viewer/content/document.h"

#include <algorithm>
#include <filesystem>

#include "io/plan_reader.h"
#include "io/scenario_reader.h"
#include "plan/check.h"
#include "viewer/content/changes.h"

namespace muster::viewer {

namespace {

namespace fs = std::filesystem;

Problem noPlan(const std::string& path) {
  return {Severity::error, "viewer.no-plan", path, {}, "", {{"path", path}}};
}

Problem otherPlan(const std::string& path) {
  return {Severity::error, "viewer.other-plan", path, {}, "", {{"path", path}}};
}

Result<std::unique_ptr<plan::Campus>> campusOf(const Result<plan::Draft>& draft, Problems& notes,
                                               const std::string& file) {
  if (!draft) return tl::unexpected(draft.error());
  plan::Checked checked = plan::check(*draft);
  if (!checked.campus) return tl::unexpected(checked.problems);
  append(notes, std::move(checked.problems), file);
  return std::make_unique<plan::Campus>(std::move(*checked.campus));
}

// Spaces of frames are indices into the recording's own list: it must be that of the plan.
bool sameSpaces(const io::RecordingInfo& info, const plan::Campus& campus) {
  return std::ranges::equal(info.spaces, campus.spaces, {}, &io::RecordedSpace::id,
                            &plan::Space::id);
}

// Without tables the viewer shows less; only tables of another run are worth a word.
void addTables(Document& document) {
  io::RunOfTables run{document.scenarioHash, document.seed, {}};
  for (const io::RecordedGroup& group : document.groups) run.groups.push_back(group.id);
  const std::string folder = fs::path(document.path).parent_path().string();
  auto tables = io::readTables(folder, *document.campus, run);
  if (tables) {
    tables->agents.resize(document.agents.size());
    document.tables = std::move(*tables);
    return;
  }
  for (Problem& problem : tables.error()) {
    if (problem.code.starts_with("file.")) continue;
    problem.severity = Severity::warning;
    document.notes.push_back(problem);
  }
}

Result<Document> openRecording(const std::string& path) {
  auto reader = io::RecordingReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  const io::RecordingInfo& info = reader->info();
  Document document;
  document.path = path;
  document.notes = reader->notes();
  const bool kept = !info.planText.empty();
  if (!kept && !fs::exists(info.planFile)) return tl::unexpected(Problems{noPlan(path)});
  auto campus =
      campusOf(kept ? io::parsePlan(info.planText, info.planFile) : io::readPlan(info.planFile),
               document.notes, info.planFile);
  if (!campus) return tl::unexpected(campus.error());
  if (!sameSpaces(info, **campus)) return tl::unexpected(Problems{otherPlan(path)});
  document.campus = std::move(*campus);
  document.title = info.title;
  document.scenario = info.scenario;
  document.scenarioFile = info.scenarioFile;
  document.model = info.model;
  document.scenarioHash = info.scenarioHash;
  document.seed = info.seed;
  document.groups = info.groups;
  document.agents = reader->agents();
  document.frames = framesOf(std::move(*reader));
  addTables(document);
  return document;
}

Result<Document> openPlan(const std::string& path) {
  Document document;
  document.path = path;
  auto campus = campusOf(io::readPlan(path), document.notes, path);
  if (!campus) return tl::unexpected(campus.error());
  document.campus = std::move(*campus);
  document.title = document.campus->name;
  return document;
}

Result<Document> openScenario(const std::string& path) {
  io::ReadScenario read = io::readScenario(path);
  if (!read.scenario) return tl::unexpected(read.problems);
  Document document;
  document.path = path;
  document.notes = std::move(read.problems);
  auto campus = campusOf(io::readPlan(read.scenario->plan), document.notes, read.scenario->plan);
  if (!campus) return tl::unexpected(campus.error());
  document.campus = std::move(*campus);
  document.title = read.scenario->title;
  document.scenario = read.scenario->id;
  document.scenarioFile = path;
  document.model = read.scenario->model.motion;
  document.scenarioHash = read.scenario->hash;
  document.seed = read.scenario->seed;
  document.description = std::move(read.scenario);
  restart(document, {});
  return document;
}

}  // namespace

void restart(Document& document, const std::vector<simulation::Event>& changes) {
  document.frames = nullptr;  // looks at the run
  document.live = nullptr;
  document.tables.reset();
  document.changes = changes;
  document.live =
      std::make_unique<LiveRun>(changed(*document.description, changes), *document.campus);
  document.frames = document.live->frames();
}

void meetNewcomers(Document& document) {
  document.agents = document.frames->agents();
  if (document.tables) document.tables->agents.resize(document.agents.size());
}

bool follow(Document& document) {
  if (!document.live) return false;
  meetNewcomers(document);
  if (document.groups.empty()) document.groups = document.live->groups();
  const auto result = document.live->result();
  if (!result || result == document.followed) return false;
  document.followed = result;
  document.tables = io::RunTables{result->agents, result->bottlenecks};
  document.tables->agents.resize(document.agents.size());
  return true;
}

Result<Document> openDocument(const std::string& path) {
  const std::string ending = fs::path(path).extension().string();
  if (ending == ".muster") return openRecording(path);
  return ending == ".toml" ? openScenario(path) : openPlan(path);
}

}  // namespace muster::viewer
