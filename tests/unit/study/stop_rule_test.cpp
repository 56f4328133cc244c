// When a study stops, what it says was last, and what it leaves out.
#include "study/stop_rule.h"

#include <gtest/gtest.h>

#include "foundation/random.h"
#include "study/wanted.h"

namespace muster::study {
namespace {

// Runs whose t95 spreads by `spread_s`, and which use two exits by halves, more or less.
std::vector<RunRecord> spreading(double spread_s, std::size_t n = 200) {
  std::vector<RunRecord> runs(n);
  const Random random(7);
  for (std::size_t i = 0; i < n; ++i) {
    const auto run = static_cast<std::uint32_t>(i);
    const double off = random.normal(run, Purpose::speed);
    runs[i].seed = i;
    runs[i].agents = 100;
    runs[i].t95_s = 200 + spread_s * off;
    runs[i].t100_s = 220 + spread_s * off;
    for (int k = 0; k < kCurvePoints; ++k)
      runs[i].curve_s[k] = (200 + spread_s * off) * (k + 1) / 100;
    const std::int64_t left =
        50 + static_cast<std::int64_t>(4 * random.normal(run, Purpose::place));
    runs[i].exits = {{"east", false, left, {}, {}, 0}, {"west", false, 100 - left, {}, {}, 0}};
    runs[i].bottlenecks = {{"opening", "door", 0, 0, 100, 10, 5 + 0.3 * off, 0, 0, 0, {}}};
  }
  return runs;
}

std::vector<const RunRecord*> first(const std::vector<RunRecord>& runs, std::size_t n) {
  std::vector<const RunRecord*> all;
  for (std::size_t i = 0; i < n; ++i) all.push_back(&runs[i]);
  return all;
}

TEST(StopRule, LooksAtFixedNumbersOnlyAndTwice) {
  const auto runs = spreading(2);
  const StopRule rule;
  EXPECT_EQ(judge(first(runs, 0), {}, true, rule).wanted, 20u);
  EXPECT_EQ(judge(first(runs, 19), {}, true, rule).wanted, 20u);
  const Judgement one = judge(first(runs, 20), {}, true, rule);
  EXPECT_EQ(one.wanted, 30u);
  EXPECT_FALSE(one.precise);
  const Judgement two = judge(first(runs, 30), {}, true, rule);
  EXPECT_TRUE(two.precise);
  EXPECT_EQ(two.wanted, 30u);
  EXPECT_FALSE(two.last);
  // More runs than it asked for do not change its mind.
  EXPECT_EQ(judge(first(runs, 200), {}, true, rule).wanted, 30u);
}

TEST(StopRule, AllQuantitiesAreLookedAt) {
  const auto runs = spreading(10);
  std::set<Quantity> seen;
  for (const Item& item : look(first(runs, 20), first(runs, 20), StopRule()))
    seen.insert(item.quantity);
  EXPECT_EQ(seen,
            (std::set<Quantity>{Quantity::t95, Quantity::t100, Quantity::curve, Quantity::exits,
                                Quantity::densities, Quantity::differences}));
  StopRule rule;
  rule.measure = {"exits"};
  for (const Item& item : look(first(runs, 20), {}, rule)) {
    EXPECT_EQ(item.quantity, Quantity::exits);
    EXPECT_NEAR(item.halfWidth, 2.093 * 0.04 / std::sqrt(20.0), 0.01);
  }
}

TEST(StopRule, SaysWhatWasLast) {
  const auto runs = spreading(25);
  StopRule rule;
  rule.timeShare = 0.03;  // the curve is still asked for to 2 %
  const Judgement judgement = judge(first(runs, 200), {}, true, rule);
  ASSERT_TRUE(judgement.precise);
  EXPECT_GT(judgement.wanted, 40u);
  ASSERT_TRUE(judgement.last);
  EXPECT_EQ(judgement.last->quantity, Quantity::curve);
}

TEST(StopRule, NotConvergedAtTheCap) {
  const auto runs = spreading(25);
  StopRule rule;
  rule.most = 45;  // not a multiple of anything
  const Judgement judgement = judge(first(runs, 45), {}, true, rule);
  EXPECT_TRUE(judgement.capped);
  EXPECT_FALSE(judgement.precise);
  EXPECT_EQ(judgement.wanted, 45u);
  ASSERT_TRUE(judgement.last);
  EXPECT_GT(judgement.last->halfWidth, judgement.last->target);
}

TEST(StopRule, APercentileTakesFiftyNineRuns) {
  StopRule rule;
  rule.percentile = true;
  EXPECT_EQ(judge({}, {}, true, rule).wanted, 59u);
  rule.most = 30;
  EXPECT_EQ(judge({}, {}, true, rule).wanted, 59u);
}

TEST(StopRule, AVariantWaitsForTheBase) {
  const auto runs = spreading(2);
  EXPECT_FALSE(judge(first(runs, 30), first(runs, 20), false, StopRule()).precise);
  EXPECT_TRUE(judge(first(runs, 30), first(runs, 30), false, StopRule()).precise);
}

TEST(StopRule, ATimeThatNeverCameIsLeftOut) {
  auto runs = spreading(2);
  runs[3].t100_s = {};
  for (const Item& item : look(first(runs, 20), {}, StopRule()))
    EXPECT_NE(item.quantity, Quantity::t100);
  EXPECT_TRUE(judge(first(runs, 30), {}, true, StopRule()).precise);
}

}  // namespace
}  // namespace muster::study
