// `muster bench` and `--profile`, as a user runs them. What was measured is not judged: that is for
// tests/benchmark.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.h"

namespace muster::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kPhases[] = {"events", "decisions", "heading", "grid",
                                   "motion", "crossings", "hash"};

TEST(Bench, GivesRowsWithTheStableKeys) {
  const Said said = muster("bench --quick --agents 1000 --json");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto rows = nlohmann::json::parse(said.output, nullptr, false);
  ASSERT_TRUE(rows.is_array()) << said.output;
  ASSERT_EQ(rows.size(), 6u);  // all models, one and two threads
  for (const auto& row : rows) {
    EXPECT_EQ(row["scenario"], "crowded-hall");
    const bool forces = row["model"] == "social-force";
    EXPECT_TRUE(forces || row["model"] == "anticipation" || row["model"] == "collision-free");
    EXPECT_EQ(row["agents"], 1000);
    EXPECT_TRUE(row["threads"] == 1 || row["threads"] == 2);
    EXPECT_GT(row["ms_per_step"], 0.0);
    EXPECT_GT(row["agent_steps_per_cpu_s"], 0.0);
    EXPECT_LT(row["deepest_overlap"], 0.08);  // 5 % but for dense counterflow (models.md §2)
    EXPECT_GT(row["door_flow_per_m_s"], 0.5);
    EXPECT_LT(row["door_flow_per_m_s"], forces ? 8.0 : 4.0);  // social_force.h: too many
    EXPECT_GT(row["bytes_per_agent"], 100.0);
    double sum = 0;
    for (const char* phase : kPhases) ASSERT_TRUE(row["phases"].contains(phase)) << phase;
    for (const auto& share : row["phases"]) sum += share.get<double>();
    EXPECT_NEAR(sum, 100, 1e-6);
  }
}

// The names stand in the first column, in the user's words: no key may be left.
void expectProfile(const std::string& output) {
  EXPECT_THAT(output, Not(HasSubstr("ui.")));
  for (const char* name :
       {"events", "decisions", "heading", "neighbour grid", "motion", "crossings", "result hash"}) {
    EXPECT_THAT(output, HasSubstr(std::string("\n  step: ") + name + "  "));
  }
  EXPECT_THAT(output, HasSubstr("\n  all "));
}

TEST(BenchSmoke, ProfileNamesEveryPhase) {
  const Said said = muster("bench --quick --agents 100 --threads 1 --model anticipation --profile");
  ASSERT_EQ(said.exit, 0) << said.output;
  expectProfile(said.output);
}

TEST(BenchSmoke, MeasuresADrill) {
  const Said said = muster("bench --scenario sample-drill,seeds --seeds 3 --threads 1,2 --drill '" +
                           source("scenarios/one-room.toml") + "' --json");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto rows = nlohmann::json::parse(said.output, nullptr, false);
  ASSERT_EQ(rows.size(), 4u) << said.output;
  EXPECT_EQ(rows[0]["scenario"], "sample-drill");
  EXPECT_TRUE(rows[0]["phases"].contains("atlas"));
  EXPECT_TRUE(rows[0]["phases"].contains("analysis"));
  EXPECT_GT(rows[0]["wall_s"], 0.0);
  EXPECT_EQ(rows[3]["scenario"], "seeds");
  EXPECT_GT(rows[3]["times_one_thread"], 0.0);
}

TEST(ProfileSmoke, OfARunNamesEveryStageAndPhase) {
  const Said said = muster("run '" + source("scenarios/one-room.toml") + "' --out out --profile");
  ASSERT_EQ(said.exit, 0) << said.output;
  expectProfile(said.output);
  for (const char* stage :
       {"reading", "checking the plan", "checking the scenario", "distance fields",
        "placing people", "analysis", "recording", "writing results", "rest"}) {
    EXPECT_THAT(said.output, HasSubstr(std::string("\n  ") + stage));
  }
  const Said chinese =
      muster("run '" + source("scenarios/one-room.toml") + "' --out out --profile --lang zh");
  EXPECT_THAT(chinese.output, Not(HasSubstr("ui.")));
  EXPECT_THAT(muster("run '" + source("scenarios/one-room.toml") + "' --out out").output,
              Not(HasSubstr("step: motion")));
}

TEST(BenchSmoke, WrongLinesEndWithTwo) {
  for (const char* line :
       {"--agents 10", "--agents 2000000", "--agents many", "--model rolling", "--threads 0",
        "--scenario gym", "--scenario seeds", "--scenario sample-drill", "--seconds -1",
        "--seeds 0", "--drill", "crowded-hall"}) {
    EXPECT_EQ(muster(std::string("bench --quick ") + line).exit, 2) << line;
  }
  EXPECT_EQ(muster("bench --drill nothing-here.toml").exit, 1);
}

}  // namespace
}  // namespace muster::testing
