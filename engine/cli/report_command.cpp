// A run or a study as one page to hand over.
#include <cstdio>
#include <filesystem>

#include "cli/command.h"
#include "io/result_folder.h"
#include "io/text_file.h"
#include "report/run_page.h"
#include "report/study_page.h"
#include "study/store.h"
#include "study/typical_run.h"

namespace muster::cli {

namespace {

namespace fs = std::filesystem;

constexpr double kUsualTarget_s = 120;  // of school drills; a study names its own

Problem noResult(const std::string& path) {
  std::error_code ignored;
  const char* code = fs::exists(path, ignored) ? "report.no-result" : "file.missing";
  return {Severity::error, code, path, {}, {}, {{"path", path}}};
}

bool isStudyResult(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) || fs::exists(path + "/study.sqlite", ignored);
}

int fail(const Problems& problems, const report::Words& words) {
  print(problems, words);
  return kInputProblems;
}

int write(const std::string& folder, const std::string& page, const report::Words& words) {
  const std::string path = (fs::path(folder) / "report.html").string();
  const Problems problems = io::writeAtomically(path, page);
  if (hasErrors(problems)) return fail(problems, words);
  print(problems, words);
  std::printf("%s\n", words.text("ui.report.written", {{"path", path}}).c_str());
  return kDone;
}

// A result without a recording, or with one that cannot be used, has a report without what that
// would show.
std::optional<report::RecordedRun> recordedRun(const std::string& file,
                                               const report::Words& words) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return std::nullopt;
  auto recorded = report::readRecordedRun(file);
  if (recorded) return std::move(*recorded);
  for (Problem& problem : recorded.error()) problem.severity = Severity::warning;
  print(recorded.error(), words);
  return std::nullopt;
}

int reportRun(const ReportOptions& options, const report::Words& words) {
  const auto result = io::readResultFolder(options.result);
  if (!result) return fail(result.error(), words);
  const auto recorded = recordedRun(options.result + "/recording.muster", words);
  return write(options.result,
               report::runPage(*result, recorded ? &*recorded : nullptr,
                               options.target_s.value_or(kUsualTarget_s), words),
               words);
}

int reportStudy(const ReportOptions& options, const report::Words& words) {
  const auto study = study::readStored(options.result);
  if (!study) return fail(study.error(), words);
  const fs::path folder = fs::path(study->path).parent_path();
  const auto recorded = recordedRun((folder / study::kTypicalRecording).string(), words);
  return write(folder.string(),
               report::studyPage(*study, recorded ? &*recorded : nullptr, options.target_s, words),
               words);
}

}  // namespace

int runReport(const ReportOptions& options, const report::Words& words) {
  if (io::isResultFolder(options.result)) return reportRun(options, words);
  if (isStudyResult(options.result)) return reportStudy(options, words);
  return fail({noResult(options.result)}, words);
}

}  // namespace muster::cli
