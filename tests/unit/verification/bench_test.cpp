#include "verification/bench.h"

#include <gtest/gtest.h>

#include "crowd/motion_model.h"
#include "verification/crowded_hall.h"

namespace muster::verification {
namespace {

BenchPlan smallPlan() {
  BenchPlan plan;
  plan.scenarios = {kCrowdedHall};
  plan.agents = {kFewestInHall};
  plan.threads = {1, 2};
  plan.quick = true;
  return plan;
}

TEST(Bench, RowsComeByPeopleModelAndThreads) {
  Silent silent;
  const BenchResult result = bench(smallPlan(), silent);
  ASSERT_TRUE(result.problems.empty());
  EXPECT_FALSE(result.cancelled);
  const auto models = crowd::motionModelNames();
  ASSERT_EQ(result.rows.size(), 2 * models.size());
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const BenchRow& row = result.rows[i];
    EXPECT_EQ(row.model, models[i / 2]);
    EXPECT_EQ(row.threads, i % 2 == 0 ? 1 : 2);
    EXPECT_EQ(row.agents, kFewestInHall);
    EXPECT_GT(row.ms_per_step, 0);
    EXPECT_GT(row.agent_steps_per_cpu_s, 0);
    EXPECT_EQ(row.times_one_thread.has_value(), row.threads == 2);
    // A hall this small may be empty before the kernel is measured.
    EXPECT_GT(row.kernel_ratio.value_or(1), 0);
  }
}

// What is no time must be the same for any number of threads.
TEST(Bench, QualityDoesNotDependOnThreads) {
  Silent silent;
  const BenchResult result = bench(smallPlan(), silent);
  ASSERT_EQ(result.rows.size(), 2 * crowd::motionModelNames().size());
  for (std::size_t i = 0; i < result.rows.size(); i += 2) {
    EXPECT_EQ(result.rows[i].agentSteps, result.rows[i + 1].agentSteps);
    EXPECT_EQ(*result.rows[i].door_flow_per_m_s, *result.rows[i + 1].door_flow_per_m_s);
    EXPECT_EQ(*result.rows[i].deepest_overlap, *result.rows[i + 1].deepest_overlap);
    EXPECT_GT(*result.rows[i].door_flow_per_m_s, 0.2);
    EXPECT_LT(*result.rows[i].door_flow_per_m_s, 4.0);
  }
}

struct AskedToEnd final : Progress {
  // It is asked before each step.
  mutable int looks = 0;
  void advance(double) override {}
  bool cancelled() const override { return looks++ > 1.2 * stepsOfARow(); }
  static int stepsOfARow() {
    const HallSchedule s = hallSchedule(kFewestInHall, smallPlan());
    return s.worlds * s.stepsOfAWorld();
  }
};

TEST(Bench, EndsWhenAskedAndKeepsTheRowsDone) {
  AskedToEnd asked;
  const BenchResult result = bench(smallPlan(), asked);
  EXPECT_TRUE(result.cancelled);
  EXPECT_TRUE(result.problems.empty());
  EXPECT_EQ(result.rows.size(), 1u);
}

BenchPlan planOf(bool quick) {
  BenchPlan plan;
  plan.quick = quick;
  return plan;
}

TEST(Bench, MeasuresWhileNearlyAllAreStillInside) {
  for (const std::size_t people : {1'000u, 10'000u, 100'000u, 1'000'000u}) {
    for (const bool quick : {false, true}) {
      const HallSchedule s = hallSchedule(people, planOf(quick));
      EXPECT_GE(s.warmUpSteps, 20);
      EXPECT_GE(s.windows, 3);
      EXPECT_EQ(s.windows % 2, 0);
      EXPECT_GE(s.worlds, 1);
      // 2.5 P/(m s) through 16 m for the whole time.
      const double gone = 0.05 * s.stepsOfAWorld() * 2.5 * 16;
      EXPECT_LT(gone, 0.25 * static_cast<double>(people));
    }
  }
  EXPECT_GT(hallSchedule(1'000, planOf(false)).worlds, hallSchedule(1'000, planOf(true)).worlds);
}

TEST(Bench, HallsOfAllSizesAreMeasuredAtTheSameMoments) {
  const HallSchedule first = hallSchedule(1'000, planOf(false));
  for (const std::size_t people : {10'000u, 100'000u, 1'000'000u}) {
    for (const bool quick : {false, true}) {
      const HallSchedule s = hallSchedule(people, planOf(quick));
      EXPECT_EQ(s.warmUpSteps, first.warmUpSteps);
      EXPECT_EQ(s.resumeSteps, first.resumeSteps);
      EXPECT_EQ(s.windows * s.windowSteps, first.windows * first.windowSteps);
    }
  }
}

TEST(Bench, AHallIsMeasuredFromTheMomentAskedFor) {
  BenchPlan plan = smallPlan();
  EXPECT_EQ(hallSchedule(10'000, plan).warmUpSteps, 20);
  plan.after_s = 3.15;
  EXPECT_EQ(hallSchedule(10'000, plan).warmUpSteps, 63);
  // Some have left by then.
  plan.models = {"collision-free"};
  plan.threads = {1};
  Silent silent;
  const auto late = bench(plan, silent).rows;
  plan.after_s = 1;
  const auto early = bench(plan, silent).rows;
  ASSERT_EQ(late.size(), 1u);
  ASSERT_EQ(early.size(), 1u);
  EXPECT_LT(late[0].agentSteps, early[0].agentSteps);
}

}  // namespace
}  // namespace muster::verification
