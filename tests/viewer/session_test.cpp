// A session as a user has it, click by click (viewer/script.h), and what is remembered of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "viewer/settings.h"
#include "viewer_program.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

Said play(const std::string& files, const std::string& steps) {
  const std::string script = freshFolder() + "/session.txt";
  std::ofstream(script) << steps;
  return viewer(files + " --panels --level lower --lang en --size 1300x850 --script '" + script +
                "'");
}

nlohmann::json json(const std::string& path) {
  return nlohmann::json::parse(readFile(path), nullptr, false);
}

TEST(Session, OpenPlayCloseADoorRestartSaveAndRunTheVariant) {
  const std::string scenario = samples(), folder = freshFolder();
  const Said said =
      play("'" + scenario + "'",
           "wait\nclick time.play\nplay 1\nclick bottleneck.1\ndump " + folder +
               "/first.json\nclick bottleneck.2\nclick tab.run\nclick run.close\nwait\n" +
               "click run.again\nwait\nscreenshot " + folder +
               "/picture.png\nclick run.save\ndump " + folder + "/last.json\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto first = json(folder + "/first.json"), last = json(folder + "/last.json");
  EXPECT_EQ(first["clock"]["time_s"], first["bottlenecks"][0]["from_s"]);
  EXPECT_NE(first["bottlenecks"], last["bottlenecks"]);
  EXPECT_GT(colours(readPicture(folder + "/picture.png")), 50u);

  const std::string variant = fs::path(scenario).parent_path() / "two-storeys-variant.toml";
  ASSERT_TRUE(fs::exists(variant));
  const Said run = muster("run '" + variant + "' --out '" + folder + "/results'");
  ASSERT_EQ(run.exit, 0) << run.output;
  const std::string dump = folder + "/variant.json";
  ASSERT_EQ(viewer("'" + folder + "/results/recording.muster' --at 100000 --dump-ui " + dump).exit,
            0);
  const auto recorded = json(dump);
  ASSERT_FALSE(last["bottlenecks"].empty());
  EXPECT_EQ(recorded["bottlenecks"][0]["id"], last["bottlenecks"][0]["id"]);
  EXPECT_NEAR(recorded["bottlenecks"][0]["lost_person_s"].get<double>(),
              last["bottlenecks"][0]["lost_person_s"].get<double>(), 0.001);
}

TEST(Session, AGroupIsSentAnotherWay) {
  const std::string folder = freshFolder();
  const Said said =
      play("'" + samples() + "' --at 5",
           "wait\ndump " + folder +
               "/as-planned.json\nperson 0\nclick tab.run\nclick run.exit\n"
               "click run.exit.ramp-foot\nclick run.announce\nwait\ndump " +
               folder + "/detour.json\nclick run.undo\nwait\ndump " + folder + "/undone.json\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto planned = json(folder + "/as-planned.json"), detour = json(folder + "/detour.json");
  EXPECT_THAT(detour["events"].dump(), HasSubstr("Announcement: pupils → ramp-foot"));
  EXPECT_NE(detour["bottlenecks"], planned["bottlenecks"]);
  EXPECT_EQ(json(folder + "/undone.json")["bottlenecks"], planned["bottlenecks"]);
}

TEST(Session, TheSelectedStairIsAProbe) {
  const std::string folder = freshFolder();
  const Said said =
      play("'" + recordingOf("two-storeys") + "'",
           "wait\nclick bottleneck.4\nclick tab.curves\ndump " + folder +
               "/probe.json\nclick language.zh\nscreenshot " + folder + "/probe.png\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto ui = json(folder + "/probe.json");
  EXPECT_EQ(ui["bottlenecks"][3]["id"], "stair");
  EXPECT_THAT(ui["curves"][0]["title"].get<std::string>(), HasSubstr("stair"));
  EXPECT_EQ(ui["curves"][0]["curves"][0]["last"], 0.0);  // everybody has left it in the end
  EXPECT_EQ(ui["curves"].size(), 5u);
}

TEST(Session, BeginsWithTheSamplesAndOpensOne) {
  const std::string folder = freshFolder();
  const Said said = play("", "screenshot " + folder +
                                 "/start.png\nclick sample.two-storeys\nwait\nplay 1\ndump " +
                                 folder + "/opened.json\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  EXPECT_GT(colours(readPicture(folder + "/start.png")), 20u);
  EXPECT_EQ(json(folder + "/opened.json")["scenario"], "two-storeys");
}

TEST(Session, ARecordingIsOpenedBesideAnother) {
  const std::string folder = freshFolder(), one = recordingOf("two-storeys");
  const Said said = play("'" + one + "'",
                         "click show.compare\nclick dialog.up\nclick dialog.cancel\n"
                         "wait\ndump " +
                             folder + "/one.json\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  EXPECT_TRUE(json(folder + "/one.json")["compared"].empty());
}

TEST(Session, StepsThatCannotBeDoneAreTold) {
  const std::string plan = "'" + source("maps/two-storeys.geojson") + "'";
  const Said step = play(plan, "\n# nothing\njump\n");
  EXPECT_EQ(step.exit, 1);
  EXPECT_THAT(step.output, HasSubstr("session.txt:3:1"));
  EXPECT_THAT(step.output, HasSubstr("[viewer.script-step]"));
  EXPECT_THAT(play(plan, "click run.close\n").output, HasSubstr("[viewer.script-control]"));
}

TEST(Settings, AreReadBackAndDamagedOnesAreAsAtTheFirstStart) {
  using namespace muster::viewer;
  const std::string file = freshFolder() + "/new/viewer.json";
  EXPECT_EQ(readSettings(file), Settings());
  Settings settings{"zh", 1.5, true, {}};
  for (int i = 0; i < 20; ++i) remember(settings, "/tmp/plan-" + std::to_string(i % 15));
  EXPECT_EQ(settings.recent.size(), 10u);
  EXPECT_EQ(settings.recent.front(), "/tmp/plan-4");
  ASSERT_TRUE(writeSettings(file, settings).empty());
  EXPECT_EQ(readSettings(file), settings);
  for (const char* damaged :
       {"", "{", "[1]", R"({"scale": "large", "recent": 7, "language": 3})"}) {
    std::ofstream(file) << damaged;
    EXPECT_EQ(readSettings(file), Settings()) << damaged;
  }
  std::ofstream(file) << R"({"scale": 1e9})";
  EXPECT_EQ(readSettings(file).scale, kMostScale);
}

}  // namespace
}  // namespace muster::testing
