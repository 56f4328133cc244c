#include "io/arrival_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "behaviour/table_reader.h"
#include "io/clock_time.h"
#include "io/csv_columns.h"
#include "io/text_file.h"
#include "plan/nearest_word.h"

namespace muster::io {
namespace {

using simulation::Arrival;
using simulation::ArrivalProcess;

constexpr std::size_t kMostLines = 10'000;
constexpr double kWeek_s = 7 * 86400.0;

enum Column : std::size_t {
  kGroups,
  kAt,
  kFrom,
  kTo,
  kCount,
  kRate,
  kProcess,
  kPeak,
  kPlatoon,
  kColumns
};

constexpr std::array<ColumnName, kColumns> kNames{{
    {"groups", "人员", false},
    {"at", "入口", true},
    {"from", "开始", true},
    {"to", "结束", true},
    {"count", "人数", false},
    {"rate_per_min", "每分钟人数", false},
    {"process", "方式", false},
    {"peak", "高峰", false},
    {"platoon", "每批人数", false},
}};

std::vector<std::string> partsOf(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("/|");
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

class Reader {
 public:
  Reader(CsvTable table, std::string file, double startClock_h)
      : table_(std::move(table)), file_(std::move(file)), startClock_h_(startClock_h) {}

  ReadArrivals read() {
    at_ = matchColumns(table_.header, kNames, result_.problems);
    if (hasErrors(result_.problems)) return std::move(result_);
    for (const Row& row : table_.rows) readRow(row);
    return std::move(result_);
  }

 private:
  using Row = std::vector<CsvCell>;

  void add(std::string_view code, Place place,
           std::vector<std::pair<std::string, std::string>> arguments) {
    result_.problems.push_back(
        {Severity::error, std::string(code), {}, place, "", std::move(arguments)});
  }

  const CsvCell& cell(const Row& row, Column column) const {
    static const CsvCell kNone;
    return at_[column] ? row[*at_[column]] : kNone;
  }

  void bad(const Row& row, Column column, std::string valid) {
    result_.problems.push_back(badCell(cell(row, column), kNames[column], std::move(valid)));
  }

  double number(const Row& row, Column column, double fallback, double low, double high) {
    const std::string& text = cell(row, column).text;
    if (text.empty()) return fallback;
    const auto value = numberOf(text);
    if (value && *value >= low && *value <= high) return *value;
    bad(row, column, behaviour::rangeText(low, high));
    return fallback;
  }

  int whole(const Row& row, Column column, int fallback, int high) {
    const double value = number(row, column, fallback, 1, high);
    if (value == std::floor(value)) return static_cast<int>(value);
    bad(row, column, behaviour::rangeText(1, high));
    return fallback;
  }

  // Seconds since the start.
  double time(const Row& row, Column column, double fallback) {
    const std::string& text = cell(row, column).text;
    if (text.empty() && !kNames[column].required) return fallback;
    if (const auto clock = clockOf(text)) {
      const double at_s = *clock - 3600 * startClock_h_;
      if (at_s >= 0) return at_s;
    } else if (const auto seconds = numberOf(text);
               seconds && *seconds >= 0 && *seconds <= kWeek_s) {
      return *seconds;
    }
    bad(row, column, behaviour::rangeText(0, kWeek_s) + ", HH:MM");
    return fallback;
  }

  ArrivalProcess process(const Row& row) {
    const std::string& text = cell(row, kProcess).text;
    if (text.empty()) return ArrivalProcess::poisson;
    const auto words = simulation::arrivalWords();
    const auto found = std::ranges::find(words, text);
    if (found != words.end()) return static_cast<ArrivalProcess>(found - words.begin());
    bad(row, kProcess, plan::joined({words.begin(), words.end()}));
    return ArrivalProcess::poisson;
  }

  void checkTogether(const Row& row, const Arrival& arrival) {
    if (arrival.count > 0 && arrival.rate_per_min > 0)
      add("scenario.arrival-count-and-rate", cell(row, kRate).place, {});
    if (arrival.rate_per_min > 0 && arrival.process == ArrivalProcess::peaked)
      add("scenario.not-with-process", cell(row, kRate).place,
          {{"key", std::string(kNames[kRate].english)}});
    if (arrival.at.empty()) bad(row, kAt, "id");
  }

  void readRow(const Row& row) {
    const std::size_t before = result_.problems.size();
    Arrival arrival;
    arrival.file = file_;
    arrival.place = row.front().place;
    arrival.groups = partsOf(cell(row, kGroups).text);
    arrival.at = partsOf(cell(row, kAt).text);
    arrival.from_s = time(row, kFrom, 0);
    arrival.to_s = time(row, kTo, 0);
    arrival.count = cell(row, kCount).text.empty() ? 0 : whole(row, kCount, 0, 1'000'000);
    arrival.rate_per_min = number(row, kRate, 0, 0.01, 600);
    arrival.process = process(row);
    arrival.peak_s = time(row, kPeak, (arrival.from_s + arrival.to_s) / 2);
    arrival.platoon = whole(row, kPlatoon, arrival.platoon, 1000);
    checkTogether(row, arrival);
    if (result_.problems.size() == before) result_.arrivals.push_back(std::move(arrival));
  }

  CsvTable table_;
  std::string file_;
  double startClock_h_;
  std::vector<std::optional<std::size_t>> at_;
  ReadArrivals result_;
};

}  // namespace

ReadArrivals readArrivalTable(std::string_view bytes, const std::string& file,
                              double startClock_h) {
  const Result<Text> text = decodeUtf8OrGb18030(bytes, file);
  if (!text) return {{}, text.error()};
  ReadCsv csv = parseCsv(text->utf8, kMostLines);
  ReadArrivals result;
  if (!csv.table.header.empty()) result = Reader(std::move(csv.table), file, startClock_h).read();
  append(result.problems, std::move(csv.problems));
  behaviour::sortByPlace(result.problems);
  return result;
}

}  // namespace muster::io
