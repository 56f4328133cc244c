// What `muster run` left in a folder (result_tables.h), read back: the summary, the tables and the
// pictures. Everything a report shows was checked here: the keys and columns it asks for are there
// and hold numbers where they should; a number is empty where something never happened.
//
// Files of a run: summary.json, classes.csv, exits.csv; of agents also agents.csv, bottlenecks.csv,
// danger.csv, danger_time.csv and density_<level>.png, of the hydraulic model queues.csv; with a
// fire tenability.csv. Thread rule: plain values, free functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/problem.h"
#include "io/csv_table.h"
#include "io/json_document.h"

namespace muster::io {

// The rows of one file; empty if the folder needs no such file.
class ResultTable {
 public:
  ResultTable() = default;
  explicit ResultTable(CsvTable table) : table_(std::move(table)) {}

  std::size_t rows() const { return table_.rows.size(); }
  // Empty if the table has no such column.
  std::string text(std::size_t row, std::string_view column) const;
  std::optional<double> number(std::size_t row, std::string_view column) const;

 private:
  CsvTable table_;
};

// Values by path: "t100_s", "fire/chain/alarm_s".
class ResultSummary {
 public:
  ResultSummary() = default;
  explicit ResultSummary(JsonDocument document) : document_(std::move(document)) {}

  std::string text(std::string_view path) const;              // empty if it is no text
  std::optional<double> number(std::string_view path) const;  // none if null or absent
  bool has(std::string_view path) const { return find(path) != nullptr; }
  const JsonValue& root() const { return document_.root; }

 private:
  const JsonValue* find(std::string_view path) const;  // nullptr for null too
  JsonDocument document_;
};

struct ResultPicture {
  std::string what;   // "density", "visibility", …
  std::string level;  // id
  std::string png;    // bytes
};

struct ResultFolder {
  ResultSummary summary;
  ResultTable agents, classes, exits, bottlenecks, danger, dangerTime, queues, tenability;
  std::vector<ResultPicture> pictures;  // by what and level

  bool hasBodies() const;  // false: the hydraulic model, which knows no persons
  bool hasFire() const { return summary.has("fire"); }
  bool hasDanger() const { return summary.has("danger"); }
};

bool isResultFolder(const std::string& folder);  // a summary.json lies there

// All problems of all files: those of text_file.h, json_document.h, csv_table.h; json.missing-key,
// json.expects-number, json.expects-text; result.missing-column {column}, result.no-number {column,
// value}, result.no-png, result.no-pictures {path}.
Result<ResultFolder> readResultFolder(const std::string& folder);

}  // namespace muster::io
