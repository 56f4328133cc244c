// maps/plan.schema.json against the code: the same words, the same keys, the same required keys.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "full_plan.h"
#include "io/plan_format.h"
#include "io/plan_reader.h"
#include "io/plan_writer.h"
#include "plan/vocabulary.h"

namespace muster::io {
namespace {

using nlohmann::json;

json schema() {
  std::ifstream file(MUSTER_SOURCE_DIR "/maps/plan.schema.json");
  return json::parse(file);
}

json fullPlan() {
  return json::parse(writePlan(test::fullPlan()));
}

std::set<std::string> keys(const json& object) {
  std::set<std::string> names;
  for (const auto& [name, value] : object.items()) names.insert(name);
  return names;
}

template <class Word>
void expectWords(const json& property) {
  const auto words = plan::spellings<Word>();
  EXPECT_EQ(property.at("enum").get<std::vector<std::string>>(),
            std::vector<std::string>(words.begin(), words.end()));
}

const json& propertiesOf(const json& definitions, const std::string& type) {
  return definitions.at(type).at("properties").at("properties").at("properties");
}

TEST(PlanSchema, spellsTheVocabulary) {
  const json all = schema();
  const json& definitions = all.at("$defs");
  expectWords<plan::Category>(propertiesOf(definitions, "unit").at("category"));
  expectWords<plan::OpeningKind>(propertiesOf(definitions, "opening").at("kind"));
  expectWords<plan::WidthSource>(propertiesOf(definitions, "opening").at("width_source"));
  expectWords<plan::Swing>(propertiesOf(definitions, "opening").at("swing"));
  expectWords<plan::Direction>(propertiesOf(definitions, "opening").at("direction"));
  expectWords<plan::DoorPosition>(propertiesOf(definitions, "opening").at("position"));
  expectWords<plan::FixtureKind>(propertiesOf(definitions, "fixture").at("kind"));
  expectWords<plan::ZoneKind>(propertiesOf(definitions, "section").at("kind"));
  expectWords<plan::Handrails>(definitions.at("ascent").at("properties").at("handrails"));
}

// The keys the reader accepts are told by the problem it makes of one it does not know.
std::set<std::string> acceptedKeys(const json& planText) {
  const auto draft = parsePlan(planText.dump(), "f");
  if (draft || draft.error().size() != 1) {
    ADD_FAILURE() << "expected one problem";
    return {};
  }
  const Problem& problem = draft.error().front();
  EXPECT_EQ(problem.code, "json.unknown-key");
  std::set<std::string> names;
  for (const auto& [name, value] : problem.arguments) {
    if (name != "valid") continue;
    for (std::size_t at = 0; at <= value.size();) {
      const std::size_t end = std::min(value.find(", ", at), value.size());
      names.insert(value.substr(at, end - at));
      at = end + 2;
    }
  }
  return names;
}

const std::string kUnknown = "zzzzzzzzzzzzzzzz";

TEST(PlanSchema, namesTheKeysTheReaderAccepts) {
  const json all = schema();
  const json& definitions = all.at("$defs");
  const json plan = fullPlan();
  std::set<std::string> seen;
  for (std::size_t i = 0; i < plan["features"].size(); ++i) {
    const std::string type = plan["features"][i]["feature_type"];
    SCOPED_TRACE(type);
    seen.insert(type);
    json changed = plan;
    changed["features"][i][kUnknown] = 1;
    EXPECT_EQ(acceptedKeys(changed), keys(definitions.at(type).at("properties")));
    changed = plan;
    changed["features"][i]["properties"][kUnknown] = 1;
    EXPECT_EQ(acceptedKeys(changed), keys(propertiesOf(definitions, type)));
    if (!plan["features"][i]["properties"].contains("ascent")) continue;
    changed = plan;
    changed["features"][i]["properties"]["ascent"][kUnknown] = 1;
    EXPECT_EQ(acceptedKeys(changed), keys(definitions.at("ascent").at("properties")));
  }
  EXPECT_EQ(seen, std::set<std::string>(kFeatureTypes.begin(), kFeatureTypes.end()));
  const json& header = all.at("properties").at("muster").at("properties");
  json changed = plan;
  changed[kUnknown] = 1;
  EXPECT_EQ(acceptedKeys(changed), keys(all.at("properties")));
  changed = plan;
  changed["muster"][kUnknown] = 1;
  EXPECT_EQ(acceptedKeys(changed), keys(header));
  changed = plan;
  changed["muster"]["georeference"][kUnknown] = 1;
  EXPECT_EQ(acceptedKeys(changed), keys(header.at("georeference").at("properties")));
}

TEST(PlanSchema, requiresWhatTheReaderRequires) {
  const json all = schema();
  const json& definitions = all.at("$defs");
  const json plan = fullPlan();
  for (std::size_t i = 0; i < plan["features"].size(); ++i) {
    const json& feature = plan["features"][i];
    const std::string type = feature["feature_type"];
    const json& inner = definitions.at(type).at("properties").at("properties");
    const json required = inner.value("required", json::array());
    for (const auto& [key, value] : feature["properties"].items()) {
      json changed = plan;
      changed["features"][i]["properties"].erase(key);
      const bool needed = std::find(required.begin(), required.end(), key) != required.end();
      EXPECT_EQ(!parsePlan(changed.dump(), "f"), needed) << type << " without " << key;
    }
    for (const auto& [key, value] : feature.items()) {
      json changed = plan;
      changed["features"][i].erase(key);
      EXPECT_FALSE(parsePlan(changed.dump(), "f")) << type << " without " << key;
    }
  }
}

// Wrong types must be wrong for both: the schema's simple types are compared with what the reader
// takes.
TEST(PlanSchema, agreesOnTypes) {
  const json all = schema();
  const json& definitions = all.at("$defs");
  const json plan = fullPlan();
  const std::vector<std::pair<std::string, json>> samples{
      {"string", "x"}, {"number", 1.5}, {"boolean", true}, {"null", nullptr}};
  for (std::size_t i = 0; i < plan["features"].size(); ++i) {
    const std::string type = plan["features"][i]["feature_type"];
    for (const auto& [key, property] : propertiesOf(definitions, type).items()) {
      if (!property.contains("type")) continue;
      for (const auto& [kind, sample] : samples) {
        json changed = plan;
        changed["features"][i]["properties"][key] = sample;
        EXPECT_EQ(parsePlan(changed.dump(), "f").has_value(), property["type"] == kind)
            << type << '.' << key << " as " << kind;
      }
    }
  }
}

}  // namespace
}  // namespace muster::io
