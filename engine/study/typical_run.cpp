#include "study/typical_run.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <vector>

#include "io/recording_writer.h"
#include "io/text_file.h"
#include "study/batch.h"

namespace muster::study {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestPlan = std::size_t{1} << 28;
constexpr std::string_view kOfVariant = "typical-", kEnding = ".muster";

// A variant that changes its plan is shown on what it made of it.
std::string planTextOf(const Variant& variant) {
  if (!variant.ground->changedPlan.empty()) return variant.ground->changedPlan;
  return io::readBytes(variant.scenario.plan, kLargestPlan).value_or(std::string());
}

}  // namespace

std::string recordingName(const std::string& variant) {
  if (variant == kBase) return kTypicalRecording;
  return std::string(kOfVariant) + variant + std::string(kEnding);
}

std::optional<std::string> variantOfRecording(const std::string& fileName) {
  if (fileName == kTypicalRecording) return kBase;
  if (!fileName.starts_with(kOfVariant) || !fileName.ends_with(kEnding)) return std::nullopt;
  return fileName.substr(kOfVariant.size(), fileName.size() - kOfVariant.size() - kEnding.size());
}

const RunRecord* typicalRun(Records runs) {
  if (runs.empty()) return nullptr;
  std::vector<const RunRecord*> sorted(runs.begin(), runs.end());
  std::ranges::stable_sort(sorted, {}, [](const RunRecord* run) {
    return run->t95_s.value_or(std::numeric_limits<double>::infinity());
  });
  return sorted[(sorted.size() - 1) / 2];
}

const RunRecord* runBeside(const RunRecord& base, Records runs) {
  const auto same = std::ranges::find(runs, base.seed, &RunRecord::seed);
  return same == runs.end() ? typicalRun(runs) : *same;
}

Problems recordRun(const Variant& variant, std::uint64_t seed, const std::string& path,
                   const std::string& version, const Progress& progress) {
  if (variant.scenario.model.motion == simulation::kHydraulicModel) return {};
  const std::string unfinished = path + ".unfinished";
  Problems problems;
  bool whole = false;
  {
    io::RecordingWriter writer(unfinished, {version, planTextOf(variant)});
    const auto run = runOnce(variant, 0, seed, progress, &writer);
    if (!run) problems = run.error();
    append(problems, writer.problems());
    whole = run && *run && problems.empty();
  }
  std::error_code error, ignored;
  if (whole) fs::rename(unfinished, path, error);
  if (error)
    problems.push_back({Severity::error,
                        "file.unwritable",
                        path,
                        {},
                        {},
                        {{"path", path}, {"reason", error.message()}}});
  if (!whole || error) fs::remove(unfinished, ignored);
  return problems;
}

}  // namespace muster::study
