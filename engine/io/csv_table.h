// A table of comma, semicolon or tab separated values whose every cell knows its line and column
// (RFC 4180, with any line ending).
//
// The first line that is not blank is the header; it decides the separator (the one it has most of,
// comma first). Quoted cells may hold separators, line ends and doubled quotes. Cells are trimmed
// of blanks unless quoted. Lines whose cells are all empty are skipped: spreadsheets leave them at
// the end. Thread rule: plain values, pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "foundation/problem.h"

namespace muster::io {

struct CsvCell {
  std::string text;
  Place place;  // of its first character; columns count characters
};

struct CsvTable {
  char separator = ',';
  std::vector<CsvCell> header;
  std::vector<std::vector<CsvCell>> rows;  // each has as many cells as the header
};

// `text` is UTF-8. Problems: csv.empty, csv.unclosed-quote, csv.text-after-quote {value},
// csv.control-character {value}, csv.ragged-row {value, valid}, csv.too-many-rows {valid}. Rows
// with problems are left out of the table; all problems are told.
struct ReadCsv {
  CsvTable table;
  Problems problems;
};
ReadCsv parseCsv(std::string_view text, std::size_t mostRows);

}  // namespace muster::io
