// A TOML table read against a table of rules: which keys there are, of what type, in what range.
// The rules are data, so that a test can compare them with the JSON Schema that editors use, and so
// that every key is checked the same way.
//
// The constructor reports everything that is wrong at once; the accessors afterwards hand out only
// values that are right, else the fallback. Problems have place and feature, `file` is filled in by
// the caller (muster::append). Thread rule: a reader belongs to one thread; it refers to the value,
// the rules and the problems it was given.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/toml_document.h"
#include "foundation/problem.h"

namespace muster::behaviour {

// point: [x, y]; points: a list of such; name: a text, or a table of texts { en, zh }.
enum class KeyKind {
  boolean,
  integer,
  number,
  text,
  name,
  textList,
  point,
  pointList,
  table,
  tableList,
};

struct KeyRule {
  std::string_view name;
  KeyKind kind = KeyKind::text;
  bool required = false;
  double low =
      -std::numeric_limits<double>::infinity();  // inclusive, of integers, numbers and coordinates
  double high = std::numeric_limits<double>::infinity();
  std::span<const std::string_view> words =
      {};  // texts and lists of texts: all that are allowed; empty = any
};

class TableReader {
 public:
  // `table` is the name shown in problems ("scenario", "people", …); empty for the file itself,
  // whose keys are tables.
  TableReader(const TomlValue& value, std::string table, std::span<const KeyRule> rules,
              std::string feature, Problems& problems);

  bool knows(std::string_view key) const;   // there is a rule for it
  bool has(std::string_view key) const;     // given, right or wrong
  Place place(std::string_view key) const;  // of the value; of the table if not given
  double number(std::string_view key, double fallback) const;
  std::int64_t integer(std::string_view key, std::int64_t fallback) const;
  bool boolean(std::string_view key, bool fallback) const;
  std::string text(std::string_view key, std::string fallback = {}) const;
  std::vector<std::string> texts(std::string_view key) const;
  const TomlValue* value(std::string_view key) const;  // nullptr if not given or wrong
  // The tables of a list of tables; empty if not given or wrong.
  std::span<const TomlValue> tables(std::string_view key) const;

  // Adds a problem at the key's value, with the arguments table, key and value first.
  void complain(std::string_view code, std::string_view key,
                std::vector<std::pair<std::string, std::string>> more = {}) const;

 private:
  void checkUnknown();
  void checkRule(const KeyRule& rule, const TomlEntry& entry);
  void checkText(const KeyRule& rule, const TomlValue& value);
  void checkRange(const KeyRule& rule, const TomlValue& value);
  void checkPoint(const KeyRule& rule, const TomlValue& value);
  void checkItems(const KeyRule& rule, const TomlValue& list);
  void checkRepeated(const KeyRule& rule, const TomlValue& list, const TomlValue& item);
  void add(std::string_view code, const KeyRule& rule, const TomlValue& value,
           std::vector<std::pair<std::string, std::string>> more = {});

  const TomlValue& value_;
  std::string table_;
  std::span<const KeyRule> rules_;
  std::string feature_;
  Problems& problems_;
  std::vector<const TomlEntry*> sound_;  // entries that obey their rules
};

// "0.005 – 0.1", "≥ 0", … as an argument without words.
std::string rangeText(double low, double high);
// Stable order by line and column, for problems of one file.
void sortByPlace(Problems& problems);

}  // namespace muster::behaviour
