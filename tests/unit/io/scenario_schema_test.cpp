// The schema that editors use says the same as the tables that the reader checks against: same
// tables, keys, types, ranges, words.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "behaviour/distribution_reader.h"
#include "io/scenario_keys.h"

namespace muster::io {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;
using nlohmann::json;

const json& schema() {
  static const json document = [] {
    std::ifstream file(MUSTER_SOURCE_DIR "/scenarios/scenario.schema.json");
    return json::parse(file, nullptr, false);
  }();
  return document;
}

const json& tableOf(std::string_view name) {
  return name == "root" ? schema() : schema()["definitions"][std::string(name)];
}

std::set<std::string> keysOf(const json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

std::string typeOf(const json& property) {
  if (property.contains("type")) return property["type"];
  return property.contains("anyOf") ? "name" : "table";  // references are to tables
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
      return "table";
    default:
      return "array";
  }
}

// The part of a property that holds range or words: list items, or items of items.
const json& innermost(const json& property) {
  return property.contains("items") && !property["items"].contains("$ref")
             ? innermost(property["items"])
             : property;
}

void compareRange(const KeyRule& rule, const json& property) {
  const json& inner = innermost(property);
  EXPECT_EQ(inner.contains("minimum"), std::isfinite(rule.low));
  EXPECT_EQ(inner.contains("maximum"), std::isfinite(rule.high));
  if (inner.contains("minimum")) {
    EXPECT_EQ(inner["minimum"].get<double>(), rule.low);
  }
  if (inner.contains("maximum")) {
    EXPECT_EQ(inner["maximum"].get<double>(), rule.high);
  }
}

void compareWords(const KeyRule& rule, const json& property) {
  const json& inner = innermost(property);
  ASSERT_EQ(inner.contains("enum"), !rule.words.empty());
  if (rule.words.empty()) return;
  EXPECT_EQ(inner["enum"].get<std::vector<std::string>>(),
            std::vector<std::string>(rule.words.begin(), rule.words.end()));
}

TEST(ScenarioSchema, IsThere) {
  ASSERT_FALSE(schema().is_discarded());
  EXPECT_EQ(schema()["$schema"], "http://json-schema.org/draft-07/schema#");
}

TEST(ScenarioSchema, HasTheReadersTables) {
  std::set<std::string> tables;
  for (const KeyTable& table : scenarioKeyTables()) tables.emplace(table.name);
  tables.erase("root");
  EXPECT_EQ(keysOf(schema()["definitions"]), tables);
}

TEST(ScenarioSchema, HasTheReadersKeysAndNoOthers) {
  for (const KeyTable& table : scenarioKeyTables()) {
    std::set<std::string> keys, required;
    for (const KeyRule& rule : table.rules) {
      keys.emplace(rule.name);
      if (rule.required) required.emplace(rule.name);
    }
    const json& object = tableOf(table.name);
    EXPECT_EQ(keysOf(object["properties"]), keys) << table.name;
    EXPECT_EQ(object.value("required", std::set<std::string>{}), required) << table.name;
    EXPECT_EQ(object["additionalProperties"], false) << table.name;
  }
}

TEST(ScenarioSchema, HasTheReadersTypesRangesAndWords) {
  for (const KeyTable& table : scenarioKeyTables()) {
    for (const KeyRule& rule : table.rules) {
      SCOPED_TRACE(std::string(table.name) + "." + std::string(rule.name));
      const json& property = tableOf(table.name)["properties"][std::string(rule.name)];
      EXPECT_EQ(typeOf(property), typeOf(rule.kind));
      compareRange(rule, property);
      compareWords(rule, property);
    }
  }
}

TEST(ScenarioSchema, DistributionsHaveTheReadersKeysByKind) {
  using behaviour::Quantity;
  const auto kinds = behaviour::distributionKinds();
  for (const auto& [name, quantity] :
       {std::pair("delay", Quantity::delay), std::pair("speed", Quantity::speed)}) {
    const json& choices = tableOf(name)["oneOf"];
    ASSERT_EQ(choices.size(), kinds.size());
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const json& choice = choices[kind];
      EXPECT_EQ(choice["properties"]["kind"]["const"], kinds[kind]);
      const auto keys =
          behaviour::keysOf(static_cast<behaviour::Distribution::Kind>(kind), quantity);
      std::set<std::string> required{"kind"};
      for (const auto key : keys.required) required.emplace(key);
      std::set<std::string> all = required;
      for (const auto key : keys.optional) all.emplace(key);
      EXPECT_EQ(choice["required"].get<std::set<std::string>>(), required) << kinds[kind];
      EXPECT_EQ(choice["propertyNames"]["enum"].get<std::set<std::string>>(), all) << kinds[kind];
    }
  }
}

}  // namespace
}  // namespace muster::io
