#include "viewer/content/edit_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace muster::viewer {

namespace {

// Behind a string's closing quotes; three of them where it began with three.
std::size_t endOfString(std::string_view text, std::size_t from) {
  const char quote = text[from];
  const std::string three(3, quote);
  const bool isLong = text.substr(from, 3) == three;
  const std::string_view closing =
      isLong ? std::string_view(three) : std::string_view(three).substr(0, 1);
  for (std::size_t at = from + closing.size(); at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text.substr(at, closing.size()) == closing) {
      return at + closing.size();
    }
  }
  return text.size();
}

bool isQuote(char c) {
  return c == '"' || c == '\'';
}

}  // namespace

std::size_t offsetOf(std::string_view text, Place place) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < place.line; ++line) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return text.size();
    ++at;
  }
  const auto isInside = [&](std::size_t byte) {  // a character
    return byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0u) == 0x80u;
  };
  for (std::uint32_t column = 1; column < place.column && at < text.size(); ++column) {
    ++at;
    while (isInside(at)) ++at;
  }
  return at;
}

std::size_t endOfValue(std::string_view text, std::size_t from) {
  if (from >= text.size()) return text.size();
  if (isQuote(text[from])) return endOfString(text, from);
  if (text[from] != '[' && text[from] != '{')
    return std::min(text.find_first_of(",]}# \t\r\n", from), text.size());
  int depth = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (isQuote(c)) {
      at = endOfString(text, at) - 1;
    } else if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if ((c == ']' || c == '}') && --depth == 0) {
      return at + 1;
    }
  }
  return text.size();
}

void replaceValue(std::string& text, Place place, const std::string& written) {
  const std::size_t from = offsetOf(text, place);
  text.replace(from, endOfValue(text, from) - from, written);
}

void setKey(std::string& text, const behaviour::TomlValue& table, std::string_view key,
            const std::string& written) {
  if (const behaviour::TomlEntry* entry = table.find(key))
    return replaceValue(text, entry->value.place, written);
  const std::size_t header = offsetOf(text, {table.place.line, 1});
  const std::size_t end = text.find('\n', header);
  const std::string line = std::string(key) + " = " + written + "\n";
  if (end == std::string::npos) {
    text += "\n" + line;
  } else {
    text.insert(end + 1, line);
  }
}

std::string inQuotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      quoted += fmt::format("\\u{:04x}", static_cast<int>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

}  // namespace muster::viewer
