#include <cstdio>
#include <filesystem>

#include "cli/command.h"
#include "cli/terminal.h"
#include "io/csv_export.h"
#include "io/jupedsim_export.h"
#include "io/recording_reader.h"
#include "study/csv_tables.h"

namespace muster::cli {

namespace {

// A study has tables, not trajectories.
int exportStudy(const ExportOptions& options, const report::Words& words) {
  if (options.format != "csv") {
    const Problem problem{
        Severity::error, "study.only-csv", options.recording, {}, {}, {{"value", options.format}}};
    print({problem}, words);
    return kInputProblems;
  }
  std::string folder = options.out;
  if (folder.empty()) folder = std::filesystem::path(options.recording).parent_path().string();
  const auto files = study::exportTables(options.recording, folder);
  if (!files) {
    print(files.error(), words);
    return kInputProblems;
  }
  for (const std::string& file : *files) std::printf("%s\n", file.c_str());
  return kDone;
}

}  // namespace

int runExport(const ExportOptions& options, const report::Words& words) {
  if (options.recording.ends_with(".sqlite")) return exportStudy(options, words);
  auto recording = io::RecordingReader::open(options.recording);
  if (!recording) {
    print(recording.error(), words);
    return kInputProblems;
  }
  print(recording->notes(), words);
  std::filesystem::path folder = options.out;
  if (folder.empty()) folder = std::filesystem::path(options.recording).parent_path();
  const std::string stem = std::filesystem::path(options.recording).stem().string();
  std::error_code ignored;  // the export itself reports a folder that cannot be written
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  ProgressLine progress(options.format);
  Problems problems;
  std::vector<std::string> files;
  if (options.format == "csv") {
    const std::string path = (folder / "trajectories.csv").string();
    const auto done = io::exportCsv(*recording, path, progress);
    if (done) files.push_back(path);
    problems = done ? done->notes : done.error();
  } else {
    const auto done = io::exportJupedsim(*recording, folder.string(), stem, progress);
    if (done) files = done->files;
    problems = done ? done->notes : done.error();
  }
  progress.finish();
  print(problems, words);
  for (const std::string& file : files) std::printf("%s\n", file.c_str());
  return hasErrors(problems) ? kInputProblems : kDone;
}

}  // namespace muster::cli
