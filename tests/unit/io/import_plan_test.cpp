#include "io/import_plan.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include <unistd.h>

namespace muster::io {
namespace {

std::string argument(const Problem& problem, std::string_view name) {
  for (const auto& [key, value] : problem.arguments) {
    if (key == name) return value;
  }
  return "(none)";
}

class ImportPlan : public ::testing::Test {
 protected:
  void SetUp() override {
    // A folder per test: the tests of one program run at the same time.
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("muster-import-" + std::string(test->name()) + "-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Problems problemsOf(const std::string& text) {
    const auto path = (folder_ / "drawing.bin").string();
    std::ofstream(path, std::ios::binary) << text;
    const auto imported = importPlan(path);
    return imported ? Problems{} : imported.error();
  }

  std::filesystem::path folder_;
};

TEST_F(ImportPlan, namesTheFormatsThatAreNotBuiltYet) {
  const std::pair<std::string, std::string> files[] = {
      {"  0\r\nSECTION\r\n  2\r\nHEADER\r\n", "DXF"},
      {"999\ncomment\n0\nSECTION\n", "DXF"},
      {"AutoCAD Binary DXF\r\n\x1a", "DXF"},
      {"AC1027......", "DWG"},
      {"<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'></osm>", "OpenStreetMap"},
      {"ISO-10303-21;\nHEADER;\n", "IFC"},
      {"<?xml version='1.0'?><IndoorFeatures xmlns='x'/>", "IndoorGML"},
      {R"({"type":"FeatureCollection","features":[{"id":"1","feature_type":"unit"}]})", "IMDF"},
  };
  for (const auto& [text, format] : files) {
    const Problems problems = problemsOf(text);
    ASSERT_EQ(problems.size(), 1u) << format;
    EXPECT_EQ(problems[0].code, "io.import-format-not-built") << format;
    EXPECT_EQ(argument(problems[0], "format"), format);
    EXPECT_EQ(argument(problems[0], "valid"), "rooms-and-doors GeoJSON");
  }
}

TEST_F(ImportPlan, refusesWhatItDoesNotKnow) {
  const std::string unknown[] = {"",
                                 "hello",
                                 std::string(100, '\0'),
                                 "PK\x03\x04 something else",
                                 "{}",
                                 "[1, 2]",
                                 R"({"type":"FeatureCollection","features":[]})",
                                 R"({"type":"FeatureCollection","features":7})"};
  for (const std::string& text : unknown) {
    const Problems problems = problemsOf(text);
    ASSERT_EQ(problems.size(), 1u) << text;
    EXPECT_EQ(problems[0].code, "io.import-format-unknown") << text;
  }
}

TEST_F(ImportPlan, refusesAPlanOfOurOwn) {
  const Problems problems =
      problemsOf(R"({"type":"FeatureCollection","muster":{"format":1},"features":[]})");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "io.import-is-a-plan");
}

TEST_F(ImportPlan, tellsAMissingFileAndBrokenJson) {
  const auto missing = importPlan((folder_ / "nothing.geojson").string());
  ASSERT_FALSE(missing);
  EXPECT_TRUE(hasErrors(missing.error()));
  const Problems broken = problemsOf(R"({"type":"FeatureCollection","features":[)");
  ASSERT_EQ(broken.size(), 1u);
  EXPECT_GT(broken[0].place.line, 0u);
}

// One feature of the drawing wrong in one way each; the import ends with an error that names
// feature and place.
TEST_F(ImportPlan, tellsEveryBrokenFeatureAtOnce) {
  const auto feature = [](const std::string& properties, const std::string& rings) {
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"Polygon","coordinates":)" + rings + "}}";
  };
  const std::string square = "[[[0,0],[4,0],[4,4],[0,4],[0,0]]]";
  const auto room = [](const std::string& id) {
    return R"({"level":"0","elevation":0,"sign":"Room","id":")" + id + R"(","connects":[]})";
  };
  const std::string text =
      "{\"type\":\"FeatureCollection\",\"features\":[\n" + feature(room("good"), square) + ",\n" +
      feature(room("good"), square) + ",\n" + feature(room("short"), "[[[0,0],[1,0]]]") + ",\n" +
      feature(room("crossed"), "[[[0,0],[4,4],[4,0],[0,4],[0,0]]]") + ",\n" +
      feature(room("words"), R"([[["a",0],[4,4],[4,0]]])") + ",\n" +
      feature(room("far"), "[[[1e300,0],[4,4],[4,0]]]") + ",\n" +
      feature(R"({"level":"0","elevation":0,"sign":"Window","id":"window"})", square) + ",\n" +
      feature(R"({"elevation":0,"sign":"Room","id":"nowhere"})", square) + ",\n" +
      feature(R"({"level":"0","elevation":1,"sign":"Room","id":"lifted"})", square) + ",\n" +
      feature("null", square) + ",\n" +
      R"({"type":"Feature","properties":{"level":"0","elevation":0,"sign":"Room","id":"point"},)"
      R"("geometry":{"type":"Point","coordinates":[0,0]}})" +
      "\n]}";
  std::map<std::string, std::string> codes;
  for (const Problem& problem : problemsOf(text)) {
    EXPECT_EQ(problem.severity, Severity::error);
    EXPECT_GT(problem.place.line, 1u);
    codes[problem.feature] = problem.code;
  }
  const std::map<std::string, std::string> expected = {
      {"", "io.import-no-properties"},
      {"crossed", "io.import-bad-ring"},
      {"far", "io.import-bad-point"},
      {"good", "io.import-duplicate-id"},
      {"lifted", "io.import-level-elevations-differ"},
      {"nowhere", "io.import-no-level"},
      {"point", "io.import-not-a-polygon"},
      {"short", "io.import-bad-ring"},
      {"window", "io.import-unknown-sign"},
      {"words", "io.import-bad-point"},
  };
  EXPECT_EQ(codes, expected);
}

TEST_F(ImportPlan, tellsLinksThatLeadNowhere) {
  const std::string text =
      R"({"type":"FeatureCollection","features":[
{"properties":{"level":"0","elevation":0,"sign":"Room","id":"a","connects":["b"]},
 "geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4]]]}}]})";
  const Problems problems = problemsOf(text);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "io.import-unknown-link");
  EXPECT_EQ(argument(problems[0], "value"), "b");
}

TEST_F(ImportPlan, refusesMillimetres) {
  const std::string text =
      R"({"type":"FeatureCollection","features":[
{"properties":{"level":"0","elevation":0,"sign":"DoorWayInt","id":"d"},
 "geometry":{"type":"Polygon","coordinates":[[[0,0],[900,0],[900,100],[0,100]]]}}]})";
  const Problems problems = problemsOf(text);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "io.import-units-implausible");
  EXPECT_EQ(argument(problems[0], "value"), "900.00");
}

}  // namespace
}  // namespace muster::io
