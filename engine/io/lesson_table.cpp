#include "io/lesson_table.h"

#include <array>

#include "behaviour/table_reader.h"
#include "io/csv_columns.h"
#include "io/text_file.h"

namespace muster::io {
namespace {

constexpr std::size_t kMostLines = 100'000;
constexpr std::array<ColumnName, 3> kNames{
    {{"class", "班级", true}, {"period", "节次", true}, {"room", "教室", true}}};

}  // namespace

ReadLessons readLessonTable(std::string_view bytes, const std::string& file) {
  const Result<Text> text = decodeUtf8OrGb18030(bytes, file);
  if (!text) return {{}, text.error()};
  ReadCsv csv = parseCsv(text->utf8, kMostLines);
  ReadLessons result{{}, std::move(csv.problems)};
  if (csv.table.header.empty()) return result;
  const auto at = matchColumns(csv.table.header, kNames, result.problems);
  if (hasErrors(result.problems)) return result;
  for (const auto& row : csv.table.rows) {
    for (std::size_t column = 0; column < kNames.size(); ++column) {
      const CsvCell& cell = row[*at[column]];
      if (cell.text.empty()) result.problems.push_back(badCell(cell, kNames[column], "id"));
    }
    result.lessons.push_back(
        {row[*at[0]].text, row[*at[1]].text, row[*at[2]].text, row.front().place});
  }
  behaviour::sortByPlace(result.problems);
  return result;
}

}  // namespace muster::io
