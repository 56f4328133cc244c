#include "study/csv_tables.h"

#include <fmt/format.h>

#include <filesystem>

#include "io/csv_writer.h"
#include "io/text_file.h"
#include "study/store.h"

namespace muster::study {
namespace {

namespace fs = std::filesystem;

std::string csv(Database& database, const std::string& table) {
  Statement row = database.prepare("SELECT * FROM " + table);
  std::string header;
  for (int i = 0; i < row.columns(); ++i) header += (i == 0 ? "" : ",") + row.name(i);
  io::CsvWriter writer(header);
  while (row.row()) {
    for (int i = 0; i < row.columns(); ++i) {
      if (row.isReal(i)) {
        writer.cell(std::string_view(fmt::format("{}", row.real(i))));
      } else {
        writer.cell(std::string_view(row.text(i)));
      }
    }
    writer.endRow();
  }
  return writer.take();
}

}  // namespace

Result<std::vector<std::string>> exportTables(const std::string& study, const std::string& folder) {
  if (const auto sound = readStored(study); !sound) return tl::unexpected(sound.error());
  Database database(study, Database::Mode::read);
  std::error_code ignored;  // writing tells
  if (!folder.empty()) fs::create_directories(folder, ignored);
  std::vector<std::string> files;
  for (const std::string& table : tableNames()) {
    if (table == "maps") continue;  // packed bytes
    const std::string path = (fs::path(folder) / (table + ".csv")).string();
    if (Problems problems = io::writeAtomically(path, csv(database, table)); !problems.empty())
      return tl::unexpected(std::move(problems));
    files.push_back(path);
  }
  return files;
}

}  // namespace muster::study
