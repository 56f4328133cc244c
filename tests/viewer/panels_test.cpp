// What the panels say, read from --dump-ui: it has to be what `analysis` found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "viewer_program.h"

namespace muster::testing {
namespace {

namespace fs = std::filesystem;

nlohmann::json panels(const std::string& file, const std::string& options) {
  const std::string path = freshFolder() + "/panels.json";
  const Said said =
      viewer("'" + file + "' --panels --size 1100x700 --dump-ui " + path + " " + options);
  EXPECT_EQ(said.exit, 0) << said.output;
  return nlohmann::json::parse(readFile(path), nullptr, false);
}

nlohmann::json summaryOf(const std::string& recording) {
  return nlohmann::json::parse(readFile(fs::path(recording).parent_path() / "summary.json"));
}

// The third cell of the second line, and the eleventh: id and lost_person_s of the worst.
std::vector<std::string> worstBottleneck(const std::string& recording) {
  std::istringstream lines(readFile(fs::path(recording).parent_path() / "bottlenecks.csv"));
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

TEST(Panels, BottlenecksAreThoseOfTheTables) {
  const std::string recording = recordingOf("two-storeys");
  const auto ui = panels(recording, "--lang en --tab bottlenecks");
  const auto cells = worstBottleneck(recording);
  ASSERT_FALSE(ui["bottlenecks"].empty());
  EXPECT_EQ(ui["bottlenecks"][0]["id"], cells.at(2));
  EXPECT_NEAR(ui["bottlenecks"][0]["lost_person_s"].get<double>(), std::stod(cells.at(10)), 1e-6);
  EXPECT_FALSE(ui["bottlenecks"][0]["sentence"].get<std::string>().empty());
}

TEST(Panels, AtTheEndAsManyAreOutAsTheSummarySays) {
  const std::string recording = recordingOf("two-storeys");
  const auto ui = panels(recording, "--at 100000 --lang en");
  const auto summary = summaryOf(recording);
  const int gone = ui["clock"]["out"].get<int>() + ui["clock"]["arrived"].get<int>();
  EXPECT_EQ(gone, summary["out"].get<int>());
  EXPECT_EQ(ui["curves"][0]["curves"][0]["last"].get<double>(), summary["out"].get<double>());
  EXPECT_GT(summary["out"].get<int>(), 0);
}

TEST(Panels, FlyingToABottleneckSetsLevelClockAndSelection) {
  const std::string recording = recordingOf("two-storeys");
  const auto ui = panels(recording, "--bottleneck 1 --lang en");
  EXPECT_EQ(ui["clock"]["time_s"], ui["bottlenecks"][0]["from_s"]);
  EXPECT_NE(ui["level"], "all");
  EXPECT_FALSE(ui["selection"]["title"].get<std::string>().empty());
}

TEST(Panels, EventsOfTheScenarioAreMarked) {
  const auto ui = panels(recordingOf("two-storeys"), "--lang en");
  std::string all;
  for (const auto& event : ui["events"]) all += event["text"].get<std::string>() + "\n";
  EXPECT_THAT(all, ::testing::HasSubstr("Jam begins"));
}

TEST(Panels, EveryTabMapAndColourOnEveryRecordingWithoutAnError) {
  for (const char* scenario : {"one-room", "two-storeys"}) {
    const std::string recording = recordingOf(scenario);
    for (const char* tab : {"bottlenecks", "curves", "selection", "events"})
      EXPECT_TRUE(panels(recording, std::string("--at 9 --lang zh --tab ") + tab).is_object());
    for (const char* heat : {"now", "mean", "max", "above", "service"})
      EXPECT_EQ(panels(recording, std::string("--at 9 --heat ") + heat)["heat"], heat);
    for (const char* colour : {"speed", "density", "state", "group", "exit", "lost"})
      EXPECT_EQ(panels(recording, std::string("--at 9 --colour ") + colour)["colour"], colour);
  }
}

TEST(Panels, WithoutTablesTheRestIsThere) {
  const std::string alone = freshFolder() + "/recording.muster";
  fs::copy_file(recordingOf("two-storeys"), alone);
  const auto ui = panels(alone, "--at 20 --lang en --colour lost");
  EXPECT_TRUE(ui["bottlenecks"].empty());
  EXPECT_EQ(ui["colour"], "speed");  // lost time stands in the tables
  EXPECT_GT(ui["clock"]["present"].get<int>(), 0);
}

}  // namespace
}  // namespace muster::testing
