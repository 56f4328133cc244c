#include "viewer/content/document.h"

#include <algorithm>
#include <filesystem>

#include "io/json_document.h"
#include "io/plan_reader.h"
#include "io/scenario_reader.h"
#include "io/text_file.h"
#include "plan/check.h"
#include "study/study.h"
#include "viewer/content/study_difference.h"

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

// Without it there are no events to mark and no fire to show.
std::optional<simulation::Scenario> scenarioOf(const Document& document) {
  if (document.scenarioFile.empty() || !fs::exists(document.scenarioFile)) return std::nullopt;
  io::ReadScenario read = io::readScenario(document.scenarioFile);
  if (!read.scenario || read.scenario->hash != document.scenarioHash) return std::nullopt;
  return std::move(read.scenario);
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
  const auto variant = variantOf(path);
  if (variant && *variant != study::kBase) {
    for (std::string* title : {&document.title.en, &document.title.zh}) *title += " · " + *variant;
  }
  document.scenario = info.scenario;
  document.scenarioFile = info.scenarioFile;
  document.model = info.model;
  document.scenarioHash = info.scenarioHash;
  document.seed = info.seed;
  document.groups = info.groups;
  document.agents = reader->agents();
  document.frames = framesOf(std::move(*reader));
  document.description = scenarioOf(document);
  if (document.description) document.description->seed = document.seed;
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
  constexpr std::size_t kLargestScenario = std::size_t{1} << 22;
  io::ReadScenario read = io::readScenario(path);
  if (!read.scenario) return tl::unexpected(read.problems);
  auto scenario = io::readBytes(path, kLargestScenario);
  if (!scenario) return tl::unexpected(scenario.error());
  auto plan = io::readBytes(read.scenario->plan, io::kLargestJson_bytes);
  if (!plan) return tl::unexpected(plan.error());
  Document document;
  document.path = path;
  document.notes = std::move(read.problems);
  document.files = {std::move(*scenario), std::move(*plan)};
  document.title = read.scenario->title;
  document.scenario = read.scenario->id;
  document.scenarioFile = path;
  document.model = read.scenario->model.motion;
  document.seed = read.scenario->seed;
  if (Problems problems = restart(document, {}); hasErrors(problems))
    return tl::unexpected(std::move(problems));
  return document;
}

// A run that finds its ways or judges its fire cannot be stopped at once. `campus`: it goes with
// the last run that needs it, if another takes its place.
void retire(Document& document, std::unique_ptr<plan::Campus> campus) {
  document.ending =
      std::async(std::launch::async, [campus = std::move(campus), live = std::move(document.live),
                                      before = std::move(document.ending)]() mutable {
        live = nullptr;
        if (before.valid()) before.wait();
      });
}

}  // namespace

Problems restart(Document& document, const std::vector<Change>& changes) {
  auto texts = changed(document.files, changes, document.scenarioFile);
  if (!texts) return texts.error();
  io::ReadScenario read = io::readScenarioText(texts->scenario, document.scenarioFile);
  if (!read.scenario) return read.problems;
  std::unique_ptr<plan::Campus> campus;
  if (texts->plan != document.planText) {
    const std::string& file = read.scenario->plan;
    auto made = campusOf(io::parsePlan(texts->plan, file), document.notes, file);
    if (!made) return made.error();
    campus = std::move(*made);
  }
  document.frames = nullptr;  // looks at the run
  if (document.live) retire(document, campus ? std::move(document.campus) : nullptr);
  document.tables.reset();
  document.changes = changes;
  document.scenarioHash = read.scenario->hash;
  document.description = std::move(read.scenario);
  if (campus) {
    document.campus = std::move(campus);
    document.planText = std::move(texts->plan);
  }
  document.live = std::make_unique<LiveRun>(*document.description, *document.campus);
  document.frames = document.live->frames();
  return {};
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
  const auto named = recordingNamed(path);
  if (!named) return tl::unexpected(named.error());
  const std::string ending = fs::path(*named).extension().string();
  if (ending == ".muster") return openRecording(*named);
  return ending == ".toml" ? openScenario(path) : openPlan(path);
}

}  // namespace muster::viewer
