// The difference of exit curves against figures by hand (Student's t of one degree: 12.7062).
#include "study/curve_difference.h"

#include <gtest/gtest.h>

namespace muster::study {
namespace {

// One per cent of the people leaves each second, the first after `delay_s`.
RunRecord leaving(std::uint64_t seed, double delay_s, std::int64_t people = 100) {
  RunRecord run;
  run.seed = seed;
  run.agents = people;
  for (int k = 0; k < kCurvePoints; ++k) run.curve_s[k] = delay_s + k + 1;
  return run;
}

std::vector<const RunRecord*> all(const std::vector<RunRecord>& runs) {
  std::vector<const RunRecord*> records;
  for (const RunRecord& run : runs) records.push_back(&run);
  return records;
}

TEST(CurveDifference, IsTakenRunByRunOfTheSameSeed) {
  const std::vector<RunRecord> before{leaving(1, 0), leaving(2, 0), leaving(9, 50)};
  const std::vector<RunRecord> after{leaving(2, 20), leaving(1, 10)};
  const CurveDifference d = curveDifference(all(before), all(after), 1);
  EXPECT_TRUE(d.paired);
  EXPECT_EQ(d.pairs, 2u);
  ASSERT_EQ(d.time_s.size(), 121u);  // the last is out after 120 s; seed 9 has no partner
  EXPECT_EQ(d.time_s[50], 50);
  EXPECT_NEAR(d.more[50].estimate, -15, 1e-9);  // 40 - 50 and 30 - 50
  EXPECT_NEAR(d.more[50].low, -15 - 12.7062 * 5, 1e-3);
  EXPECT_NEAR(d.more[50].high, -15 + 12.7062 * 5, 1e-3);
  EXPECT_EQ(d.more[0].low, 0);
  EXPECT_EQ(d.more[120].high, 0);
}

TEST(CurveDifference, WhatPairsHaveInCommonCancelsOut) {
  const std::vector<RunRecord> before{leaving(1, 10), leaving(2, 20)};
  const std::vector<RunRecord> same{leaving(1, 10), leaving(2, 20)};
  const CurveDifference paired = curveDifference(all(before), all(same), 1);
  EXPECT_EQ(paired.more[50].high - paired.more[50].low, 0);
  const std::vector<RunRecord> others{leaving(3, 10), leaving(4, 20)};
  const CurveDifference unpaired = curveDifference(all(before), all(others), 1);
  EXPECT_FALSE(unpaired.paired);
  EXPECT_EQ(unpaired.pairs, 0u);
  EXPECT_EQ(unpaired.more[50].estimate, 0);
  EXPECT_GT(unpaired.more[50].high, 10);
}

TEST(CurveDifference, CountsPeople) {
  const std::vector<RunRecord> before{leaving(1, 0, 50), leaving(2, 0, 50)};
  const std::vector<RunRecord> after{leaving(1, 10, 200), leaving(2, 10, 200)};
  EXPECT_EQ(curveDifference(all(before), all(after), 1).more[50].estimate, 80 - 25);
}

TEST(CurveDifference, OneRunEachHasNoInterval) {
  const std::vector<RunRecord> one{leaving(1, 0)}, other{leaving(1, 5)};
  const CurveDifference d = curveDifference(all(one), all(other), 1);
  EXPECT_TRUE(d.time_s.empty());
  EXPECT_EQ(d.pairs, 1u);
  EXPECT_TRUE(curveDifference({}, {}, 1).time_s.empty());
}

}  // namespace
}  // namespace muster::study
