// [danger] and observed areas to keep free.
#include <gtest/gtest.h>

#include "io/scenario_reader.h"

namespace muster::io {
namespace {

const std::string kHead =
    "[scenario]\nplan = \"absent.geojson\"\n[[people]]\nid = \"v\"\ncount = 1\nprofile = "
    "\"adult\"\n"
    "spaces = [\"hall\"]\n";  // 7 lines

// Problems of the danger table and the areas alone.
Problems problemsOf(const std::string& text) {
  Problems problems = readScenarioText(kHead + text, "s.toml").problems;
  std::erase_if(problems, [](const Problem& p) { return p.place.line <= 7; });
  return problems;
}

// The plan is absent, which is an error, so that values are seen through the checks only …
std::string codeAt(const std::string& text, std::uint32_t line, std::uint32_t column) {
  const Problems problems = problemsOf(text);
  if (problems.size() != 1) return std::to_string(problems.size()) + " problems";
  EXPECT_EQ(problems[0].place.line, line);
  EXPECT_EQ(problems[0].place.column, column);
  return problems[0].code;
}

TEST(ScenarioDanger, AnyOrderedLevelsAreSound) {
  EXPECT_TRUE(problemsOf("[danger]\n").empty());
  EXPECT_TRUE(problemsOf("[danger]\nyellow = { moving_per_m2 = 2, standing_per_m2 = 2.5, lasting_s "
                         "= 0 }\nred.moving_per_m2 = 4\npressure_per_s2 = 0.05\n"
                         "pressure_from_per_m2 = 3\ncontact_force_n_per_m = 1000\n")
                  .empty());
}

TEST(ScenarioDanger, ProblemsHaveTheirPlace) {
  EXPECT_EQ(codeAt("[danger]\nyelow = {}\n", 9, 1), "toml.unknown-key");
  EXPECT_EQ(codeAt("[danger]\nred = 5\n", 9, 7), "toml.expected-table");
  EXPECT_EQ(codeAt("[danger.red]\nlasting_s = -1\n", 9, 13), "toml.out-of-range");
  EXPECT_EQ(codeAt("[danger]\npressure_per_s2 = 0\n", 9, 19), "toml.out-of-range");
}

// The level that the file changes is told, at the density that is wrong.
TEST(ScenarioDanger, AHigherLevelBeginsLater) {
  EXPECT_EQ(codeAt("[danger.orange]\nmoving_per_m2 = 2.9\n", 9, 17), "scenario.alarm-order");
  EXPECT_EQ(codeAt("[danger.yellow]\nlasting_s = 3\nstanding_per_m2 = 5.1\n", 10, 19),
            "scenario.alarm-order");
  EXPECT_EQ(
      problemsOf("[danger.yellow]\nmoving_per_m2 = 5.5\n[danger.red]\nmoving_per_m2 = 3\n").size(),
      2u);  // yellow above orange, red below it
}

TEST(ScenarioDanger, AreasToKeepFree) {
  const std::string area =
      "[[observe.area]]\nid = \"kerb\"\nlevel = \"g\"\nring = [[0, 0], [2, 0], [2, 2]]\n";
  EXPECT_TRUE(problemsOf(area + "keep_free = true\n").empty());
  EXPECT_EQ(codeAt(area + "keep_free = 1\n", 12, 13), "toml.expected-boolean");
}

}  // namespace
}  // namespace muster::io
