#include "behaviour/table_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "plan/nearest_word.h"

namespace muster::behaviour {
namespace {

using Kind = TomlValue::Kind;
using Arguments = std::vector<std::pair<std::string, std::string>>;

bool isNumber(const TomlValue& value) {
  return value.kind == Kind::integer || value.kind == Kind::number;
}

bool typeFits(KeyKind kind, const TomlValue& value) {
  switch (kind) {
    case KeyKind::boolean:
      return value.kind == Kind::boolean;
    case KeyKind::integer:
      return value.kind == Kind::integer;
    case KeyKind::number:
      return isNumber(value);
    case KeyKind::text:
      return value.kind == Kind::text;
    case KeyKind::name:
      return value.kind == Kind::text || value.kind == Kind::table;
    case KeyKind::textList:
    case KeyKind::point:
    case KeyKind::pointList:
    case KeyKind::tableList:
      return value.kind == Kind::list;
    case KeyKind::table:
      return value.kind == Kind::table;
  }
  return false;
}

// One code per expected type: a type's name is a word, and words belong to the catalogues.
std::string_view typeCode(KeyKind kind) {
  switch (kind) {
    case KeyKind::boolean:
      return "toml.expected-boolean";
    case KeyKind::integer:
      return "toml.expected-integer";
    case KeyKind::number:
      return "toml.expected-number";
    case KeyKind::text:
      return "toml.expected-text";
    case KeyKind::name:
      return "toml.expected-name";
    case KeyKind::textList:
      return "toml.expected-text-list";
    case KeyKind::point:
      return "toml.expected-point";
    case KeyKind::pointList:
      return "toml.expected-point-list";
    case KeyKind::table:
      return "toml.expected-table";
    case KeyKind::tableList:
      return "toml.expected-table-list";
  }
  return {};
}

// The keys of a file itself are its tables.
std::string unknownCode(bool root, bool far) {
  return std::string(root ? "toml.unknown-table" : "toml.unknown-key") + (far ? "-far" : "");
}

// A NUL would cut a path short without a word; a line break in an id or a title would end a row of
// a table of results.
bool hasControl(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

constexpr std::size_t kLongestId = 200;  // characters, as in plans

std::size_t charactersOf(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// "1,000,000": who mistypes a limit counts its zeros.
std::string grouped(double whole) {
  char buffer[32];
  std::string text(
      buffer, std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(whole)).ptr);
  const std::size_t first = text[0] == '-' ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

std::string numberText(double value) {
  if (std::fabs(value) >= 1e4 && std::fabs(value) < 1e17 && value == std::floor(value)) {
    return grouped(value);
  }
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

}  // namespace

std::string rangeText(double low, double high) {
  if (std::isinf(high)) return "≥ " + numberText(low);
  if (std::isinf(low)) return "≤ " + numberText(high);
  return numberText(low) + " – " + numberText(high);
}

void sortByPlace(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
}

TableReader::TableReader(const TomlValue& value, std::string table, std::span<const KeyRule> rules,
                         std::string feature, Problems& problems)
    : value_(value),
      table_(std::move(table)),
      rules_(rules),
      feature_(shown(std::string_view(feature))),
      problems_(problems) {
  checkUnknown();
  for (const KeyRule& rule : rules_) {
    const TomlEntry* entry = value_.find(rule.name);
    if (entry) {
      const std::size_t before = problems_.size();
      checkRule(rule, *entry);
      if (problems_.size() == before) sound_.push_back(entry);
    } else if (rule.required) {
      problems_.push_back({Severity::error,
                           table_.empty() ? "toml.missing-table" : "toml.missing-key",
                           {},
                           value_.place,
                           feature_,
                           {{"table", table_}, {"key", std::string(rule.name)}}});
    }
  }
}

void TableReader::checkUnknown() {
  std::vector<std::string_view> known;
  for (const KeyRule& rule : rules_) known.push_back(rule.name);
  for (const TomlEntry& entry : value_.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    const std::string_view nearest = plan::nearestWord(entry.key, known);
    Arguments arguments{{"table", table_},
                        {"key", shown(std::string_view(entry.key))},
                        {"valid", plan::joined(known)}};
    if (!nearest.empty()) arguments.emplace_back("nearest", nearest);
    problems_.push_back({Severity::error,
                         unknownCode(table_.empty(), nearest.empty()),
                         {},
                         entry.place,
                         feature_,
                         std::move(arguments)});
  }
}

void TableReader::checkRule(const KeyRule& rule, const TomlEntry& entry) {
  const TomlValue& value = entry.value;
  if (!typeFits(rule.kind, value)) return add(typeCode(rule.kind), rule, value);
  switch (rule.kind) {
    case KeyKind::integer:
    case KeyKind::number:
      return checkRange(rule, value);
    case KeyKind::text:
      return checkText(rule, value);
    case KeyKind::name:
      if (hasControl(value.text)) add("toml.control-character", rule, value);
      return;
    case KeyKind::point:
      return checkPoint(rule, value);
    case KeyKind::textList:
    case KeyKind::pointList:
    case KeyKind::tableList:
      return checkItems(rule, value);
    default:
      return;
  }
}

void TableReader::checkText(const KeyRule& rule, const TomlValue& value) {
  if (value.text.empty()) return add("toml.empty-text", rule, value);
  if (hasControl(value.text)) return add("toml.control-character", rule, value);
  if (rule.name == "id" && charactersOf(value.text) > kLongestId) {
    return add("toml.id-too-long", rule, value, {{"valid", std::to_string(kLongestId)}});
  }
  const auto words = rule.words;
  if (words.empty() || std::find(words.begin(), words.end(), value.text) != words.end()) return;
  const std::string_view nearest = plan::nearestWord(value.text, words);
  if (nearest.empty())
    return add("toml.unknown-word-far", rule, value, {{"valid", plan::joined(words)}});
  add("toml.unknown-word", rule, value,
      {{"valid", plan::joined(words)}, {"nearest", std::string(nearest)}});
}

void TableReader::checkRange(const KeyRule& rule, const TomlValue& value) {
  if (std::isfinite(value.number) && value.number >= rule.low && value.number <= rule.high) return;
  add("toml.out-of-range", rule, value, {{"valid", rangeText(rule.low, rule.high)}});
}

void TableReader::checkPoint(const KeyRule& rule, const TomlValue& value) {
  const bool shape = value.kind == Kind::list && value.items.size() == 2 &&
                     isNumber(value.items[0]) && isNumber(value.items[1]);
  if (!shape) return add("toml.expected-point", rule, value);
  for (const TomlValue& coordinate : value.items) checkRange(rule, coordinate);
}

void TableReader::checkItems(const KeyRule& rule, const TomlValue& list) {
  if (rule.required && list.items.empty()) return add("toml.empty-list", rule, list);
  for (const TomlValue& item : list.items) {
    if (rule.kind == KeyKind::pointList) {
      checkPoint(rule, item);
    } else if (rule.kind == KeyKind::tableList) {
      if (item.kind != Kind::table) add(typeCode(rule.kind), rule, item);
    } else if (item.kind != Kind::text) {
      add(typeCode(rule.kind), rule, item);
    } else {
      checkText(rule, item);
      checkRepeated(rule, list, item);
    }
  }
}

void TableReader::checkRepeated(const KeyRule& rule, const TomlValue& list, const TomlValue& item) {
  for (const TomlValue* other = list.items.data(); other != &item; ++other) {
    if (other->kind == Kind::text && other->text == item.text) {
      return add("toml.repeated-item", rule, item);
    }
  }
}

void TableReader::add(std::string_view code, const KeyRule& rule, const TomlValue& value,
                      Arguments more) {
  Arguments arguments{{"table", table_}, {"key", std::string(rule.name)}, {"value", shown(value)}};
  arguments.insert(arguments.end(), more.begin(), more.end());
  problems_.push_back(
      {Severity::error, std::string(code), {}, value.place, feature_, std::move(arguments)});
}

void TableReader::complain(std::string_view code, std::string_view key, Arguments more) const {
  const TomlEntry* entry = value_.find(key);
  Arguments arguments{{"table", table_}, {"key", shown(key)}};
  arguments.emplace_back("value", entry ? shown(entry->value) : std::string());
  arguments.insert(arguments.end(), more.begin(), more.end());
  problems_.push_back(
      {Severity::error, std::string(code), {}, place(key), feature_, std::move(arguments)});
}

bool TableReader::knows(std::string_view key) const {
  return std::any_of(rules_.begin(), rules_.end(),
                     [&](const KeyRule& rule) { return rule.name == key; });
}

bool TableReader::has(std::string_view key) const {
  return value_.find(key) != nullptr;
}

Place TableReader::place(std::string_view key) const {
  const TomlEntry* entry = value_.find(key);
  return entry ? entry->value.place : value_.place;
}

const TomlValue* TableReader::value(std::string_view key) const {
  for (const TomlEntry* entry : sound_) {
    if (entry->key == key) return &entry->value;
  }
  return nullptr;
}

double TableReader::number(std::string_view key, double fallback) const {
  const TomlValue* found = value(key);
  return found ? found->number : fallback;
}

std::int64_t TableReader::integer(std::string_view key, std::int64_t fallback) const {
  const TomlValue* found = value(key);
  return found ? found->integer : fallback;
}

bool TableReader::boolean(std::string_view key, bool fallback) const {
  const TomlValue* found = value(key);
  return found ? found->boolean : fallback;
}

std::string TableReader::text(std::string_view key, std::string fallback) const {
  const TomlValue* found = value(key);
  return found ? found->text : fallback;
}

std::vector<std::string> TableReader::texts(std::string_view key) const {
  std::vector<std::string> texts;
  if (const TomlValue* found = value(key)) {
    for (const TomlValue& item : found->items) texts.push_back(item.text);
  }
  return texts;
}

std::span<const TomlValue> TableReader::tables(std::string_view key) const {
  const TomlValue* found = value(key);
  return found ? std::span<const TomlValue>(found->items) : std::span<const TomlValue>();
}

}  // namespace muster::behaviour
