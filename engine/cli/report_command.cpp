// A folder of results as one page to hand over.
#include <cstdio>
#include <filesystem>

#include "cli/command.h"
#include "io/result_folder.h"
#include "io/text_file.h"
#include "report/run_page.h"

namespace muster::cli {

namespace {

namespace fs = std::filesystem;

Problem noResult(const std::string& folder) {
  std::error_code ignored;
  const char* code = !fs::exists(folder, ignored)                    ? "file.missing"
                     : fs::exists(folder + "/study.sqlite", ignored) ? "report.study-not-yet"
                                                                     : "report.no-result";
  return {Severity::error, code, folder, {}, {}, {{"path", folder}}};
}

}  // namespace

int runReport(const ReportOptions& options, const report::Words& words) {
  const std::string& folder = options.folder;
  if (!io::isResultFolder(folder)) {
    print({noResult(folder)}, words);
    return kInputProblems;
  }
  const auto result = io::readResultFolder(folder);
  if (!result) {
    print(result.error(), words);
    return kInputProblems;
  }
  const std::string path = folder + "/report.html";
  const Problems problems =
      io::writeAtomically(path, report::runPage(*result, options.target_s, words));
  print(problems, words);
  if (hasErrors(problems)) return kInputProblems;
  std::printf("%s\n", words.text("ui.report.written", {{"path", path}}).c_str());
  return kDone;
}

}  // namespace muster::cli
