// A corridor that fills with smoke, as a user runs it: what is written, that the figures of the
// files agree, that people who fall are told.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "program.h"
#include "summary.h"

namespace muster::testing {
namespace {

// 20 adults leave their room through a corridor whose air goes to `air` within a minute.
std::string scenario(const std::string& folder, const std::string& air) {
  const std::string file = folder + "/smoke.toml";
  std::ofstream(file) << "[scenario]\nplan = \"" << source("maps/two-rooms.geojson")
                      << "\"\nduration_s = 300\n"
                         "[[people]]\nid = \"visitors\"\ncount = 20\nprofile = \"adult\"\n"
                         "spaces = [\"room\"]\n"
                         "person_response = { kind = \"uniform\", low_s = 0, high_s = 5 }\n"
                         "[[event]]\non = \"detection\"\nkind = \"alarm\"\n"
                         "[fire]\nstart_s = 5\n[fire.detection]\ndelay_s = 5\n"
                         "[fire.uniform]\nspaces = [\"corridor\"]\nrise_s = 60\n"
                      << air;
  return file;
}

Said run(const std::string& folder, const std::string& air, const std::string& more = "") {
  return muster("run '" + scenario(folder, air) + "' --out '" + folder + "' --lang en " + more);
}

// The row of a table that begins so, by column.
std::string cell(const std::string& csv, const std::string& row, const std::string& column) {
  std::istringstream lines(csv);
  std::string header, line;
  std::getline(lines, header);
  while (std::getline(lines, line) && line.rfind(row, 0) != 0) {
  }
  std::istringstream names(header), cells(line);
  for (std::string name, value; std::getline(names, name, ',');) {
    std::getline(cells, value, ',');
    if (name == column) return value;
  }
  return "no column " + column;
}

TEST(FireSmoke, TheMarginIsAvailableLessRequiredTime) {
  const std::string folder = freshFolder();
  const Said said = run(folder, "extinction_per_m = 3\ntemperature_C = 140\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  const Summary summary(folder);
  // V = 3 / K = 10 m at a tenth of the rise, 6 s after the ignition at 5.
  EXPECT_NEAR(summary.number("aset_s"), 11, 1.01);
  EXPECT_NEAR(summary.number("margin_s"), summary.number("aset_s") - summary.number("rset_s"),
              1e-6);
  EXPECT_NEAR(summary.number("ignition_s") + summary.number("detection_s") +
                  summary.number("pre_movement_s") + summary.number("movement_s") + 5,
              summary.number("last_indoors_s"), 1e-6);
  EXPECT_EQ(summary.text("deciding_space"), "corridor");
  EXPECT_EQ(summary.number("exposed"), 0);
  const std::string places = readFile(folder + "/tenability.csv");
  EXPECT_EQ(cell(places, "space,corridor", "criterion"), "visibility");
  // 60 degrees at a third of the rise.
  EXPECT_NEAR(std::stod(cell(places, "space,corridor", "temperature_s")), 25, 1.01);
  EXPECT_EQ(cell(places, "space,corridor", "persons"), "20");
  EXPECT_EQ(cell(places, "space,room", "aset_s"), "");
  EXPECT_EQ(cell(places, "exit,exit", "criterion"), "visibility");
  EXPECT_EQ(cell(places, "group,visitors", "where"), "corridor");
  EXPECT_GT(std::stod(cell(readFile(folder + "/agents.csv"), "0,", "poor_visibility_s")), 1);
  for (const char* picture : {"visibility", "temperature", "dose", "margin"}) {
    EXPECT_TRUE(std::filesystem::exists(folder + "/" + picture + "_ground.png")) << picture;
  }
  EXPECT_NE(said.output.find("Smallest margins"), std::string::npos);
}

TEST(FireSmoke, WhoFallsIsCountedNamedAndNoSuccess) {
  const std::string folder = freshFolder();
  const Said said = run(folder, "co = 0.5\nextinction_per_m = 2\n", "--threads 2");
  ASSERT_EQ(said.exit, 3) << said.output;
  const Summary summary(folder);
  EXPECT_GT(summary.number("incapacitated"), 0);
  EXPECT_GE(summary.number("exposed"), summary.number("incapacitated"));
  EXPECT_EQ(summary.text("criterion"), "visibility");
  EXPECT_NE(said.output.find("Incapacitated (place, when)"), std::string::npos);
  const std::string one = readFile(folder + "/tenability.csv");
  const std::string other = freshFolder();
  run(other, "co = 0.5\nextinction_per_m = 2\n", "--threads 1");
  EXPECT_EQ(readFile(other + "/tenability.csv"), one);
  EXPECT_EQ(readFile(other + "/agents.csv"), readFile(folder + "/agents.csv"));
}

TEST(FireSmoke, APlaceThatStaysTenableHasNoMargin) {
  const std::string folder = freshFolder();
  const Said said = run(folder, "temperature_C = 30\n[[event]]\nat_s = 20\nkind = \"alarm\"\n");
  ASSERT_EQ(said.exit, 0) << said.output;
  const Summary summary(folder);
  EXPECT_TRUE(summary.has("aset_s"));
  EXPECT_TRUE(std::isnan(summary.number("aset_s")));
  EXPECT_TRUE(std::isnan(summary.number("margin_s")));
  EXPECT_GT(summary.number("rset_s"), 20);
  EXPECT_NE(said.output.find("becomes untenable within 5:00"), std::string::npos);
}

}  // namespace
}  // namespace muster::testing
