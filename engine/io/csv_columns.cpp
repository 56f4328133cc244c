#include "io/csv_columns.h"

#include "behaviour/table_reader.h"
#include "plan/nearest_word.h"

namespace muster::io {
namespace {

void add(Problems& problems, std::string_view code, Place place,
         std::vector<std::pair<std::string, std::string>> arguments) {
  problems.push_back({Severity::error, std::string(code), {}, place, "", std::move(arguments)});
}

std::optional<std::size_t> columnOf(const CsvCell& cell, std::span<const ColumnName> names) {
  for (std::size_t column = 0; column < names.size(); ++column) {
    if (cell.text == names[column].english || cell.text == names[column].chinese) return column;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::optional<std::size_t>> matchColumns(const std::vector<CsvCell>& header,
                                                     std::span<const ColumnName> names,
                                                     Problems& problems) {
  std::vector<std::optional<std::size_t>> at(names.size());
  std::vector<std::string_view> known;
  for (const ColumnName& name : names) known.push_back(name.english);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto column = columnOf(header[i], names);
    if (!column) {
      add(problems, "arrivals.unknown-column", header[i].place,
          {{"value", behaviour::shown(header[i].text)}, {"valid", plan::joined(known)}});
    } else if (at[*column]) {
      add(problems, "arrivals.repeated-column", header[i].place, {{"value", header[i].text}});
    } else {
      at[*column] = i;
    }
  }
  for (std::size_t column = 0; column < names.size(); ++column) {
    if (!names[column].required || at[column]) continue;
    add(problems, "arrivals.missing-column", header.front().place,
        {{"column", std::string(names[column].english)},
         {"column_zh", std::string(names[column].chinese)}});
  }
  return at;
}

Problem badCell(const CsvCell& cell, const ColumnName& column, std::string valid) {
  return {Severity::error,
          "arrivals.bad-cell",
          {},
          cell.place,
          "",
          {{"column", std::string(column.english)},
           {"value", behaviour::shown(cell.text)},
           {"valid", std::move(valid)}}};
}

}  // namespace muster::io
