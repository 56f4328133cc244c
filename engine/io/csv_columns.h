// Which column of a table of comma separated values is which: headers in English or Chinese, in any
// order. Thread rule: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "io/csv_table.h"

namespace muster::io {

struct ColumnName {
  std::string_view english, chinese;
  bool required;
};

// By name: where it is in the header. Problems: arrivals.missing-column {column, column_zh},
// arrivals.repeated-column {value}, arrivals.unknown-column {value, valid}.
std::vector<std::optional<std::size_t>> matchColumns(const std::vector<CsvCell>& header,
                                                     std::span<const ColumnName> names,
                                                     Problems& problems);
// "column so-and-so: this will not do": arrivals.bad-cell.
Problem badCell(const CsvCell& cell, const ColumnName& column, std::string valid);

}  // namespace muster::io
