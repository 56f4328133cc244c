#include "io/plan_reader.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace muster::io {
namespace {

const std::string kHead =
    R"({"type":"FeatureCollection","muster":{"format":1,"unit":"m"},"features":[)";

std::string planOf(const std::string& features) {
  return kHead + "\n" + features + "\n]}";
}

std::string unit(const std::string& properties,
                 const std::string& geometry =
                     R"({"type":"Polygon","coordinates":[[[0,0],[4,0],[4,3],[0,0]]]})") {
  return R"({"type":"Feature","id":"u","feature_type":"unit","properties":)" + properties +
         R"(,"geometry":)" + geometry + "}";
}

const std::string kRoom = R"({"level_id":"l","category":"room"})";

std::string opening(
    const std::string& properties,
    const std::string& geometry = R"({"type":"LineString","coordinates":[[0,0],[1,0]]})") {
  return R"({"type":"Feature","id":"o","feature_type":"opening","properties":)" + properties +
         R"(,"geometry":)" + geometry + "}";
}

Problems problemsOf(const std::string& text) {
  const auto draft = parsePlan(text, "plan.geojson");
  return draft ? Problems{} : draft.error();
}

std::string argument(const Problem& problem, const std::string& name) {
  for (const auto& [key, value] : problem.arguments) {
    if (key == name) return value;
  }
  return "(none)";
}

TEST(PlanReader, fillsInDefaults) {
  const auto draft = parsePlan(planOf(unit(kRoom) + "," + opening(R"({"level_id":"l"})")), "f");
  ASSERT_TRUE(draft);
  ASSERT_EQ(draft->spaces.size(), 1u);
  EXPECT_EQ(draft->spaces[0].category, plan::Category::room);
  EXPECT_EQ(draft->spaces[0].shape.outer.size(), 3u);  // stored open
  EXPECT_FALSE(draft->spaces[0].capacity);
  EXPECT_EQ(draft->openings[0].kind, plan::OpeningKind::door);
  EXPECT_EQ(draft->openings[0].lanes, 1);
  EXPECT_EQ(draft->spaces[0].place.line, 2u);
}

TEST(PlanReader, aPlainNameCountsForAllLanguages) {
  const auto draft =
      parsePlan(planOf(unit(R"({"level_id":"l","category":"room","name":"301"})")), "f");
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->spaces[0].name.en, "301");
  EXPECT_EQ(draft->spaces[0].name.zh, "301");
}

struct Broken {
  const char* what;
  std::string text;
  std::vector<std::string> codes;
};

void PrintTo(const Broken& broken, std::ostream* out) {
  *out << broken.what;
}

class BrokenPlan : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPlan, everyProblemIsToldWithItsPlace) {
  const Problems problems = problemsOf(GetParam().text);
  std::vector<std::string> codes;
  for (const Problem& problem : problems) {
    codes.push_back(problem.code);
    EXPECT_EQ(problem.file, "plan.geojson");
    EXPECT_EQ(problem.severity, Severity::error);
    EXPECT_GE(problem.place.line, 1u) << problem.code;
    EXPECT_GE(problem.place.column, 1u) << problem.code;
  }
  EXPECT_EQ(codes, GetParam().codes);
}

INSTANTIATE_TEST_SUITE_P(
    Header, BrokenPlan,
    testing::Values(
        Broken{"empty file", "", {"json.empty"}},
        Broken{"truncated", planOf(unit(kRoom)).substr(0, 150), {"json.ends-early"}},
        Broken{"not an object", "[1]", {"plan.not-a-collection"}},
        Broken{"nothing in it", "{}", {"json.missing-key", "json.missing-key", "json.missing-key"}},
        Broken{"another GeoJSON",
               R"({"type":"FeatureCollection","features":[]})",
               {"json.missing-key"}},
        Broken{"feet",
               R"({"type":"FeatureCollection","muster":{"format":1,"unit":"ft"},"features":[]})",
               {"plan.unit-unknown"}},
        Broken{"a later format",
               R"({"type":"FeatureCollection","muster":{"format":2,"unit":"m"},"features":[]})",
               {"plan.format-unknown"}},
        Broken{"latitude of 200",
               R"({"type":"FeatureCollection","muster":{"format":1,"unit":"m",
               "georeference":{"latitude":200,"longitude":0}},"features":[]})",
               {"json.out-of-range"}},
        Broken{"crs of a GIS program",
               R"({"type":"FeatureCollection","crs":{},"muster":{"format":1,"unit":"m"},
               "features":[]})",
               {"json.unknown-key"}},
        Broken{"features is no list",
               R"({"type":"FeatureCollection","muster":{"format":1,"unit":"m"},"features":{}})",
               {"json.expects-array"}}));

