// Results on the disk: every run comes back as it was, files of others are refused, and the hash
// does not depend on the order of writing.
#include "study/store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "study/batch.h"
#include "study/wanted.h"
#include "study_files.h"

namespace muster::study {
namespace {

using test::codes;
using test::StudyFolder;

const std::string kTwo = "[[variant]]\nid = \"few\"\nset = { people.visitors.count = 6 }\n";

Study twoVariants(const StudyFolder& folder) {
  MadeStudy made = folder.make("seeds = 3", kTwo);
  EXPECT_TRUE(made.study) << codes(made.problems);
  return std::move(*made.study);
}

RunRecord run(const Study& study, std::size_t variant, std::uint64_t seed) {
  auto record = runOnce(study.variants[variant], variant, seed, Silent());
  EXPECT_TRUE(record && *record);
  return std::move(**record);
}

std::unique_ptr<Store> opened(const StudyFolder& folder, const std::string& name,
                              const Study& study) {
  auto store = Store::open({folder.path(name), "study", "1"}, study, Store::Begin::resume);
  EXPECT_TRUE(store) << (store ? "" : codes(store.error()));
  return std::move(*store);
}

TEST(Store, RunsComeBackAsTheyWere) {
  const StudyFolder folder;
  const Study study = twoVariants(folder);
  RunRecord before = run(study, 1, 2);
  // As of a scenario with a fire.
  before.exposed = 4;
  before.incapacitated = 1;
  before.aset_s = 90.25;
  before.rset_s = 100.5;
  std::string hash;
  {
    auto store = opened(folder, "r", study);
    ASSERT_TRUE(store->save(before).empty());
    hash = store->hash();
  }
  const auto stored = readStored(folder.path("r"));
  ASSERT_TRUE(stored) << codes(stored.error());
  EXPECT_EQ(stored->hash, hash);
  ASSERT_EQ(stored->runs.size(), 1u);
  const RunRecord& after = stored->runs[0];
  EXPECT_EQ(after.variant, 1u);
  EXPECT_EQ(after.seed, 2u);
  EXPECT_EQ(after.agents, 6);
  EXPECT_EQ(after.exposed, 4);
  EXPECT_EQ(after.incapacitated, 1);
  EXPECT_EQ(after.aset_s, 90.25);
  EXPECT_EQ(after.rset_s, 100.5);
  EXPECT_FALSE(after.margin_s);
  EXPECT_EQ(after.t95_s, before.t95_s);
  EXPECT_EQ(after.result_hash, before.result_hash);
  EXPECT_EQ(after.result_hash.size(), 16u);
  for (int i = 0; i < kCurvePoints; ++i) EXPECT_EQ(after.curve_s[i], before.curve_s[i]);
  EXPECT_EQ(after.curve_s[94], after.t95_s);
  ASSERT_EQ(after.exits.size(), 1u);
  EXPECT_EQ(after.exits[0].persons, 6);
  EXPECT_EQ(after.classes.size(), before.classes.size());
  EXPECT_EQ(after.bottlenecks.size(), before.bottlenecks.size());
  ASSERT_EQ(after.maps.size(), 1u);
  EXPECT_EQ(after.maps[0].level, before.maps[0].level);
  EXPECT_EQ(after.maps[0].bytes, before.maps[0].bytes);  // a zero among them is no end
  EXPECT_EQ(stored->variants[1].id, "few");
}

TEST(Store, KeepsWhatAReportNeedsAndAddsItToOlderFiles) {
  const StudyFolder folder;
  const Study study = twoVariants(folder);
  std::string hash;
  {
    auto store = opened(folder, "r", study);
    ASSERT_TRUE(store->save(run(study, 0, 1)).empty());
    hash = store->hash();
  }
  const auto stored = readStored(folder.path("r"));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->model, "anticipation");
  EXPECT_EQ(stored->version, "1");
  EXPECT_NE(stored->scenarioText.find("[scenario]"), std::string::npos);
  EXPECT_NE(stored->planText.find("FeatureCollection"), std::string::npos);
  const ReadStudy again = parseStudy(stored->text, "study.toml");
  ASSERT_TRUE(again.study);
  EXPECT_EQ(again.study->seeds, 3);

