// The sample school's drill, as a user runs it: everybody accounted for, the promised files and
// keys, the same result for any number of threads.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "program.h"
#include "summary.h"

namespace muster::testing {
namespace {

Said drill(const std::string& folder, const std::string& more) {
  return muster("run '" + source("scenarios/fire-drill.toml") + "' --out '" + folder + "' " + more);
}

TEST(FireDrill, EverybodyIsAccountedForAndTheFilesAreThere) {
  const std::string folder = freshFolder();
  const Said said = drill(folder, "");
  ASSERT_EQ(said.exit, 0) << said.output;
  const Summary summary(folder);
  EXPECT_GE(summary.number("agents"), 1650);
  EXPECT_EQ(summary.number("agents"),
            summary.number("out") + summary.number("inside") + summary.number("stuck"));
  EXPECT_EQ(summary.number("stuck"), 0);
  EXPECT_EQ(summary.number("inside"), 0);
  EXPECT_LE(summary.number("deepest_overlap"),
            0.08);  // 5 % but for dense counterflow (models.md §2)
  EXPECT_LT(summary.number("t50_s"), summary.number("t95_s"));
  EXPECT_LE(summary.number("t95_s"), summary.number("t100_s"));
  EXPECT_LE(summary.number("t100_s"), summary.number("roll_call_s"));
  for (const char* key :
       {"simulated_s", "wall_s", "agent_steps", "agent_steps_per_s", "threads", "seed", "model",
        "scenario_hash", "result_hash", "peak_density_per_m2", "hydraulic"}) {
    EXPECT_TRUE(summary.has(key)) << key;
  }
  for (const char* file :
       {"agents.csv", "classes.csv", "exits.csv", "openings.csv", "bottlenecks.csv",
        "recording.muster", "density_A-1.png", "density_A-5.png"}) {
    EXPECT_TRUE(std::filesystem::exists(folder + "/" + file)) << file;
  }
}

TEST(FireDrill, SameResultForAnyNumberOfThreads) {
  std::string hash;
  for (const char* threads : {"1", "2", "8"}) {
    const std::string folder = freshFolder();
    ASSERT_EQ(drill(folder, std::string("--threads ") + threads).exit, 0);
    const std::string now = Summary(folder).text("result_hash");
    ASSERT_EQ(now.size(), 16u);
    if (hash.empty()) hash = now;
    EXPECT_EQ(now, hash) << threads << " threads";
  }
  const std::string folder = freshFolder();
  ASSERT_EQ(drill(folder, "--seed 2").exit, 0);
  EXPECT_NE(Summary(folder).text("result_hash"), hash);
}

TEST(FireDrill, TheHydraulicModelRunsAloneWithTheTablesThatItHas) {
  const std::string folder = freshFolder();
  const Said said = drill(folder, "--model hydraulic");
  ASSERT_EQ(said.exit, 0) << said.output;
  const Summary summary(folder);
  EXPECT_EQ(summary.text("model"), "hydraulic");
  EXPECT_EQ(summary.number("agents"), 1680);
  EXPECT_EQ(summary.number("out"), 1680);
  // The stair that most of a storey uses: 428 people over A-west, 1.92 m effective (2.4 m less
  // 0.15 m a side and a middle rail), 150/280, are 201 s; they cannot be out before.
  EXPECT_GT(summary.number("t100_s"), 201);
  for (const char* file : {"classes.csv", "exits.csv", "openings.csv", "queues.csv"}) {
    EXPECT_TRUE(std::filesystem::exists(folder + "/" + file)) << file;
  }
  for (const char* file : {"agents.csv", "recording.muster", "density_A-1.png"}) {
    EXPECT_FALSE(std::filesystem::exists(folder + "/" + file)) << file;
  }
}

TEST(SmallScenariosSmoke, RunExportAndAreComplete) {
  for (const char* name : {"one-room", "two-storeys", "fire/fds-storey"}) {
    const std::string folder = freshFolder();
    const Said said = muster("run '" + source(std::string("scenarios/") + name + ".toml") +
                             "' --out '" + folder + "'");
    ASSERT_EQ(said.exit, 0) << said.output;
    const Summary summary(folder);
    EXPECT_EQ(summary.number("out"), summary.number("agents")) << name;
    const Said exported = muster("export '" + folder + "/recording.muster' --format jupedsim");
    EXPECT_EQ(exported.exit, 0) << exported.output;
    const Said hydraulic = muster("run '" + source(std::string("scenarios/") + name + ".toml") +
                                  "' --model hydraulic --out '" + freshFolder() + "'");
    EXPECT_EQ(hydraulic.exit, 0) << hydraulic.output;
    EXPECT_EQ(muster("export '" + folder + "/recording.muster' --format csv").exit, 0);
  }
}

// As many as the door lets out, none stuck; and how hard they were squeezed, which other models do
// not know.
TEST(SocialForceSmoke, TellsContactForces) {
  const std::string folder = freshFolder();
  const std::string run =
      "run '" + source("scenarios/social-force.toml") + "' --out '" + folder + "'";
  const Said said = muster(run);
  ASSERT_EQ(said.exit, 0) << said.output;
  const Summary summary(folder);
  EXPECT_EQ(summary.text("model"), "social-force");
  EXPECT_EQ(summary.number("out"), 80);
  EXPECT_GT(summary.number("t100_s"), 35);  // crowd.md: no door of 1 m passes more than 2 a second
  EXPECT_LT(summary.number("t100_s"), 90);
  EXPECT_GT(summary.number("peak_contact_force_n_per_m"), 500);
  EXPECT_NE(readFile(folder + "/agents.csv").find(",peak_contact_force_n_per_m,"),
            std::string::npos);
  EXPECT_NE(said.output.find("contact force"), std::string::npos);
  ASSERT_EQ(muster(run + " --model anticipation").exit, 0);
  EXPECT_TRUE(Summary(folder).has("peak_contact_force_n_per_m"));
  EXPECT_TRUE(std::isnan(Summary(folder).number("peak_contact_force_n_per_m")));
}

TEST(CommandLineSmoke, WrongLinesEndWithTwo) {
  EXPECT_EQ(muster("").exit, 2);
  EXPECT_EQ(muster("dance").exit, 2);
  EXPECT_EQ(muster("run").exit, 2);
  EXPECT_EQ(muster("check plan.docx").exit, 2);
  EXPECT_EQ(muster("--help").exit, 0);
  EXPECT_EQ(muster("run nothing-here.toml").exit, 1);
}

}  // namespace
}  // namespace muster::testing
