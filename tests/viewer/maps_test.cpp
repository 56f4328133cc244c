// Maps and curves of a whole run: usage, time to exit, the air at the clock's moment; slots,
// points.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "viewer_program.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

Picture pictureOf(const std::string& file, const std::string& options) {
  const std::string png = freshFolder() + "/picture.png";
  const Said said =
      viewer("'" + file + "' --size 900x600 --level lower --screenshot " + png + " " + options);
  EXPECT_EQ(said.exit, 0) << said.output;
  return readPicture(png);
}

nlohmann::json played(const std::string& file, const std::string& steps,
                      const std::string& options = "") {
  const std::string folder = freshFolder();
  std::ofstream(folder + "/session.txt") << steps << "dump " << folder << "/ui.json\n";
  const Said said = viewer("'" + file + "' --panels --level lower --lang en --size 1300x850 " +
                           options + " --script '" + folder + "/session.txt'");
  EXPECT_EQ(said.exit, 0) << said.output;
  return nlohmann::json::parse(readFile(folder + "/ui.json"), nullptr, false);
}

// A scenario in which a fire fills the house.
std::string smokyScenario() {
  static std::string scenario;
  if (!scenario.empty()) return scenario;
  scenario = samples();
  std::ofstream(scenario, std::ios::app)
      << "\n[fire.zones]\nspace = \"hall\"\npeak_kW = 2000\ngrowth = \"ultra-fast\"\n";
  return scenario;
}

// Its recording.
std::string smokyRecording() {
  static std::string recording;
  if (!recording.empty()) return recording;
  const std::string results = freshFolder();
  const Said run = muster("run '" + smokyScenario() + "' --out '" + results + "'");
  EXPECT_TRUE(run.exit == 0 || run.exit == 3) << run.output;
  return recording = results + "/recording.muster";
}

TEST(Maps, UsageAndTimeToExitAreThoseOfARecordingAndOfARunInTheWindow) {
  const std::string recording = recordingOf("two-storeys");
  for (const std::string map : {"usage", "time-to-exit"}) {
    const Picture plain = pictureOf(recording, "--at 3000");
    const Picture recorded = pictureOf(recording, "--at 3000 --heat " + map);
    EXPECT_GT(difference(plain, recorded), 0.5) << map;
    EXPECT_LT(difference(recorded, pictureOf(samples(), "--at 3000 --heat " + map)), 0.3) << map;
  }
  EXPECT_GT(difference(pictureOf(recording, "--at 3000 --heat usage"),
                       pictureOf(recording, "--at 3000 --heat time-to-exit")),
            0.5);
}

TEST(Maps, TheAirNowChangesWithTheClockInARecordingToo) {
  const std::string recording = smokyRecording();
  const std::string people = "--heat visibility-now";
  const Picture before = pictureOf(recording, "--at 0.2 " + people);
  const Picture early = pictureOf(recording, "--at 25 " + people);
  const Picture late = pictureOf(recording, "--at 3000 " + people);
  EXPECT_GT(difference(early, before), 0.5);
  EXPECT_GT(difference(late, early), 0.5);
  EXPECT_GT(difference(pictureOf(recording, "--at 25 --heat temperature-now"), early), 0.5);
  // What was worst over all of it is what smoke that only grows is at the end.
  EXPECT_LT(difference(pictureOf(recording, "--at 3000 --heat visibility"), late), 4);
}

// But for cells that somebody crossed between two frames what the run itself knows step by step.
TEST(Maps, TheMarginOfARecordingIsThatOfItsRun) {
  const std::string recording = smokyRecording();
  const Picture plain = pictureOf(recording, "--at 3000");
  const Picture margin = pictureOf(recording, "--at 3000 --heat margin");
  EXPECT_GT(difference(plain, margin), 0.5);
  EXPECT_LT(difference(margin, pictureOf(smokyScenario(), "--at 3000 --heat margin")),
            difference(plain, margin) / 10);
}

TEST(Maps, AFireThatDependsOnDoorsHeldOpenHasNoMarginInARecording) {
  const std::string folder = freshFolder(), scenario = samples();
  std::ofstream(scenario, std::ios::app)
      << "\n[fire.zones]\nspace = \"hall\"\npeak_kW = 100\ncoupled = true\n";
  const Said run = muster("run '" + scenario + "' --out '" + folder + "'");
  ASSERT_TRUE(run.exit == 0 || run.exit == 3) << run.output;
  EXPECT_EQ(played(folder + "/recording.muster", "")["fire"], "viewer.heat.no-margin");
}

TEST(Maps, AFireWhoseScenarioIsGoneSaysSo) {
  const std::string folder = freshFolder(), scenario = samples();
  std::ofstream(scenario, std::ios::app) << "\n[fire.zones]\nspace = \"hall\"\npeak_kW = 100\n";
  const Said run = muster("run '" + scenario + "' --out '" + folder + "'");
  ASSERT_TRUE(run.exit == 0 || run.exit == 3) << run.output;
  const auto ui = played(folder + "/recording.muster", "");
  EXPECT_TRUE(ui["fire"].is_null());
  fs::remove(scenario);
  EXPECT_EQ(played(folder + "/recording.muster", "")["fire"], "viewer.heat.no-scenario");
}

TEST(Curves, EndWithTheRecording) {
  const auto ui = played(recordingOf("two-storeys"), "wait\nclick tab.curves\n", "--at 3000");
  EXPECT_GT(ui["curves"].size(), 3u);
  for (const auto& plot : ui["curves"]) {
    for (const auto& curve : plot["curves"])
      EXPECT_NEAR(curve["to_s"].get<double>(), ui["clock"]["time_s"].get<double>(), 1e-3)
          << plot["title"];
  }
}

TEST(Curves, TheSlotFillsUpToThoseWhoArrived) {
  const auto ui = played(recordingOf("two-storeys"), "wait\nzone meeting-point\nclick tab.curves\n",
                         "--at 3000");
  EXPECT_THAT(ui["curves"][0]["title"].get<std::string>(), HasSubstr("People in "));
  EXPECT_EQ(ui["curves"][0]["curves"][0]["last"], ui["clock"]["arrived"].get<double>());
  EXPECT_GT(ui["clock"]["arrived"].get<int>(), 0);
  EXPECT_THAT(ui["curves"].back()["title"].get<std::string>(), HasSubstr("assembly"));
}

// The point in the picture's middle: somewhere in the lower storey.
TEST(Curves, AClickWithShiftPutsAProbe) {
  const auto ui = played(recordingOf("two-storeys"), "wait\nprobe 560 400\nwait\nplay 0.2\n");
  ASSERT_FALSE(ui["curves"].empty());
  EXPECT_THAT(ui["curves"][0]["title"].get<std::string>(), HasSubstr("cross"));
  EXPECT_EQ(ui["curves"][0]["unit"], "people per m²");
}

TEST(Curves, TwoResultsHaveADifferenceButNoInterval) {
  const std::string one = recordingOf("two-storeys");
  const std::string folder = freshFolder();
  const Said said =
      viewer("'" + one + "' '" + one + "' --at 30 --panels --tab compare --lang en " +
             "--screenshot " + folder + "/compared.png --dump-ui " + folder + "/ui.json");
  ASSERT_EQ(said.exit, 0) << said.output;
  const auto ui = nlohmann::json::parse(readFile(folder + "/ui.json"), nullptr, false);
  EXPECT_EQ(ui["difference"]["now"], 0);
}

}  // namespace
}  // namespace muster::testing