INSTANTIATE_TEST_SUITE_P(
    Features, BrokenPlan,
    testing::Values(
        Broken{"a number as feature", planOf("7"), {"plan.not-a-feature"}},
        Broken{"no id",
               planOf(R"({"type":"Feature","feature_type":"building","geometry":null,
               "properties":{}})"),
               {"json.missing-key"}},
        Broken{"empty id",
               planOf(R"({"type":"Feature","id":"","feature_type":"building",
               "geometry":null,"properties":{}})"),
               {"plan.empty-id"}},
        Broken{"id is a number",
               planOf(R"({"type":"Feature","id":7,"feature_type":"building",
               "geometry":null,"properties":{}})"),
               {"json.expects-text"}},
        Broken{"unknown feature type",
               planOf(R"({"type":"Feature","id":"k",
               "feature_type":"kiosk","geometry":null,"properties":{}})"),
               {"json.unknown-word"}},
        Broken{"misspelt feature type",
               planOf(R"({"type":"Feature","id":"k",
               "feature_type":"openning","geometry":null,"properties":{}})"),
               {"json.misspelt-word"}},
        Broken{"properties is null",
               planOf(R"({"type":"Feature","id":"k",
               "feature_type":"building","geometry":null,"properties":null})"),
               {"json.expects-object"}},
        Broken{"building with a geometry",
               planOf(R"({"type":"Feature","id":"k",
               "feature_type":"building","geometry":{},"properties":{}})"),
               {"plan.geometry-not-null"}},
        Broken{"level without elevation",
               planOf(R"({"type":"Feature","id":"k",
               "feature_type":"level","geometry":null,"properties":{"ordinal":0.5}})"),
               {"json.missing-key", "json.expects-whole-number"}},
        Broken{"width as text",
               planOf(opening(R"({"level_id":"l","clear_width_m":"0.9"})")),
               {"json.expects-number"}},
        Broken{"misspelt key",
               planOf(opening(R"({"level_id":"l","clear_widht_m":0.9})")),
               {"json.misspelt-key"}},
        Broken{"misspelt word",
               planOf(opening(R"({"level_id":"l","kind":"dor"})")),
               {"json.misspelt-word"}},
        Broken{"a word that is a number",
               planOf(opening(R"({"level_id":"l","kind":1})")),
               {"json.unknown-word"}},
        Broken{"hours",
               planOf(opening(R"({"level_id":"l","open_hours_h":[7,8]})")),
               {"plan.expects-hours", "plan.expects-hours"}},
        Broken{"unit ids",
               planOf(opening(R"({"level_id":"l","unit_ids":["a",2]})")),
               {"json.expects-text"}},
        Broken{"lanes beyond int",
               planOf(opening(R"({"level_id":"l","lanes":1e12})")),
               {"json.expects-whole-number"}},
        Broken{"ascent without rise",
               planOf(unit(R"({"level_id":"l","category":"stairs","ascent":{"line":[[0,0]]}})")),
               {"json.missing-key", "geojson.expects-two-positions"}},
        Broken{"name in French",
               planOf(unit(R"({"level_id":"l","category":"room","name":{"fr":"salle"}})")),
               {"json.unknown-key"}},
        Broken{"name is a number",
               planOf(unit(R"({"level_id":"l","category":"room","name":301})")),
               {"plan.expects-name"}},
        Broken{"a key twice",
               planOf(unit(R"({"level_id":"l","category":"room","level_id":"m"})")),
               {"json.duplicate-key"}}));

