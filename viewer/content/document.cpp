#include "viewer/content/document.h"

#include <algorithm>
#include <filesystem>

#include "io/plan_reader.h"
#include "plan/check.h"

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

Result<Document> openRecording(const std::string& path) {
  auto reader = io::RecordingReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  const io::RecordingInfo& info = reader->info();
  Document document;
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
  document.model = info.model;
  document.scenarioHash = info.scenarioHash;
  document.seed = info.seed;
  document.groups = info.groups;
  document.agents = reader->agents();
  document.frames = framesOf(std::move(*reader));
  return document;
}

Result<Document> openPlan(const std::string& path) {
  Document document;
  auto campus = campusOf(io::readPlan(path), document.notes, path);
  if (!campus) return tl::unexpected(campus.error());
  document.campus = std::move(*campus);
  document.title = document.campus->name;
  return document;
}

}  // namespace

Result<Document> openDocument(const std::string& path) {
  auto document = fs::path(path).extension() == ".muster" ? openRecording(path) : openPlan(path);
  if (document) document->path = path;
  return document;
}

}  // namespace muster::viewer
