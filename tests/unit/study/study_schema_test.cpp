// The schema that editors use says the same as the tables that the reader checks against.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "study/study_keys.h"

namespace muster::study {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;
using nlohmann::json;

struct NamedTable {
  std::string name;
  std::span<const KeyRule> rules;
};

std::vector<NamedTable> tables() {
  return {{"root", rootRules()},
          {"study", studyRules()},
          {"stop", stopRules()},
          {"variant", variantRules()}};
}

json tableOf(const std::string& name) {
  std::ifstream file(MUSTER_SOURCE_DIR "/scenarios/study.schema.json");
  const json schema = json::parse(file);
  return name == "root" ? schema : schema["definitions"][name];
}

std::string typeOf(const json& property) {
  if (property.contains("type")) return property["type"];
  return property.contains("anyOf") ? "name" : "object";
}

std::string typeOf(KeyKind kind) {
  switch (kind) {
    case KeyKind::boolean:
      return "boolean";
    case KeyKind::integer:
      return "integer";
    case KeyKind::number:
      return "number";
    case KeyKind::text:
      return "string";
    case KeyKind::name:
      return "name";
    case KeyKind::table:
      return "object";
    default:
      return "array";
  }
}

TEST(StudySchema, HasTheReadersKeysAndNoOthers) {
  for (const NamedTable& table : tables()) {
    std::set<std::string> keys, required, inSchema;
    for (const KeyRule& rule : table.rules) {
      keys.emplace(rule.name);
      if (rule.required) required.emplace(rule.name);
    }
    const json object = tableOf(table.name);
    for (const auto& [key, value] : object["properties"].items()) inSchema.insert(key);
    EXPECT_EQ(inSchema, keys) << table.name;
    EXPECT_EQ(object.value("required", std::set<std::string>{}), required) << table.name;
    EXPECT_EQ(object["additionalProperties"], false) << table.name;
  }
}

TEST(StudySchema, HasTheReadersTypesRangesAndWords) {
  for (const NamedTable& table : tables()) {
    const json object = tableOf(table.name);
    for (const KeyRule& rule : table.rules) {
      SCOPED_TRACE(table.name + "." + std::string(rule.name));
      const json& property = object["properties"][std::string(rule.name)];
      EXPECT_EQ(typeOf(property), typeOf(rule.kind));
      EXPECT_EQ(property.contains("minimum"), std::isfinite(rule.low));
      if (property.contains("minimum")) {
        EXPECT_EQ(property["minimum"].get<double>(), rule.low);
        EXPECT_EQ(property["maximum"].get<double>(), rule.high);
      }
      if (rule.words.empty()) continue;
      EXPECT_EQ(property["items"]["enum"].get<std::vector<std::string>>(),
                std::vector<std::string>(rule.words.begin(), rule.words.end()));
    }
  }
}

}  // namespace
}  // namespace muster::study