  Database(folder.path("r/study.sqlite"), Database::Mode::write)
      .run("DELETE FROM provenance WHERE key IN ('plan', 'scenario', 'model')");
  const auto older = readStored(folder.path("r"));
  ASSERT_TRUE(older);
  EXPECT_EQ(older->planText, "");
  EXPECT_EQ(older->hash, hash);  // what is kept for reports is no result
  const MadeStudy longer = folder.make("seeds = 9", kTwo);
  opened(folder, "r", *longer.study).reset();
  const auto now = readStored(folder.path("r"));
  ASSERT_TRUE(now);
  EXPECT_EQ(now->planText, stored->planText);
  EXPECT_EQ(parseStudy(now->text, "study.toml").study->seeds, 9);
  EXPECT_EQ(now->hash, hash);
}

TEST(Store, TheHashDoesNotDependOnTheOrder) {
  const StudyFolder folder;
  const Study study = twoVariants(folder);
  auto one = opened(folder, "one", study);
  auto two = opened(folder, "two", study);
  const std::vector<RunRecord> runs{run(study, 0, 1), run(study, 0, 2), run(study, 1, 1)};
  for (std::size_t i = 0; i < 3; ++i) {
    ASSERT_TRUE(one->save(runs[i]).empty());
    ASSERT_TRUE(two->save(runs[2 - i]).empty());
    if (i == 0) {
      EXPECT_NE(one->hash(), two->hash());
    }
  }
  EXPECT_EQ(one->hash(), two->hash());
}

TEST(Store, ARunCannotBeSavedTwice) {
  const StudyFolder folder;
  const Study study = twoVariants(folder);
  auto store = opened(folder, "r", study);
  ASSERT_TRUE(store->save(run(study, 0, 1)).empty());
  EXPECT_EQ(codes(store->save(run(study, 0, 1))), "study.cannot-write ");
}

TEST(Store, RefusesWhatIsInUseOrNotItsOwn) {
  const StudyFolder folder;
  const Study study = twoVariants(folder);
  const auto open = [&](const std::string& name, const Study& some, Store::Begin how) {
    const auto store = Store::open({folder.path(name), "study", "1"}, some, how);
    return store ? std::string() : codes(store.error());
  };
  {
    auto store = opened(folder, "r", study);
    EXPECT_EQ(open("r", study, Store::Begin::resume), "study.in-use ");
    ASSERT_TRUE(store->save(run(study, 0, 1)).empty());
  }
  EXPECT_EQ(open("r", study, Store::Begin::fresh), "study.has-results ");
  EXPECT_EQ(open("r", study, Store::Begin::resume), "");
  MadeStudy other =
      folder.make("seeds = 3", "[[variant]]\nid = \"few\"\nset = { people.visitors.count = 7 }\n");
  ASSERT_TRUE(other.study);
  EXPECT_EQ(open("r", *other.study, Store::Begin::resume), "study.other-study ");
  // More variants and more seeds are no other study.
  MadeStudy longer =
      folder.make("seeds = 9", kTwo + "[[variant]]\nid = \"none\"\nclose = [\"exit\"]\n");
  ASSERT_TRUE(longer.study);
  EXPECT_EQ(open("r", *longer.study, Store::Begin::resume), "");
  std::filesystem::create_directories(folder.path("text"));
  std::ofstream(folder.path("text/study.sqlite")) << "not a database, but long enough to be one";
  EXPECT_EQ(open("text", study, Store::Begin::resume), "study.cannot-write ");
  EXPECT_EQ(codes(readStored(folder.path("text")).error()), "study.not-ours ");
  EXPECT_EQ(codes(readStored(folder.path("nowhere")).error()), "file.missing ");
}

TEST(BatchParallel, TheSameForAnyNumberOfThreads) {
  const StudyFolder folder;
  const Study study = twoVariants(folder);
  const std::vector<Task> tasks = wantedTasks(study, {});
  ASSERT_EQ(tasks.size(), 6u);
  std::string hash;
  for (const int threads : {1, 2, 5}) {
    auto store = opened(folder, "threads-" + std::to_string(threads), study);
    Silent silent;
    const auto loop = parallelLoop(threads);
    const Problems problems = runBatch(study, tasks, *loop, silent, [&](RunRecord record) {
      return store->save(std::move(record));
    });
    EXPECT_TRUE(problems.empty());
    EXPECT_TRUE(wantedTasks(study, store->runs()).empty());
    if (hash.empty()) hash = store->hash();
    EXPECT_EQ(store->hash(), hash) << threads;
  }
}

TEST(BatchParallel, EndsWhenARunCannotBeKept) {
  const StudyFolder folder;
  const Study study = twoVariants(folder);
  const std::vector<Task> tasks = wantedTasks(study, {});
  Silent silent;
  int kept = 0;
  const auto loop = parallelLoop(2);
  const Problems problems = runBatch(study, tasks, *loop, silent, [&](RunRecord) {
    return ++kept < 2 ? Problems{}
                      : Problems{{Severity::error, "study.cannot-write", {}, {}, {}, {}}};
  });
  EXPECT_EQ(codes(problems), "study.cannot-write ");
  EXPECT_EQ(kept, 2);
}

}  // namespace
}  // namespace muster::study
