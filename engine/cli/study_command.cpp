#include <algorithm>
#include <cstdio>
#include <map>

#include "cli/command.h"
#include "cli/study_summary.h"
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

// One line for each variant as soon as it is done: with a number of seeds when it has them all,
// with a stop rule after the round in which it became precise.
class VariantLines {
 public:
  VariantLines(const Study& study, std::span<const study::Task> tasks, ProgressLine& progress,
               const report::Words& words)
      : study_(study), progress_(progress), words_(words) {
    for (const study::Task& task : tasks) ++left_[task.variant];
  }

  void finished(std::size_t variant, const std::vector<RunRecord>& runs) {
    if (--left_[variant] == 0 && study_.description.seeds) say(variant, runs);
  }

  // After the round, of which `next` is the following.
  void roundEnded(std::span<const study::Task> next, const std::vector<RunRecord>& runs) {
    if (study_.description.seeds) return;
    for (const auto& [variant, left] : left_) {
      const auto same = [v = variant](const study::Task& task) { return task.variant == v; };
      if (left == 0 && std::ranges::none_of(next, same)) say(variant, runs);
    }
  }

 private:
  void say(std::size_t variant, const std::vector<RunRecord>& runs) {
    const study::RunsByVariant sorted = study::byVariant(runs, study_.variants.size());
    int left = 0;
    std::vector<double> t95;
    for (const RunRecord* run : sorted[variant]) {
      if (run->inside + run->stuck > 0) ++left;
      if (run->t95_s) t95.push_back(*run->t95_s);
    }
    progress_.say(
        words_.text("ui.study.variant",
                    {{"id", study_.variants[variant].id},
                     {"runs", std::to_string(sorted[variant].size())},
                     {"t95", clock(t95.empty() ? analysis::Seconds() : study::mean(t95), words_)},
                     {"left", std::to_string(left)}}));
  }

  const Study& study_;
  ProgressLine& progress_;
  const report::Words& words_;
  std::map<std::size_t, std::size_t> left_;  // runs to go in this round, by variant
};

// Rounds of runs until no more are wanted. Problems: see runBatch.
Problems runRounds(const Study& study, study::Store& store, const Loop& loop,
                   const report::Words& words) {
  std::vector<study::Task> tasks = study::wantedTasks(study, store.runs());
  while (!tasks.empty() && !interrupted()) {
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
    tasks = study::wantedTasks(study, store.runs());
    lines.roundEnded(tasks, store.runs());
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
  const std::vector<study::Judgement> judged = study::judgements(study, (*store)->runs());
  const bool complete = study::wantedTasks(study, (*store)->runs()).empty();
  const std::string file = (*store)->path();
  store->reset();  // from here on it is read like any other
  const auto stored = study::readStored(file);
  if (!stored) {
    print(stored.error(), words);
    return kInputProblems;
  }
  printStudy(*stored, words);
  printJudgements(*stored, judged, words);
  std::printf("%s\n", words
                          .text("ui.study.written", {{"file", file},
                                                     {"runs", std::to_string(stored->runs.size())},
                                                     {"hash", stored->hash}})
                          .c_str());
  if (hasErrors(problems)) return kInputProblems;
  if (!complete) std::printf("%s\n", words.text("ui.study.cancelled").c_str());
  const bool capped = std::ranges::any_of(judged, &study::Judgement::capped);
  return complete && !capped ? kDone : kLimitOrLost;
}

}  // namespace muster::cli
