// JSON read into a tree whose every value and key knows its line and column, so that a problem
// found much later (a width out of range, an unknown key) can still point into the file. Used by
// all JSON readers.
//
// Syntax errors end the reading (what follows cannot be trusted): parseJson returns them as one
// problem with its place. Duplicate keys do not: they are errors in `problems`, the document holds
// both members, `find` gives the first. Limits: kDeepestJson levels of nesting; the text must be
// UTF-8 (a BOM is skipped); NaN, Infinity and numbers beyond double's range are errors. Lines and
// columns count from 1, columns in characters, not bytes. Ownership: a value owns its children;
// moving keeps pointers to children valid. Thread rule: plain values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "foundation/problem.h"

namespace muster::io {

struct JsonMember;

class JsonValue {
 public:
  enum class Kind { null, boolean, number, text, array, object };
  using Array = std::vector<JsonValue>;
  using Object = std::vector<JsonMember>;  // in file order
  using Data = std::variant<std::monostate, bool, double, std::string, Array, Object>;

  JsonValue() = default;
  JsonValue(Data data, Place place) : data_(std::move(data)), place_(place) {}

  Kind kind() const { return static_cast<Kind>(data_.index()); }
  bool is(Kind kind) const { return this->kind() == kind; }
  Place place() const { return place_; }

  // nullptr if the value is of another kind.
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const double* number() const { return std::get_if<double>(&data_); }
  const std::string* text() const { return std::get_if<std::string>(&data_); }
  const Array* array() const { return std::get_if<Array>(&data_); }
  const Object* object() const { return std::get_if<Object>(&data_); }
  Array* array() { return std::get_if<Array>(&data_); }
  Object* object() { return std::get_if<Object>(&data_); }

  // The value of the first member of that name; nullptr if there is none or this is no object.
  // O(members).
  const JsonValue* find(std::string_view key) const;
  // True for a whole number within ±2^53.
  bool whole() const;
  // The value as short plain text for problems: "7.5", "\"abc\"", "true", "null", "[…]", "{…}".
  std::string excerpt() const;

 private:
  Data data_;
  Place place_;
};

struct JsonMember {
  std::string key;
  Place place;
  JsonValue value;
};

// "null", "boolean", "number", "text", "array", "object".
std::string_view spell(JsonValue::Kind kind);

struct JsonDocument {
  JsonValue root;
  Problems problems;  // duplicate keys, in file order
};

// Array and object brackets open at once. Plans need 8; the limit keeps recursive readers and
// destructors off the stack's end.
inline constexpr std::size_t kDeepestJson = 64;
// Far above any campus plan (1 MB per 1,000 rooms); keeps a wrong file name from filling the
// memory.
inline constexpr std::size_t kLargestJson_bytes = std::size_t{1} << 28;

Result<JsonDocument> parseJson(std::string_view text, const std::string& fileName);
Result<JsonDocument> readJson(const std::string& path);

}  // namespace muster::io
