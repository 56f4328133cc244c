#include "io/result_folder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <span>

#include "io/json_fields.h"
#include "io/result_columns.h"
#include "io/text_file.h"
#include "simulation/scenario.h"

namespace muster::io {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestTable_bytes = std::size_t{1} << 29;  // two million agents
constexpr std::size_t kMostRows = 4'000'000;
constexpr std::size_t kLargestPicture_bytes = std::size_t{1} << 26;
constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kPictures[] = {"density", "visibility", "temperature", "dose", "margin"};

std::optional<double> readNumber(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end && std::isfinite(value) ? std::optional(value)
                                                                     : std::nullopt;
}

std::optional<std::size_t> indexOf(const CsvTable& table, std::string_view column) {
  const auto found = std::ranges::find(table.header, column, &CsvCell::text);
  if (found == table.header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.header.begin());
}

void checkColumn(const CsvTable& table, const Column& column, Problems& problems) {
  const std::string name(column.name);
  const auto index = indexOf(table, column.name);
  if (!index) {
    problems.push_back(
        {Severity::error, "result.missing-column", {}, {1, 1}, {}, {{"column", name}}});
    return;
  }
  if (column.holds == Holds::text) return;
  for (const auto& row : table.rows) {
    const CsvCell& cell = row[*index];
    if (readNumber(cell.text) || (cell.text.empty() && column.holds == Holds::number)) continue;
    problems.push_back({Severity::error,
                        "result.no-number",
                        {},
                        cell.place,
                        {},
                        {{"column", name}, {"value", cell.text}}});
  }
}

ResultTable readTable(const std::string& path, std::span<const Column> columns,
                      Problems& problems) {
  const auto bytes = readBytes(path, kLargestTable_bytes);
  const auto text = bytes ? decodeUtf8(*bytes, path) : Result<Text>(tl::unexpected(bytes.error()));
  if (!text) {
    append(problems, text.error(), path);
    return {};
  }
  ReadCsv csv = parseCsv(text->utf8, kMostRows);
  if (!hasErrors(csv.problems))
    for (const Column& column : columns) checkColumn(csv.table, column, csv.problems);
  append(problems, std::move(csv.problems), path);
  return ResultTable(std::move(csv.table));
}

// A number that may be null, as times are that never came.
void expectTime(JsonFields& fields, std::string_view key) {
  const JsonValue* value = fields.any(key, Need::required);
  if (value && !value->number() && !value->is(JsonValue::Kind::null))
    fields.complain("json.expects-number", *value, {{"key", std::string(key)}});
}

void checkFire(const JsonValue& fire, Problems& problems) {
  JsonFields fields(fire, "fire", problems);
  for (const char* key : {"ignition_s", "flagged_dose", "judged_until_s", "still_indoors"})
    fields.number(key, Need::required);
  for (const char* key : {"detected_s", "alarm_s", "last_indoors_s"}) expectTime(fields, key);
  fields.text("smoke_law", Need::required);
  if (const JsonValue* chain = fields.object("chain", Need::required)) {
    JsonFields links(*chain, "chain", problems);
    for (const char* key : {"detection_s", "alarm_s", "pre_movement_s", "movement_s"})
      expectTime(links, key);
  }
  if (const JsonValue* limits = fields.object("tenability", Need::required)) {
    JsonFields limit(*limits, "tenability", problems);
    for (const char* key : {"visibility_m", "temperature_C", "dose", "height_m"})
      limit.number(key, Need::required);
  }
}

void checkSummary(const JsonValue& root, Problems& problems) {
  JsonFields fields(root, "", problems);
  for (const char* key :
       {"scenario", "ending", "model", "flow", "scenario_hash", "result_hash", "version"})
    fields.text(key, Need::required);
  for (const char* key : {"agents", "out", "inside", "stuck", "simulated_s", "seed"})
    fields.number(key, Need::required);
  for (const char* key : {"t50_s", "t95_s", "t100_s", "roll_call_s", "peak_density_per_m2",
                          "exposed", "incapacitated", "aset_s", "rset_s", "margin_s"})
    expectTime(fields, key);
  for (const char* key : {"fire", "danger"}) {
    const JsonValue* part = fields.any(key);
    if (part && !part->object() && !part->is(JsonValue::Kind::null))
      fields.complain("json.expects-object", *part, {{"key", key}});
  }
  const JsonValue* fire = fields.any("fire");
  if (fire && fire->object()) checkFire(*fire, problems);
}

ResultSummary readSummary(const std::string& path, Problems& problems) {
  auto document = readJson(path);
  if (!document) {
    append(problems, document.error(), path);
    return {};
  }
  Problems found = document->problems;
  if (document->root.object()) {
    checkSummary(document->root, found);
  } else {
    found.push_back({Severity::error,
                     "json.expects-object",
                     path,
                     document->root.place(),
                     {},
                     {{"key", "summary"}, {"value", document->root.excerpt()}}});
  }
  append(problems, std::move(found), path);
  return ResultSummary(std::move(*document));
}

// Undoes report::pictureName: %XX stands for a byte that a file name cannot hold.
std::string levelOf(std::string_view coded) {
  std::string level;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    unsigned byte = 0;
    const char* from = coded.data() + i + 1;
    if (coded[i] == '%' && i + 2 < coded.size() &&
        std::from_chars(from, from + 2, byte, 16).ptr == from + 2) {
      level += static_cast<char>(byte);
      i += 2;
    } else {
      level += coded[i];
    }
  }
  return level;
}

