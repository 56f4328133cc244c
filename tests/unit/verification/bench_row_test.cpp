#include "verification/bench_row.h"

#include <gtest/gtest.h>

namespace muster::verification {
namespace {

TEST(BenchRow, MedianIsTheMiddleValueOrTheUpperOfTwo) {
  EXPECT_EQ(median({}), 0.0);
  EXPECT_EQ(median({3}), 3.0);
  EXPECT_EQ(median({9, 1, 5}), 5.0);
  EXPECT_EQ(median({4, 1, 3, 2}), 3.0);
}

// Two quiet windows and one in which something else ran: the median does not hear of it.
TEST(BenchRow, FiguresAreThoseOfTheMedianWindow) {
  const std::vector<Window> windows{
      {10, 1000, 0.020, 0.010}, {10, 900, 0.900, 0.500}, {10, 1000, 0.022, 0.0125}};
  EXPECT_DOUBLE_EQ(msPerStep(windows), 2.2);
  EXPECT_DOUBLE_EQ(agentStepsPerCpuSecond(windows), 80'000);
}

TEST(BenchRow, WindowsWithoutStepsOrTimeSayNothing) {
  EXPECT_EQ(msPerStep({{}}), 0.0);
  EXPECT_EQ(agentStepsPerCpuSecond({{}}), 0.0);
  EXPECT_EQ(nsPerAgentStep(1.0, 0), 0.0);
  EXPECT_DOUBLE_EQ(nsPerAgentStep(2e-3, 1000), 2000);
}

TEST(BenchRow, StepsWithLooksAreCountedApart) {
  const Window onTwoThreads{10, 10'000, 0.5, 1.0, 5'000, 0.4};
  EXPECT_DOUBLE_EQ(looksPerCpuSecond({onTwoThreads}), 6'250);
  EXPECT_EQ(looksPerCpuSecond({{}}), 0.0);
}

TEST(BenchRow, SharesOfPhasesAddUpToAHundred) {
  BenchRow row;
  row.phases = {{"grid", 1.0}, {"motion", 3.0}};
  EXPECT_DOUBLE_EQ(perCent(row, row.phases[0]), 25);
  EXPECT_DOUBLE_EQ(perCent(row, row.phases[1]), 75);
  EXPECT_EQ(perCent(BenchRow{}, {"grid", 1.0}), 0.0);
}

TEST(BenchRow, KernelRatioIsTheStepsTimeInKernelTimes) {
  EXPECT_DOUBLE_EQ(kernelRatio(2e6, 5e6), 2.5);
  EXPECT_EQ(kernelRatio(0, 5e6), 0.0);
}

TEST(BenchRow, IsComparedWithTheSameOfOneThreadOnly) {
  BenchRow one;
  one.scenario = "crowded-hall";
  one.model = "anticipation";
  one.agents = 1000;
  one.ms_per_step = 3;
  BenchRow two = one;
  two.threads = 2;
  two.ms_per_step = 2;
  BenchRow other = two;
  other.model = "collision-free";
  compareWithOneThread({one}, two);
  compareWithOneThread({one}, other);
  compareWithOneThread({one}, one);
  ASSERT_TRUE(two.times_one_thread);
  EXPECT_DOUBLE_EQ(*two.times_one_thread, 1.5);
  EXPECT_FALSE(other.times_one_thread);
  EXPECT_FALSE(one.times_one_thread);
}

}  // namespace
}  // namespace muster::verification