INSTANTIATE_TEST_SUITE_P(
    Geometry, BrokenPlan,
    testing::Values(
        Broken{"no geometry", planOf(unit(kRoom, "null")), {"geojson.expects-geometry"}},
        Broken{"another type",
               planOf(unit(kRoom, R"({"type":"MultiPolygon","coordinates":[]})")),
               {"geojson.expects-geometry"}},
        Broken{"no rings",
               planOf(unit(kRoom, R"({"type":"Polygon","coordinates":[]})")),
               {"geojson.ring-too-short"}},
        Broken{"ring of two",
               planOf(unit(kRoom, R"({"type":"Polygon","coordinates":[[[0,0],[1,1]]]})")),
               {"geojson.ring-too-short"}},
        Broken{
            "open ring",
            planOf(unit(kRoom, R"({"type":"Polygon","coordinates":[[[0,0],[4,0],[4,3],[0,3]]]})")),
            {"geojson.ring-not-closed"}},
        Broken{
            "three coordinates",
            planOf(unit(kRoom,
                        R"({"type":"Polygon","coordinates":[[[0,0,0],[4,0,0],[4,3,0],[0,0,0]]]})")),
            {"geojson.expects-position"}},
        Broken{"text in a coordinate",
               planOf(unit(kRoom,
                           R"({"type":"Polygon","coordinates":[[[0,0],["4",0],[4,3],[0,0]]]})")),
               {"geojson.expects-position"}},
        Broken{"NaN",
               planOf(unit(kRoom, R"({"type":"Polygon","coordinates":[[[0,NaN]]]})")),
               {"json.not-finite"}},
        Broken{"a line of three",
               planOf(opening(R"({"level_id":"l"})",
                              R"({"type":"LineString","coordinates":[[0,0],[1,0],[2,0]]})")),
               {"geojson.expects-two-positions"}},
        Broken{"nested a million deep", planOf(std::string(1000000, '[')), {"json.too-deep"}}));

TEST(PlanReader, tellsAllProblemsInFileOrder) {
  const Problems problems = problemsOf(planOf(unit(R"({"level":"l","category":"rom"})") + ",\n" +
                                              opening(R"({"level_id":5,"lanes":"two"})")));
  ASSERT_EQ(problems.size(), 5u);
  EXPECT_EQ(problems[0].code, "json.missing-key");
  EXPECT_EQ(problems[1].code, "json.misspelt-key");
  EXPECT_EQ(argument(problems[1], "nearest"), "level_id");
  EXPECT_EQ(problems[2].code, "json.misspelt-word");
  EXPECT_EQ(argument(problems[2], "nearest"), "room");
  EXPECT_EQ(argument(problems[2], "value"), "\"rom\"");
  EXPECT_EQ(problems[2].feature, "u");
  EXPECT_EQ(problems[3].code, "json.expects-text");
  EXPECT_EQ(problems[4].code, "json.expects-whole-number");
  EXPECT_EQ(problems[4].place.line, 3u);
  EXPECT_EQ(problems[4].feature, "o");
}

TEST(PlanReader, notUtf8IsAPlaceToo) {
  const Problems problems = problemsOf(kHead + "\n\"\xB0\xE0\"]}");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "file.not-utf8");
  EXPECT_EQ(problems[0].place.line, 2u);
}

// Every prefix of a plan and every plan with one byte replaced ends in a draft or in problems,
// never in a crash.
TEST(PlanReader, survivesCutsAndWrongBytes) {
  const std::string text = planOf(
      unit(R"({"level_id":"l","category":"stairs","ascent":{"line":[[0,0],[0,1]],"rise_m":1.5}})") +
      ",\n" + opening(R"({"level_id":"l","unit_ids":["u"],"open_hours_h":[[7,8]]})"));
  ASSERT_TRUE(parsePlan(text, "f"));
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    EXPECT_FALSE(parsePlan(std::string_view(text).substr(0, cut), "f")) << cut;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char wrong : {'\0', '"', '}', '[', '9', '\\', '\xFF'}) {
      std::string changed = text;
      changed[at] = wrong;
      const auto draft = parsePlan(changed, "f");
      if (!draft) {
        EXPECT_FALSE(draft.error().empty());
      }
    }
  }
}

}  // namespace
}  // namespace muster::io
