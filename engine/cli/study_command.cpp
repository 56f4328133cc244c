#include <cstdio>
#include <map>

#include "cli/command.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "foundation/loop.h"
#include "io/field_cache.h"
#include "study/batch.h"
#include "study/store.h"
#include "study/study_reader.h"
#include "study/variants.h"
#include "study/wanted.h"

namespace muster::cli {

namespace {

using study::RunRecord;
using study::Study;

std::string folderOf(const StudyOptions& options, const Study& study) {
  return options.out.empty() ? "results/" + study.description.id : options.out;
}

// One line for each variant as soon as it has all the runs of a round.
class VariantLines {
 public:
  VariantLines(const Study& study, std::span<const study::Task> tasks, ProgressLine& progress,
               const report::Words& words)
      : study_(study), progress_(progress), words_(words) {
    for (const study::Task& task : tasks) ++left_[task.variant];
  }

  void finished(std::size_t variant, const std::vector<RunRecord>& runs) {
    if (--left_[variant] > 0) return;
    const study::Variant& v = study_.variants[variant];
    const study::Figures figures = study::figuresOf(runs, variant);
    progress_.say(
        words_.text("ui.study.variant", {{"id", v.id},
                                         {"runs", std::to_string(figures.runs)},
                                         {"t95", clock(figures.t95_s, words_)},
                                         {"t100", clock(figures.t100_s, words_)},
                                         {"left", std::to_string(figures.runsWithPeopleLeft)}}));
  }

 private:
  const Study& study_;
  ProgressLine& progress_;
  const report::Words& words_;
  std::map<std::size_t, std::size_t> left_;  // runs to go, by variant
};

// Rounds of runs until no more are wanted. Problems: see runBatch.
Problems runRounds(const Study& study, study::Store& store, const Loop& loop,
                   const report::Words& words) {
  while (!interrupted()) {
    const std::vector<study::Task> tasks = study::wantedTasks(study, store.runs());
    if (tasks.empty()) return {};
    ProgressLine progress(words.text("ui.study.simulating"));
    VariantLines lines(study, tasks, progress, words);
    const auto keep = [&](RunRecord record) {
      const std::size_t variant = record.variant;
      Problems problems = store.save(std::move(record));
      if (problems.empty()) lines.finished(variant, store.runs());
      return problems;
    };
    Problems problems = study::runBatch(study, tasks, loop, progress, keep);
    if (hasErrors(problems)) return problems;
  }
  return {};
}

}  // namespace

int runStudy(const StudyOptions& options, const report::Words& words) {
  study::ReadStudy read = study::readStudy(options.study);
  const auto loop = parallelLoop(options.threads);
  const std::string cache = options.noCache ? "" : io::FieldCache::userFolder();
  study::MadeStudy made;
  if (read.study) made = study::makeStudy(std::move(*read.study), *loop, cache);
  append(read.problems, std::move(made.problems));
  print(read.problems, words);
  if (!made.study) return kInputProblems;
  const Study& study = *made.study;

  using Begin = study::Store::Begin;
  auto store = study::Store::open({folderOf(options, study), "study", MUSTER_VERSION}, study,
                                  options.resume ? Begin::resume : Begin::fresh);
  if (!store) {
    print(store.error(), words);
    return kInputProblems;
  }
  const Problems problems = runRounds(study, **store, *loop, words);
  study::keepFields(study, *loop, cache);
  print(problems, words);
  const bool complete = study::wantedTasks(study, (*store)->runs()).empty();
  std::printf("%s\n",
              words
                  .text("ui.study.written", {{"file", (*store)->path()},
                                             {"runs", std::to_string((*store)->runs().size())},
                                             {"hash", (*store)->hash()}})
                  .c_str());
  if (hasErrors(problems)) return kInputProblems;
  if (!complete) std::printf("%s\n", words.text("ui.study.cancelled").c_str());
  return complete ? kDone : kLimitOrLost;
}

}  // namespace muster::cli
