// A session as a user has it, click by click (viewer/script.h), and what is remembered of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

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

// In the list of bottlenecks, from 1; "none" if it is not there.
std::string rankOf(const std::string& id, const nlohmann::json& bottlenecks) {
  for (std::size_t i = 0; i < bottlenecks.size(); ++i)
    if (bottlenecks[i]["id"] == id) return std::to_string(i + 1);
  return "none";
}

TEST(Session, OpenPlayCloseADoorRestartSaveAndRunTheVariant) {
  const std::string scenario = samples(), folder = freshFolder();
  ASSERT_EQ(play("'" + scenario + "'", "wait\ndump " + folder + "/list.json\n").exit, 0);
  const std::string entrance = rankOf("entrance", json(folder + "/list.json")["bottlenecks"]);
  const Said said =
      play("'" + scenario + "'",
           "wait\nclick time.play\nplay 1\nclick bottleneck.1\ndump " + folder +
               "/first.json\nclick bottleneck." + entrance +
               "\nclick tab.run\nclick run.close\nwait\n" + "click run.again\nwait\nscreenshot " +
               folder + "/picture.png\nclick run.save\ndump " + folder + "/last.json\n");
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
  const std::string recording = "'" + recordingOf("two-storeys") + "'";
  ASSERT_EQ(play(recording, "wait\ndump " + folder + "/list.json\n").exit, 0);
  const auto list = json(folder + "/list.json")["bottlenecks"];
  const std::string rank = rankOf("stair", list);
  const Said said =
      play(recording, "wait\nclick bottleneck." + rank + "\nclick tab.curves\ndump " + folder +
                          "/probe.json\nclick language.zh\nscreenshot " + folder + "/probe.png\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto ui = json(folder + "/probe.json");
  EXPECT_THAT(ui["curves"][0]["title"].get<std::string>(), HasSubstr("stair"));
  EXPECT_EQ(ui["curves"][0]["curves"][0]["last"], 0.0);  // everybody has left it in the end
  EXPECT_EQ(ui["curves"].size(), 6u);
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

TEST(Session, AFileIsChosenInTheDialogOrDropped) {
  const std::string folder = freshFolder(), scenario = samples();
  const Said said =
      play("", "key o\nclick dialog.up\nclick dialog.cancel\ndrop " + scenario + "\nwait\ndump " +
                   folder + "/dropped.json\nkey o\n" + "click dialog.cancel\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  EXPECT_EQ(json(folder + "/dropped.json")["scenario"], "two-storeys");
}

// A scenario two folders down, by the mouse alone.
TEST(Session, AFileIsChosenWithTheMouse) {
  const std::string folder = freshFolder(), scenario = samples();
  const fs::path scenarios = fs::path(scenario).parent_path();
  std::ofstream(scenarios / "notes.txt") << "no scenario\n";
  const std::string plan = (scenarios.parent_path() / "maps/two-storeys.geojson").string();
  const Said said =
      play("'" + plan + "'", "click show.open\nclick dialog.up\nclick dialog.scenarios\ndump " +
                                 folder + "/plan.json\nclick dialog.two-storeys.toml\nwait\n" +
                                 "dump " + folder + "/opened.json\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  EXPECT_EQ(json(folder + "/plan.json")["scenario"], "");
  EXPECT_EQ(json(folder + "/opened.json")["scenario"], "two-storeys");
}

// By the protocol of a desktop, from another program on the same display.
TEST(Session, AFileIsDroppedOnTheWindowByAnotherProgram) {
  const std::string folder = freshFolder(), scenario = samples();
  std::ofstream(folder + "/session.txt")
      << "await-drop\nwait\ndump " << folder << "/dropped.json\n";
  std::ofstream(folder + "/both") << "'" MUSTER_VIEWER "' --window --size 1200x780 --script '"
                                  << folder << "/session.txt' &\n'" MUSTER_DROP_FILE "' '"
                                  << scenario << "'\ndropped=$?\nwait $!\nexit $dropped\n";
  const Said said =
      runOnDisplay("sh '" + folder + "/both'", "XDG_CONFIG_HOME='" + folder + "/config'");
  ASSERT_EQ(said.exit, 0) << said.output;
  EXPECT_EQ(json(folder + "/dropped.json")["scenario"], "two-storeys");
}

// Two windows one after the other: what was chosen in the first is there in the second.
TEST(Session, TheWindowRemembersItsSettings) {
  const std::string folder = freshFolder(), plan = source("maps/two-storeys.geojson");
  const auto window = [&](const std::string& steps) {
    std::ofstream(folder + "/session.txt") << steps;
    const Said said = viewerInWindow(
        "'" + plan + "' --window --size 1200x780 --script '" + folder + "/session.txt'",
        "XDG_CONFIG_HOME=" + folder + "/config");
    EXPECT_EQ(said.exit, 0) << said.output;
  };
  window("dump " + folder + "/first.json\nclick language.zh\nclick look.contrast\n");
  window("dump " + folder + "/second.json\n");
  const auto first = json(folder + "/first.json"), second = json(folder + "/second.json");
  EXPECT_EQ(first["language"], "en");
  EXPECT_EQ(second["language"], "zh");
  const auto settings = json(folder + "/config/muster/viewer.json");
  EXPECT_EQ(settings["high_contrast"], true);
  EXPECT_THAT(settings["recent"].dump(), HasSubstr("two-storeys.geojson"));
}

// Every key that the README names does something, and what it says.
TEST(Session, KeysDoWhatTheReadmeSays) {
  const std::string folder = freshFolder();
  int number = 0;
  std::string steps = "wait\n";
  const auto after = [&](const std::string& keys) {
    std::istringstream list(keys);
    for (std::string key; list >> key;) steps += "key " + key + "\n";
    steps += "dump " + folder + "/" + std::to_string(++number) + ".json\n";
  };
  for (const char* keys : {"end", "home", "right", "full-stop", "comma", "plus", "minus minus", "s",
                           "s up", "down", "c", "h", "b", "tab", "l", "space"})
    after(keys);
  const Said said = play("'" + recordingOf("two-storeys") + "'", steps);
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto ui = [&](int n) { return json(folder + "/" + std::to_string(n) + ".json"); };
  const auto time = [&](int n) { return ui(n)["clock"]["time_s"].get<double>(); };
  EXPECT_GT(time(1), 50);
  EXPECT_EQ(time(2), 0);
  EXPECT_NEAR(time(3), 0.2, 1e-6);
  EXPECT_GT(time(4), time(3));
  EXPECT_LT(time(5), time(4));
  EXPECT_EQ(ui(6)["clock"]["rate"], 2);
  EXPECT_EQ(ui(7)["clock"]["rate"], 0.5);
  EXPECT_EQ(ui(8)["level"], "all");
  EXPECT_EQ(ui(9)["level"], "upper");
  EXPECT_EQ(ui(10)["level"], "lower");
  EXPECT_EQ(ui(11)["colour"], "density");
  EXPECT_EQ(ui(12)["heat"], "now");
  EXPECT_EQ(time(13), ui(13)["bottlenecks"][0]["from_s"].get<double>());
  EXPECT_EQ(ui(14)["tab"], "curves");
  EXPECT_EQ(ui(15)["language"], "zh");
  EXPECT_EQ(ui(16)["clock"]["playing"], true);
}

// Not one label is wider than its panel.
TEST(Session, NoLabelIsCut) {
  const std::string folder = freshFolder(), scenario = samples();
  std::ofstream(folder + "/session.txt")
      << "wait\nopening entrance\nclick tab.run\ndump " << folder
      << "/opening.json\nperson 0\ndump " << folder << "/person.json\nstair stair\ndump " << folder
      << "/stair.json\n";
  for (const std::string scale : {"1", "1.5", "2"}) {
    for (const std::string language : {"en", "zh"}) {
      const Said said =
          viewer("'" + scenario + "' --panels --level lower --size 1900x2600 --lang " + language +
                 " --scale " + scale + " --script '" + folder + "/session.txt'");
      ASSERT_EQ(said.exit, 0) << said.output;
      for (const char* place : {"opening", "person", "stair"})
        EXPECT_EQ(json(folder + "/" + place + ".json")["cut"].dump(), "[]") << language << scale;
    }
  }
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
