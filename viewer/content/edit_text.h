// Single values changed in the text of a TOML or JSON file; everything else, comments and order
// included, stays as somebody wrote it. Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "behaviour/toml_document.h"
#include "foundation/problem.h"

namespace muster::viewer {

// Where a line and column (both from 1, columns in characters) are, in bytes; the text's end if it
// has no such line.
std::size_t offsetOf(std::string_view text, Place place);
// Behind the value that begins at `from`: a string, a list, a table in braces, or a bare word.
std::size_t endOfValue(std::string_view text, std::size_t from);
void replaceValue(std::string& text, Place place, const std::string& written);
// `key = written` in a table with a header of its own, whether it has the key or not.
void setKey(std::string& text, const behaviour::TomlValue& table, std::string_view key,
            const std::string& written);
// A basic string, of TOML and JSON alike.
std::string inQuotes(std::string_view text);

}  // namespace muster::viewer
