// What is said of a difference, and when.
#include "study/comparison.h"

#include <gtest/gtest.h>

#include "study/overview.h"

namespace muster::study {
namespace {

std::vector<RunRecord> runs(const std::vector<double>& t95, std::size_t variant = 0) {
  std::vector<RunRecord> all;
  for (std::size_t i = 0; i < t95.size(); ++i) {
    RunRecord run;
    run.variant = variant;
    run.seed = i + 1;
    if (t95[i] > 0) run.t95_s = t95[i];
    all.push_back(run);
  }
  return all;
}

Difference between(const std::vector<double>& before, const std::vector<double>& after) {
  const std::vector<RunRecord> a = runs(before), b = runs(after);
  std::vector<const RunRecord*> ofA, ofB;
  for (const RunRecord& run : a) ofA.push_back(&run);
  for (const RunRecord& run : b) ofB.push_back(&run);
  return compare(ofA, ofB, &RunRecord::t95_s);
}

TEST(Comparison, PairsBySeed) {
  // Far apart from run to run, the same within a run.
  const Difference d = between({100, 200, 300, 400}, {90, 191, 289, 390});
  EXPECT_EQ(d.pairs, 4u);
  EXPECT_EQ(d.verdict, Verdict::sooner);
  EXPECT_NEAR(d.change_s.estimate, -10, 1e-9);
  EXPECT_LT(d.change_s.high, 0);
  EXPECT_GT(d.gain, 1000);
  EXPECT_LT(d.effect, -5);
  EXPECT_EQ(between({90, 191, 289, 390}, {100, 200, 300, 400}).verdict, Verdict::later);
}

// A difference that is there for certain, but too small to matter, is none.
TEST(Comparison, EqualWithinTheBand) {
  EXPECT_EQ(between({100, 101, 99, 100}, {102, 103, 101, 102.1}).verdict, Verdict::equal);
  EXPECT_EQ(between({100, 101, 99, 100}, {107, 108, 106, 107.1}).verdict, Verdict::later);
  // 3 % of 300 s is more than 5 s.
  const Difference d = between({300, 301, 299, 300}, {307, 308, 306, 307.1});
  EXPECT_NEAR(d.band_s, 9, 1e-9);
  EXPECT_EQ(d.verdict, Verdict::equal);
}

TEST(Comparison, UndecidedAndIncomparable) {
  EXPECT_EQ(between({100, 100, 100}, {90, 120, 95}).verdict, Verdict::undecided);
  EXPECT_EQ(between({100}, {90}).verdict, Verdict::incomparable);
  EXPECT_EQ(between({}, {}).common, 0u);
  const Difference d = between({100, 0, 100}, {90, 90, 0});  // 0: never
  EXPECT_EQ(d.common, 3u);
  EXPECT_EQ(d.pairs, 1u);
  EXPECT_EQ(d.verdict, Verdict::incomparable);
}

// Of twenty variants that are nothing but noise one would seem to differ.
TEST(Comparison, HolmOverSeveral) {
  std::vector<Difference> several(20, between({100, 100, 100, 100}, {90, 94, 97, 92}));
  EXPECT_EQ(several[0].verdict, Verdict::sooner);
  adjust(several);
  EXPECT_EQ(several[0].verdict, Verdict::undecided);
  EXPECT_NEAR(several[0].adjusted, std::min(1.0, 20 * several[0].p), 1e-12);
  // Its own interval does not hold 0; whoever states it has to say why that does not count.
  EXPECT_TRUE(overruled(several[0]));
  EXPECT_EQ(several[0].asked, 20u);
  EXPECT_FALSE(overruled(between({100, 100, 100}, {90, 120, 95})));
  EXPECT_FALSE(overruled(between({100, 200, 300, 400}, {90, 191, 289, 390})));
}

TEST(Overview, WorstClosureFirst) {
  StoredStudy study;
  study.variants = {{"base", {}, {}, false, ""},
                    {"without-a", {}, {"a"}, true, ""},
                    {"without-b", {}, {"b"}, true, ""},
                    {"without-c", {}, {"c"}, true, ""}};
  const auto add = [&](std::vector<RunRecord> some, std::int64_t stuck) {
    for (RunRecord& run : some) {
      run.stuck = stuck;
      study.runs.push_back(run);
    }
  };
  add(runs({100, 101, 102}, 0), 0);
  add(runs({100, 101, 102.5}, 1), 0);
  add(runs({0, 0, 0}, 2), 12);
  add(runs({150, 155, 152}, 3), 0);
  const auto all = overviewOf(study);
  const auto worst = worstClosures(study, all);
  ASSERT_EQ(worst.size(), 3u);
  EXPECT_EQ(study.variants[worst[0].variant].id, "without-b");
  EXPECT_EQ(worst[0].peopleLeft, 12);
  EXPECT_EQ(worst[0].runsWithPeopleLeft, 3u);
  EXPECT_FALSE(worst[0].t95_s);
  EXPECT_EQ(study.variants[worst[1].variant].id, "without-c");
  EXPECT_EQ(worst[1].t95.verdict, Verdict::later);
  EXPECT_EQ(worst[2].t95.verdict, Verdict::equal);
}

}  // namespace
}  // namespace muster::study
