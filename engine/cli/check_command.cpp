#include <cstdio>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/fds_table.h"
#include "cli/input.h"
#include "foundation/loop.h"
#include "io/field_cache.h"
#include "report/problem_json.h"
#include "study/study_reader.h"
#include "study/variants.h"

namespace muster::cli {

namespace {

bool endsWith(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

Problems checkStudy(const CheckOptions& options) {
  study::ReadStudy read = study::readStudy(options.file);
  if (!read.study) return std::move(read.problems);
  const auto loop = parallelLoop();
  const std::string cache = options.noCache ? "" : io::FieldCache::userFolder();
  study::MadeStudy made = study::makeStudy(std::move(*read.study), *loop, cache);
  if (made.study) study::keepFields(*made.study, *loop, cache);
  append(read.problems, std::move(made.problems));
  return std::move(read.problems);
}

}  // namespace

int runCheck(const CheckOptions& options, const report::Words& words) {
  Problems problems;
  if (endsWith(options.file, ".toml") && study::isStudy(options.file)) {
    problems = checkStudy(options);
  } else if (endsWith(options.file, ".toml")) {
    const Cache cache = options.noCache ? Cache::leave : Cache::use;
    LoadedScenario loaded = loadScenario(options.file, {}, cache);
    keepFields(loaded, cache);
    if (!options.json && loaded.setup && loaded.setup->fire)
      printFdsRun(*loaded.setup->fire, words);
    problems = std::move(loaded.problems);
  } else if (endsWith(options.file, "json")) {
    problems = loadPlan(options.file).problems;
  } else {
    const std::string text = words.text("ui.check.file-kind", {{"file", options.file}});
    std::fprintf(stderr, "%s\n", text.c_str());
    return kWrongCommandLine;
  }
  if (options.json) {
    std::fputs(report::problemsJson(problems, words).c_str(), stdout);
  } else if (problems.empty()) {
    std::printf("%s\n", words.text("ui.check.good", {{"file", options.file}}).c_str());
  } else {
    print(problems, words);
  }
  return hasErrors(problems) ? kInputProblems : kDone;
}

}  // namespace muster::cli