void readPicture(const fs::path& file, std::string_view what, std::vector<ResultPicture>& pictures,
                 Problems& problems) {
  auto bytes = readBytes(file.string(), kLargestPicture_bytes);
  if (!bytes) return append(problems, bytes.error());
  if (!bytes->starts_with(kPngSignature)) {
    problems.push_back({Severity::error, "result.no-png", file.string(), {}, {}, {}});
    return;
  }
  const std::string stem = file.stem().string();
  pictures.push_back(
      {std::string(what), levelOf(std::string_view(stem).substr(what.size() + 1)), *bytes});
}

std::vector<ResultPicture> readPictures(const std::string& folder, Problems& problems) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".png") files.push_back(at->path());
  std::ranges::sort(files);
  std::vector<ResultPicture> pictures;
  for (const std::string_view what : kPictures) {
    for (const fs::path& file : files)
      if (file.filename().string().starts_with(std::string(what) + "_"))
        readPicture(file, what, pictures, problems);
  }
  return pictures;
}

}  // namespace

std::string ResultTable::text(std::size_t row, std::string_view column) const {
  const auto index = indexOf(table_, column);
  return index ? table_.rows[row][*index].text : std::string();
}

std::optional<double> ResultTable::number(std::size_t row, std::string_view column) const {
  return readNumber(text(row, column));
}

const JsonValue* ResultSummary::find(std::string_view path) const {
  const JsonValue* value = &document_.root;
  while (value && !path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    value = value->find(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return value && !value->is(JsonValue::Kind::null) ? value : nullptr;
}

std::string ResultSummary::text(std::string_view path) const {
  const JsonValue* value = find(path);
  return value && value->text() ? *value->text() : std::string();
}

std::optional<double> ResultSummary::number(std::string_view path) const {
  const JsonValue* value = find(path);
  return value && value->number() ? std::optional(*value->number()) : std::nullopt;
}

bool ResultFolder::hasBodies() const {
  return summary.text("model") != simulation::kHydraulicModel;
}

bool isResultFolder(const std::string& folder) {
  std::error_code ignored;
  return fs::exists(folder + "/summary.json", ignored);
}

Result<ResultFolder> readResultFolder(const std::string& folder) {
  Problems problems;
  ResultFolder result;
  const auto table = [&](const char* name, std::span<const Column> columns) {
    return readTable(folder + "/" + name, columns, problems);
  };
  result.summary = readSummary(folder + "/summary.json", problems);
  result.classes = table("classes.csv", kClasses);
  result.exits = table("exits.csv", kExits);
  if (result.hasBodies()) {
    result.agents = table("agents.csv", kAgents);
    result.bottlenecks = table("bottlenecks.csv", kBottlenecks);
  } else {
    result.queues = table("queues.csv", kQueues);
  }
  if (result.hasDanger()) {
    result.danger = table("danger.csv", kDanger);
    result.dangerTime = table("danger_time.csv", kDangerTime);
  }
  if (result.hasFire()) result.tenability = table("tenability.csv", kTenability);
  // The hydraulic model leaves none, and those of an earlier run in the same folder are not its.
  if (result.hasBodies()) {
    result.pictures = readPictures(folder, problems);
    if (result.pictures.empty())
      problems.push_back(
          {Severity::error, "result.no-pictures", folder, {}, {}, {{"path", folder}}});
  }
  if (hasErrors(problems)) return tl::unexpected(std::move(problems));
  return result;
}

}  // namespace muster::io
