// Whole files in and out. Reading: regular files only, up to a limit, so that a device or a wrong
// path can neither hang nor fill the memory. Text is UTF-8 with or without byte order mark; where
// the caller allows it also GB18030, which is what spreadsheets in Chinese offices write. Writing
// is atomic: a file is there in full or as it was before.
//
// Every byte sequence is either valid text or a problem with line, column and byte offset; nothing
// is replaced or dropped. Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "foundation/problem.h"

namespace muster::io {

// Problems, all with {path}: file.missing, file.not-regular, file.unreadable {reason},
// file.too-large {value, valid} (bytes).
Result<std::string> readBytes(const std::string& path, std::size_t mostBytes);

enum class Encoding { utf8, gb18030 };
struct Text {
  std::string utf8;  // without byte order mark
  Encoding encoding = Encoding::utf8;
};

// Problems: file.not-utf8 {byte}, file.not-utf8-nor-gb18030 {byte, encoding}, file.utf16,
// file.binary {byte} (a NUL).
Result<Text> decodeUtf8(std::string_view bytes, const std::string& file);
// Valid UTF-8 is UTF-8, anything else is tried as GB18030; with an UTF-8 byte order mark only UTF-8
// will do.
Result<Text> decodeUtf8OrGb18030(std::string_view bytes, const std::string& file);

// Offset of the first byte that does not belong to a well-formed UTF-8 sequence (RFC 3629: shortest
// form, no surrogates, up to U+10FFFF).
std::optional<std::size_t> firstBadUtf8(std::string_view bytes);
// Where a byte of valid UTF-8 (up to there) lies: line, and column in characters.
Place placeOfByte(std::string_view utf8, std::size_t offset);

// Empty if written. Problems: file.unwritable {path, reason}; file.not-regular {path} for a device
// or a pipe, which stays what it is. Writes beside the target, then renames over it.
Problems writeAtomically(const std::string& path, std::string_view bytes);

}  // namespace muster::io
