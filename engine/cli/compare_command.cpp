// Two results side by side: variants of studies, paired by seed, or two single runs, which prove
// nothing.
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/danger_changes.h"
#include "cli/study_summary.h"
#include "cli/summary.h"
#include "io/text_file.h"
#include "report/study_words.h"

namespace muster::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostSummary_bytes = std::size_t{1} << 20;

using Side = study::NamedVariant;

bool isRun(const Side& side) {
  std::error_code ignored;
  return fs::exists(side.path + "/summary.json", ignored);
}

// A result: the runs of one variant, or one run.
struct Loaded {
  std::string name;
  study::StoredStudy study;  // of a variant
  std::vector<const study::RunRecord*> runs;
  study::RunRecord run;  // of a single run
};

Problems loadVariant(const Side& side, Loaded& loaded, const report::Words& words) {
  auto study = study::readStored(side.path);
  if (!study) return study.error();
  loaded.study = std::move(*study);
  const auto& variants = loaded.study.variants;
  for (std::size_t v = 0; v < variants.size(); ++v) {
    if (variants[v].id != side.variant) continue;
    loaded.name = titleOf(variants[v], words);
    for (const study::RunRecord& run : loaded.study.runs)
      if (run.variant == v) loaded.runs.push_back(&run);
    return {};
  }
  return {study::unknownVariant(side, loaded.study)};
}

Problems loadRun(const Side& side, Loaded& loaded) {
  const std::string file = side.path + "/summary.json";
  const auto bytes = io::readBytes(file, kMostSummary_bytes);
  if (!bytes) return bytes.error();
  const nlohmann::json json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object())
    return {{Severity::error, "study.no-summary", file, {}, {}, {{"path", file}}}};
  const auto time = [&](const char* key) {
    const auto value = json.find(key);
    return value != json.end() && value->is_number() ? analysis::Seconds(value->get<double>())
                                                     : std::nullopt;
  };
  loaded.name = side.path;
  loaded.run.t95_s = time("t95_s");
  loaded.run.t100_s = time("t100_s");
  loaded.run.seed = json.value("seed", std::uint64_t{0});
  return {};
}

std::string shortNumber(double value) {
  return fmt::format("{:.2g}", value);
}

void printAnecdote(const Loaded& a, const Loaded& b, const report::Words& words) {
  for (const Loaded* run : {&a, &b}) {
    std::printf("%s\n", words
                            .text("ui.compare.run", {{"name", run->name},
                                                     {"seed", std::to_string(run->run.seed)},
                                                     {"t95", clock(run->run.t95_s, words)},
                                                     {"t100", clock(run->run.t100_s, words)}})
                            .c_str());
  }
  const bool paired = a.run.seed == b.run.seed;
  std::printf("%s\n",
              words.text(paired ? "ui.compare.anecdote" : "ui.compare.anecdote-unpaired").c_str());
}

void printComparison(const Loaded& a, const Loaded& b, const report::Words& words) {
  study::Difference both[] = {study::compare(a.runs, b.runs, &study::RunRecord::t95_s),
                              study::compare(a.runs, b.runs, &study::RunRecord::t100_s)};
  study::adjust(both);
  printDifferences(both[0], both[1], a.name, b.name, words);
  if (both[0].pairs < 2) return;
  std::printf("%s\n", words
                          .text("ui.compare.figures", {{"pairs", std::to_string(both[0].pairs)},
                                                       {"effect", shortNumber(both[0].effect)},
                                                       {"p", shortNumber(both[0].adjusted)},
                                                       {"gain", shortNumber(both[0].gain)}})
                          .c_str());
  printDangerChanges(a.runs, b.runs, a.name, b.name, words);
}

}  // namespace

int runCompare(const CompareOptions& options, const report::Words& words) {
  const Side first = study::readNamedVariant(options.first);
  if (options.second.empty()) {
    const auto study = study::readStored(first.path);
    if (!study) {
      print(study.error(), words);
      return kInputProblems;
    }
    printStudy(*study, words);
    return kDone;
  }
  const Side second = study::readNamedVariant(options.second);
  if (isRun(first) != isRun(second)) {
    print({{Severity::error, "study.run-against-study", {}, {}, {}, {}}}, words);
    return kInputProblems;
  }
  Loaded a, b;
  const bool runs = isRun(first);
  Problems problems = runs ? loadRun(first, a) : loadVariant(first, a, words);
  append(problems, runs ? loadRun(second, b) : loadVariant(second, b, words));
  print(problems, words);
  if (hasErrors(problems)) return kInputProblems;
  if (runs) {
    printAnecdote(a, b, words);
  } else {
    printComparison(a, b, words);
  }
  return kDone;
}

}  // namespace muster::cli
