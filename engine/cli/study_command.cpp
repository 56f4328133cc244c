#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <map>

#include "cli/command.h"
#include "cli/study_summary.h"
#include "cli/submit_study.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "foundation/loop.h"
#include "io/field_cache.h"
#include "study/batch.h"
#include "study/shards.h"
#include "study/slurm.h"
#include "study/store.h"
#include "study/study_reader.h"
#include "study/typical_run.h"
#include "study/variants.h"
#include "study/wanted.h"

namespace muster::cli {

namespace {

using study::RunRecord;
using study::Study;

using Arguments = std::initializer_list<report::Words::Argument>;

void say(const report::Words& words, const char* key, Arguments arguments) {
  std::printf("%s\n", words.text(key, arguments).c_str());
}

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

// The study's runs to be watched, once all its runs are there: the base's and the same people in
// each variant that the study names. They can be missing: the results are whole without them, so
// problems are warnings.
void keepTypicalRuns(const Study& study, const study::Store& store, const std::string& folder,
                     bool changed, const report::Words& words) {
  if (!study::wantedTasks(study, store.runs()).empty()) return;
  const study::RunsByVariant runs = study::byVariant(store.runs(), study.variants.size());
  const RunRecord* typical = study::typicalRun(runs.front());
  if (!typical) return;
  for (std::size_t v = 0; v < study.variants.size() && !interrupted(); ++v) {
    const study::Variant& variant = study.variants[v];
    const RunRecord* run = study::runBeside(*typical, runs[v]);
    const std::string path = folder + "/" + study::recordingName(variant.id);
    std::error_code ignored;
    if (variant.nMinusOne || !run || (!changed && std::filesystem::exists(path, ignored))) continue;
    ProgressLine progress(words.text("ui.study.recording"));
    Problems problems = study::recordRun(variant, run->seed, path, MUSTER_VERSION, progress);
    progress.finish();
    for (Problem& problem : problems) problem.severity = Severity::warning;
    print(problems, words);
  }
}

// What was found, read back from the file like any other result.
int tell(const Study& study, std::unique_ptr<study::Store> store, const report::Words& words) {
  const std::vector<study::Judgement> judged = study::judgements(study, store->runs());
  const std::size_t wanted = study::wantedTasks(study, store->runs()).size();
  const std::string file = store->path();
  store.reset();
  const auto stored = study::readStored(file);
  if (!stored) {
    print(stored.error(), words);
    return kInputProblems;
  }
  printStudy(*stored, words);
  printJudgements(*stored, judged, words);
  say(words, "ui.study.written",
      {{"file", file}, {"runs", std::to_string(stored->runs.size())}, {"hash", stored->hash}});
  if (wanted > 0) say(words, "ui.study.more-wanted", {{"runs", std::to_string(wanted)}});
  const bool capped = std::ranges::any_of(judged, &study::Judgement::capped);
  return wanted > 0 || capped ? kLimitOrLost : kDone;
}

int fail(const Problems& problems, const report::Words& words) {
  print(problems, words);
  return kInputProblems;
}

int runAlone(const Study& study, const StudyOptions& options, const Loop& loop,
             const report::Words& words) {
  using Begin = study::Store::Begin;
  auto store = study::Store::open({folderOf(options, study), "study", MUSTER_VERSION}, study,
                                  options.resume ? Begin::resume : Begin::fresh);
  if (!store) return fail(store.error(), words);
  const std::size_t before = (*store)->runs().size();
  const Problems problems = runRounds(study, **store, loop, words);
  if (hasErrors(problems)) return fail(problems, words);
  keepTypicalRuns(study, **store, folderOf(options, study), (*store)->runs().size() > before,
                  words);
  return tell(study, std::move(*store), words);
}

// The runs that study.sqlite has so far; none if there is no such file yet.
Result<std::vector<RunRecord>> runsSoFar(const std::string& folder) {
  std::error_code ignored;
  if (!std::filesystem::exists(folder + "/study.sqlite", ignored)) return std::vector<RunRecord>{};
  auto stored = study::readStored(folder);
  if (!stored) return tl::unexpected(stored.error());
  return std::move(stored->runs);
}

int runShard(const Study& study, const StudyOptions& options, const Loop& loop,
             const report::Words& words) {
  const std::string folder = folderOf(options, study);
  const study::Shard shard = *study::readShard(options.shard);  // the command line was checked
  const auto soFar = runsSoFar(folder);
  if (!soFar) return fail(soFar.error(), words);
  auto store = study::Store::open({folder, study::nameOf(shard), MUSTER_VERSION, true}, study,
                                  study::Store::Begin::resume);
  if (!store) return fail(store.error(), words);
  std::vector<study::Task> tasks = study::tasksOf(shard, study::wantedTasks(study, *soFar));
  std::erase_if(tasks, [&](const study::Task& t) { return (*store)->has(t.variant, t.seed); });
  ProgressLine progress(words.text("ui.study.simulating"));
  const auto keep = [&](RunRecord record) { return (*store)->save(std::move(record)); };
  const Problems problems = study::runBatch(study, tasks, loop, progress, keep);
  if (hasErrors(problems)) return fail(problems, words);
  say(words, "ui.study.shard-done",
      {{"shard", options.shard},
       {"runs", std::to_string((*store)->runs().size())},
       {"file", (*store)->path()}});
  return interrupted() ? kLimitOrLost : kDone;
}

int runMerge(const Study& study, const StudyOptions& options, const report::Words& words) {
  const std::string folder = folderOf(options, study);
  auto store =
      study::Store::open({folder, "study", MUSTER_VERSION}, study, study::Store::Begin::resume);
  if (!store) return fail(store.error(), words);
  const auto merged = study::mergeShards(**store, folder, study, MUSTER_VERSION);
  if (!merged) return fail(merged.error(), words);
  say(words, "ui.study.merged",
      {{"shards", std::to_string(merged->shards)}, {"runs", std::to_string(merged->runs)}});
  keepTypicalRuns(study, **store, folder, merged->runs > 0, words);
  return tell(study, std::move(*store), words);
}

int submit(const Study& study, const StudyOptions& options, const report::Words& words) {
  const std::string folder = folderOf(options, study);
  const auto soFar = runsSoFar(folder);
  if (!soFar) return fail(soFar.error(), words);
  const std::size_t runs = study::wantedTasks(study, *soFar).size();
  if (runs == 0) {
    say(words, "ui.study.nothing-wanted", {});
    return kDone;
  }
  const int shards = options.shards > 0 ? options.shards : study::shardsFor(runs);
  const auto submitted = submitStudy({study.description.id, {}, options.study, folder, shards});
  if (!submitted) return fail(submitted.error(), words);
  say(words, "ui.study.submitted",
      {{"job", submitted->job},
       {"shards", std::to_string(shards)},
       {"runs", std::to_string(runs)},
       {"script", submitted->script},
       {"study", options.study},
       {"folder", folder}});
  return kDone;
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
  if (options.merge) return runMerge(study, options, words);
  if (options.slurm) return submit(study, options, words);
  const int exit = options.shard.empty() ? runAlone(study, options, *loop, words)
                                         : runShard(study, options, *loop, words);
  study::keepFields(study, *loop, cache);
  return exit;
}

}  // namespace muster::cli
