// Shards: together they make what one machine makes, once each, and merging finds what does not
// fit.
#include "study/shards.h"

#include <gtest/gtest.h>

#include "study/slurm.h"
#include "study/wanted.h"
#include "study_files.h"

namespace muster::study {
namespace {

using test::codes;
using test::StudyFolder;

Study study(const StudyFolder& folder) {
  MadeStudy made =
      folder.make("seeds = 3", "[[variant]]\nid = \"few\"\nset = { people.visitors.count = 6 }\n");
  EXPECT_TRUE(made.study) << codes(made.problems);
  return std::move(*made.study);
}

std::unique_ptr<Store> opened(const std::string& folder, const std::string& name,
                              const Study& study) {
  auto store = Store::open({folder, name, "1"}, study, Store::Begin::resume);
  EXPECT_TRUE(store) << (store ? "" : codes(store.error()));
  return std::move(*store);
}

void make(const Study& study, const std::vector<Task>& tasks, Store& store) {
  Silent silent;
  const Problems problems = runBatch(study, tasks, *serialLoop(), silent, [&](RunRecord record) {
    return store.save(std::move(record));
  });
  EXPECT_TRUE(problems.empty()) << codes(problems);
}

TEST(Shards, AreReadAsTheyAreWritten) {
  ASSERT_TRUE(readShard("3/8"));
  EXPECT_EQ(readShard("3/8")->number, 3);
  EXPECT_EQ(nameOf(*readShard("3/8")), "shard-3-of-8");
  for (const char* wrong : {"", "3", "0/8", "9/8", "3/", "/8", "3/8x", "-1/8", "a/b", "1/1000000"})
    EXPECT_FALSE(readShard(wrong)) << wrong;
}

TEST(Shards, HaveEachTaskOnce) {
  const StudyFolder folder;
  const std::vector<Task> all = wantedTasks(study(folder), {});
  for (const int of : {1, 2, 4, 9}) {
    std::vector<Task> together;
    for (int number = 1; number <= of; ++number)
      for (const Task& task : tasksOf({number, of}, all)) together.push_back(task);
    std::sort(together.begin(), together.end());
    EXPECT_EQ(together, all) << of;
  }
}

TEST(Shards, MergedAreWhatOneMachineMakes) {
  const StudyFolder folder;
  const Study s = study(folder);
  const std::vector<Task> all = wantedTasks(s, {});
  auto one = opened(folder.path("one"), "study", s);
  make(s, all, *one);
  const std::string many = folder.path("many");
  for (const int number : {3, 1, 2})
    make(s, tasksOf({number, 3}, all), *opened(many, nameOf({number, 3}), s));
  auto store = opened(many, "study", s);
  const auto merged = mergeShards(*store, many, s, "1");
  ASSERT_TRUE(merged) << codes(merged.error());
  EXPECT_EQ(merged->shards, 3u);
  EXPECT_EQ(merged->runs, 6u);
  EXPECT_EQ(store->hash(), one->hash());
  EXPECT_FALSE(std::filesystem::exists(many + "/shard-1-of-3.sqlite"));
  const auto again = mergeShards(*store, many, s, "1");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->shards, 0u);
}

// A task that was started twice has some runs twice; they are the same, or somebody is told.
TEST(Shards, RunsThatDifferAreTold) {
  const StudyFolder folder;
  const Study s = study(folder);
  const std::string many = folder.path("many");
  auto run = runOnce(s.variants[0], 0, 1, Silent());
  ASSERT_TRUE(run && *run);
  auto store = opened(many, "study", s);
  ASSERT_TRUE(store->save(**run).empty());
  ASSERT_TRUE(opened(many, "shard-1-of-2", s)->save(**run).empty());
  const auto same = mergeShards(*store, many, s, "1");
  ASSERT_TRUE(same);
  EXPECT_EQ(same->runs, 0u);
  (*run)->result_hash = "another";
  ASSERT_TRUE(opened(many, "shard-1-of-2", s)->save(**run).empty());
  const auto other = mergeShards(*store, many, s, "1");
  ASSERT_FALSE(other);
  EXPECT_EQ(codes(other.error()), "study.runs-differ ");
}

TEST(Shards, OneThatIsStillWrittenIsRefused) {
  const StudyFolder folder;
  const Study s = study(folder);
  auto store = opened(folder.path("many"), "study", s);
  const auto busy = opened(folder.path("many"), "shard-1-of-2", s);
  const auto merged = mergeShards(*store, folder.path("many"), s, "1");
  ASSERT_FALSE(merged);
  EXPECT_EQ(codes(merged.error()), "study.in-use ");
}

TEST(Slurm, TheScriptQuotesWhatTheShellWouldRead) {
  const std::string script = batchScript({"my drill", "/opt/mus'ter", "/a b/s.toml", "/out", 7});
  EXPECT_NE(script.find("#SBATCH --job-name=muster-my-drill\n"), std::string::npos) << script;
  EXPECT_NE(script.find("#SBATCH --array=1-7\n"), std::string::npos);
  EXPECT_NE(script.find("#SBATCH --requeue\n"), std::string::npos);
  EXPECT_NE(script.find("exec '/opt/mus'\\''ter' study '/a b/s.toml' --out '/out' --shard "
                        "\"$SLURM_ARRAY_TASK_ID/7\""),
            std::string::npos)
      << script;
  EXPECT_EQ(shardsFor(0), 1);
  EXPECT_EQ(shardsFor(10), 1);
  EXPECT_EQ(shardsFor(11), 2);
  EXPECT_EQ(shardsFor(1'000'000), 1000);
}

}  // namespace
}  // namespace muster::study
