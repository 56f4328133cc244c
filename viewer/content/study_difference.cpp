#include "viewer/content/study_difference.h"

#include <algorithm>
#include <filesystem>

#include "study/store.h"
#include "study/typical_run.h"
#include "viewer/content/colour_scale.h"

namespace muster::viewer {

namespace {

namespace fs = std::filesystem;

constexpr double kStep_s = 1;
constexpr const char* kStudyFile = "study.sqlite";

// A recording, by what tells whose it is.
struct Recorded {
  std::string path;
  std::uint64_t seed = 0;
  std::size_t people = 0;
};

// All runs of the variant that a recording is of.
struct RunsOfVariant {
  plan::Name title;
  std::vector<study::RunRecord> runs;

  std::vector<const study::RunRecord*> records() const {
    std::vector<const study::RunRecord*> records;
    for (const study::RunRecord& run : runs) records.push_back(&run);
    return records;
  }
};

// A recording that only has such a name is none of the study's: it must be one of its runs.
bool isRunOf(const Recorded& recorded, const study::RunRecord& run) {
  return run.seed == recorded.seed && static_cast<std::size_t>(run.agents) == recorded.people;
}

std::optional<RunsOfVariant> runsOf(const Recorded& recorded) {
  const auto id = variantOf(recorded.path);
  if (!id) return std::nullopt;
  auto stored = study::readStored(fs::path(recorded.path).parent_path() / kStudyFile);
  if (!stored) return std::nullopt;
  const auto variant = std::ranges::find(stored->variants, *id, &study::StoredVariant::id);
  if (variant == stored->variants.end()) return std::nullopt;
  const auto number = static_cast<std::size_t>(variant - stored->variants.begin());
  RunsOfVariant found{variant->title, {}};
  if (found.title.en.empty() && found.title.zh.empty()) found.title = {*id, *id};
  for (study::RunRecord& run : stored->runs) {
    if (run.variant == number) found.runs.push_back(std::move(run));
  }
  const bool isOne =
      std::ranges::any_of(found.runs, [&](const auto& run) { return isRunOf(recorded, run); });
  return isOne ? std::optional(std::move(found)) : std::nullopt;
}

std::optional<StudyDifference> lessTheOther(const RunsOfVariant& here, const RunsOfVariant& there) {
  StudyDifference difference{here.title, there.title, here.runs.size(), there.runs.size(),
                             study::curveDifference(there.records(), here.records(), kStep_s)};
  if (difference.curves.time_s.empty()) return std::nullopt;
  return difference;
}

Recorded recordedOf(const Document& document) {
  return {document.path, document.seed, document.agents.size()};
}

}  // namespace

Result<std::string> recordingNamed(const std::string& path) {
  const study::NamedVariant named = study::readNamedVariant(path);
  std::error_code ignored;
  const bool isFolder = fs::is_directory(named.path, ignored);
  if (!isFolder && fs::path(named.path).filename() != kStudyFile) return path;
  const auto stored = study::readStored(named.path);
  if (!stored) return tl::unexpected(stored.error());
  if (std::ranges::find(stored->variants, named.variant, &study::StoredVariant::id) ==
      stored->variants.end())
    return tl::unexpected(Problems{study::unknownVariant(named, *stored)});
  const fs::path folder = fs::path(stored->path).parent_path();
  const std::string recording = (folder / study::recordingName(named.variant)).string();
  if (fs::exists(recording, ignored)) return recording;
  return tl::unexpected(Problems{{Severity::error,
                                  "viewer.no-study-recording",
                                  named.path,
                                  {},
                                  "",
                                  {{"value", named.variant}, {"path", recording}}}});
}

std::optional<std::string> variantOf(const std::string& recording) {
  const fs::path path = recording;
  std::error_code ignored;
  if (!fs::exists(path.parent_path() / kStudyFile, ignored)) return std::nullopt;
  return study::variantOfRecording(path.filename().string());
}

std::future<StudyDifferences> compareStudies(const Document& first, const Document& second) {
  return std::async(std::launch::async, [one = recordedOf(first), other = recordedOf(second)] {
    const auto here = runsOf(one);
    const auto there = here ? runsOf(other) : std::nullopt;
    if (!here || !there) return StudyDifferences();
    return StudyDifferences{lessTheOther(*here, *there), lessTheOther(*there, *here)};
  });
}

Plot studyDifferencePlot(const StudyDifference& difference, const report::Words& words) {
  const study::CurveDifference& curves = difference.curves;
  Plot plot{words.text("viewer.compare.study"),
            words.text("viewer.plot.out-unit"),
            words.text("viewer.plot.time"),
            {}};
  Curve curve{words.text("viewer.compare.mean"), kindColour(5), {}, {}};
  for (std::size_t i = 0; i < curves.time_s.size(); ++i) {
    curve.points.push_back({curves.time_s[i], curves.more[i].estimate});
    curve.band.push_back({curves.more[i].low, curves.more[i].high});
  }
  plot.curves.push_back(std::move(curve));
  return plot;
}

}  // namespace muster::viewer
