// A TOML file as a plain tree whose every key and value knows its line and column. It keeps toml++
// out of every other file, and a reader can be tested on a tree without a file.
//
// Tables keep the order of the file. Dates and times are read as Kind::time and refused by whoever
// wants something else. Thread rule: plain values, pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/problem.h"

namespace muster::behaviour {

struct TomlEntry;

struct TomlValue {
  enum class Kind { boolean, integer, number, text, time, list, table };
  Kind kind = Kind::table;
  Place place;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;  // of integers as well
  std::string text;
  std::vector<TomlValue> items;    // list
  std::vector<TomlEntry> entries;  // table

  const TomlEntry* find(
      std::string_view key) const;  // nullptr if this is no table or has no such key
};

struct TomlEntry {
  std::string key;
  Place place;  // of the key
  TomlValue value;
};

// How a value is shown in a problem: scalars as written, lists and tables as a hint.
std::string shown(const TomlValue& value);
// A text of somebody else's file, fit for a line on a terminal: at most 80 characters, control
// characters as \x1b. `text` is UTF-8.
std::string shown(std::string_view text);

// The document, or one problem "toml.syntax" {detail} at the place where the parser gave up. `text`
// is UTF-8; a byte order mark is skipped.
Result<TomlValue> parseToml(std::string_view text, const std::string& file);

}  // namespace muster::behaviour
