#include "behaviour/toml_document.h"

#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <exception>
#include <optional>

namespace muster::behaviour {
namespace {

Place placeOf(const toml::source_region& source) {
  return {source.begin.line, source.begin.column};
}

TomlValue plain(const toml::node& node);

void copyTable(const toml::table& from, TomlValue& to) {
  to.kind = TomlValue::Kind::table;
  for (const auto& [key, node] : from) {
    to.entries.push_back({std::string(key.str()), placeOf(key.source()), plain(node)});
  }
  // toml++ sorts by key; people read from top to bottom.
  std::stable_sort(
      to.entries.begin(), to.entries.end(), [](const TomlEntry& a, const TomlEntry& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
      });
}

// Recursion is bounded: toml++ refuses more than 256 nested values, and parseToml a key of more
// than 256 parts.
TomlValue plain(const toml::node& node) {
  TomlValue value;
  value.place = placeOf(node.source());
  if (const auto* table = node.as_table()) {
    copyTable(*table, value);
  } else if (const auto* list = node.as_array()) {
    value.kind = TomlValue::Kind::list;
    for (const toml::node& item : *list) value.items.push_back(plain(item));
  } else if (const auto* text = node.as_string()) {
    value.kind = TomlValue::Kind::text;
    value.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = TomlValue::Kind::integer;
    value.integer = integer->get();
    value.number = static_cast<double>(integer->get());
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = TomlValue::Kind::number;
    value.number = number->get();
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = TomlValue::Kind::boolean;
    value.boolean = boolean->get();
  } else {
    value.kind = TomlValue::Kind::time;
  }
  return value;
}

std::string shortestNumber(double number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  return {buffer, end};
}

// toml++ bounds nested values but not dotted keys: a.a.a… of 100,000 parts would overflow the stack
// on the way out. Strings and comments are passed over; numbers in lists are parted by commas.
bool isEndlessKey(std::string_view line) {
  constexpr int kMostParts = 256;  // as toml++ has it for nested values
  int dots = 0;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      // Three or more open or close a text of several lines, whose own lines count as bare.
      const std::size_t end = std::min(line.find_first_not_of(c, i), line.size());
      if (end - i == 1) quote = c;
      i = end - 1;
    } else if (c == '#') {
      return false;
    } else if (c == '.') {
      if (++dots > kMostParts) return true;
    } else if (c == ',' || c == '=') {
      dots = 0;
    }
  }
  return false;
}

std::optional<Place> endlessKey(std::string_view text) {
  std::uint32_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (isEndlessKey(text.substr(at, end - at))) return Place{line, 1};
    at = end + 1;
  }
  return std::nullopt;
}

Problem syntax(const std::string& file, Place place, std::string detail) {
  return {Severity::error, "toml.syntax", file, place, {}, {{"detail", std::move(detail)}}};
}

}  // namespace

const TomlEntry* TomlValue::find(std::string_view key) const {
  for (const TomlEntry& entry : entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

std::string shown(const TomlValue& value) {
  switch (value.kind) {
    case TomlValue::Kind::boolean:
      return value.boolean ? "true" : "false";
    case TomlValue::Kind::integer:
      return std::to_string(value.integer);
    case TomlValue::Kind::number:
      return shortestNumber(value.number);
    case TomlValue::Kind::text:
      return value.text;
    case TomlValue::Kind::time:
      return "1979-…";
    case TomlValue::Kind::list:
      return "[…]";
    case TomlValue::Kind::table:
      return "{…}";
  }
  return {};
}

std::string shown(std::string_view text) {
  constexpr std::size_t kMostCharacters = 80;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  std::size_t characters = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool starts = (byte & 0xC0) != 0x80;
    if (starts && ++characters > kMostCharacters) return out + "…";
    if (byte < 0x20 || byte == 0x7F) {
      out.append("\\x").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    } else {
      out += c;
    }
  }
  return out;
}

Result<TomlValue> parseToml(std::string_view text, const std::string& file) {
  if (const auto place = endlessKey(text)) {
    return tl::unexpected(Problems{syntax(file, *place, "a key of more than 256 parts")});
  }
  try {
    return plain(toml::parse(text));
  } catch (const toml::parse_error& error) {
    return tl::unexpected(
        Problems{syntax(file, placeOf(error.source()), std::string(error.description()))});
  } catch (const std::exception& error) {  // out of memory and the like
    return tl::unexpected(Problems{syntax(file, {}, error.what())});
  }
}

}  // namespace muster::behaviour
