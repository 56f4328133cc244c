#include "io/roster_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <system_error>
#include <type_traits>
#include <utility>

#include "behaviour/grade.h"
#include "behaviour/table_reader.h"
#include "io/csv_table.h"
#include "io/text_file.h"
#include "plan/nearest_word.h"

namespace muster::io {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

enum Column : std::size_t {
  kClass,
  kGrade,
  kBuilding,
  kFloor,
  kRoom,
  kPersons,
  kTeachers,
  kFrontStair,
  kBackStair,
  kExit,
  kBatch,
  kDelay,
  kSlot,
  kSpecial,
  kFrontDoor,
  kBackDoor,
  kProfile,
  kColumns,
};

constexpr std::array<RosterColumn, kColumns> kNames{{
    {"class", "班级", true},
    {"grade", "年级", false},
    {"building", "楼栋", false},
    {"floor", "楼层", false},
    {"room", "教室", true},
    {"persons", "人数", true},
    {"teachers", "带队教师", false},
    {"front_door_stair", "前门楼梯", false},
    {"back_door_stair", "后门楼梯", false},
    {"exit", "出口", false},
    {"batch", "批次", false},
    {"release_delay_s", "延时秒", false},
    {"slot", "集合位", false},
    {"special_needs", "特殊学生数", false},
    {"front_door", "前门", false},
    {"back_door", "后门", false},
    {"profile", "人群", false},
}};

// Other headers that schools use for the same thing.
constexpr std::array<std::pair<std::string_view, Column>, 24> kAliases{{
    {"班", kClass},         {"班级名称", kClass},   {"楼", kBuilding},     {"教学楼", kBuilding},
    {"层", kFloor},         {"教室号", kRoom},      {"房间", kRoom},       {"学生数", kPersons},
    {"学生人数", kPersons}, {"班级人数", kPersons}, {"pupils", kPersons},  {"students", kPersons},
    {"teacher", kTeachers}, {"教师", kTeachers},    {"教师数", kTeachers}, {"班主任", kTeachers},
    {"exits", kExit},       {"疏散出口", kExit},    {"order", kBatch},     {"延时(秒)", kDelay},
    {"延时（秒）", kDelay}, {"assembly", kSlot},    {"集合位置", kSlot},   {"特殊学生", kSpecial},
}};

// "Front door stair", "front-door-stair" and "front_door_stair" are one header.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::optional<Column> columnOf(const std::string& header) {
  const std::string name = folded(header);
  for (std::size_t column = 0; column < kColumns; ++column) {
    if (name == kNames[column].english || name == kNames[column].chinese) {
      return static_cast<Column>(column);
    }
  }
  for (const auto& [alias, column] : kAliases) {
    if (name == alias) return column;
  }
  return std::nullopt;
}

// Splits at any of the separators (texts, since "、" has three bytes); keeps empty parts.
std::vector<std::string_view> split(std::string_view text,
                                    std::span<const std::string_view> separators) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
      const std::size_t found = text.find(separator);
      if (found < at) at = found, length = separator.size();
    }
    std::string_view part = text.substr(0, at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.push_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + length);
  }
}

class Reader {
 public:
  Reader(CsvTable table, std::string file, const behaviour::Group& defaults)
      : table_(std::move(table)), file_(std::move(file)), defaults_(defaults) {}

  ReadRoster read() {
    matchHeader();
    if (!hasErrors(result_.problems)) {
      for (const auto& row : table_.rows) readRow(row);
    }
    return std::move(result_);
  }

 private:
  using Row = std::vector<CsvCell>;

  void add(std::string_view code, Place place, Arguments arguments = {},
           Severity severity = Severity::error) {
    result_.problems.push_back(
        {severity, std::string(code), {}, place, behaviour::shown(feature_), std::move(arguments)});
  }

  void matchHeader() {
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      const CsvCell& cell = table_.header[i];
      const auto column = columnOf(cell.text);
      if (!column) {
        unknownColumn(cell);
      } else if (at_[*column]) {
        add("roster.repeated-column", cell.place, {{"value", behaviour::shown(cell.text)}});
      } else {
        at_[*column] = i;
      }
    }
    for (std::size_t column = 0; column < kColumns; ++column) {
      if (kNames[column].required && !at_[column]) missingColumn(kNames[column]);
    }
    if (!at_[kGrade] && !at_[kProfile] && defaults_.profile.empty()) missingColumn(kNames[kGrade]);
  }

  void missingColumn(const RosterColumn& name) {
    std::vector<std::string_view> given;
    for (const CsvCell& cell : table_.header) given.push_back(cell.text);
    add("roster.missing-column", table_.header.front().place,
        {{"column", std::string(name.english)},
         {"column_zh", std::string(name.chinese)},
         {"value", behaviour::shown(plan::joined(given))}});
  }

  void unknownColumn(const CsvCell& cell) {
    std::vector<std::string_view> known;
    for (const RosterColumn& name : kNames) known.push_back(name.english);
    for (const RosterColumn& name : kNames) known.push_back(name.chinese);
    const std::string nearest(plan::nearestWord(cell.text, known));
    Arguments arguments{{"value", behaviour::shown(cell.text)}, {"valid", plan::joined(known)}};
    if (!nearest.empty()) arguments.emplace_back("nearest", nearest);
    add(nearest.empty() ? "roster.unknown-column-far" : "roster.unknown-column", cell.place,
        std::move(arguments), Severity::warning);
  }

  const CsvCell& cell(const Row& row, Column column) const {
    static const CsvCell kNone;
    return at_[column] ? row[*at_[column]] : kNone;
  }

  std::string text(const Row& row, Column column, const std::string& fallback = {}) const {
    const CsvCell& found = cell(row, column);
    return found.text.empty() ? fallback : found.text;
  }

  void badCell(std::string_view code, const Row& row, Column column, Arguments more = {}) {
    const CsvCell& found = cell(row, column);
    Arguments arguments{{"column", behaviour::shown(table_.header[*at_[column]].text)},
                        {"value", behaviour::shown(found.text)}};
    arguments.insert(arguments.end(), more.begin(), more.end());
    add(code, found.place, std::move(arguments));
  }

  template <class Number>
  Number number(const Row& row, Column column, Number fallback, Number low, Number high) {
    const std::string& written = cell(row, column).text;
    if (written.empty()) return fallback;
    Number value{};
    const char* end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, value);
    const std::string valid = behaviour::rangeText(low, high);
    if (stop != end || (error != std::errc{} && error != std::errc::result_out_of_range)) {
      badCell(std::is_integral_v<Number> ? "roster.not-an-integer" : "roster.not-a-number", row,
              column, {{"valid", valid}});
      return fallback;
    }
    // Written so that NaN, which from_chars reads, is out of range as well.
    if (error == std::errc{} && value >= low && value <= high) return value;
    badCell("roster.out-of-range", row, column, {{"valid", valid}});
    return fallback;
  }

  int teachers(const Row& row) {
    const CsvCell& found = cell(row, kTeachers);
    if (found.text.empty()) return defaults_.teachers;
    if (found.text.find_first_not_of("0123456789+-.eE") == std::string::npos) {
      return number<int>(row, kTeachers, 0, 0, kMostTeachers);
    }
    constexpr std::array<std::string_view, 6> kSeparators{"、", "/", ";", "；", "，", ","};
    const auto names = split(found.text, kSeparators);
    // Not echoed: it holds names.
    const bool bad =
        names.size() > static_cast<std::size_t>(kMostTeachers) ||
        std::any_of(names.begin(), names.end(), [](std::string_view name) {
          return name.empty() || name.find_first_of("0123456789") != std::string_view::npos;
        });
    if (bad) {
      add("roster.bad-teachers", found.place,
          {{"column", table_.header[*at_[kTeachers]].text},
           {"valid", behaviour::rangeText(0, kMostTeachers)}});
    }
    return static_cast<int>(names.size());
  }

  std::vector<std::string> exits(const Row& row) {
    const std::string& written = cell(row, kExit).text;
    if (written.empty()) return defaults_.exits;
    constexpr std::array<std::string_view, 3> kSeparators{"/", "|", "、"};
    std::vector<std::string> exits;
    for (const std::string_view part : split(written, kSeparators)) {
      const bool repeated = std::find(exits.begin(), exits.end(), part) != exits.end();
      if (part.empty() || repeated) {
        badCell(part.empty() ? "roster.empty-part" : "roster.repeated-part", row, kExit);
        break;
      }
      exits.emplace_back(part);
    }
    return exits;
  }

  std::string profile(const Row& row) {
    const std::string& written = cell(row, kProfile).text;
    if (!written.empty()) return written;
    const std::string& grade = cell(row, kGrade).text;
    if (!grade.empty()) {
      const std::string_view found = behaviour::profileOfGrade(grade);
      if (found.empty()) badCell("roster.unknown-grade", row, kGrade);
      return std::string(found);
    }
    if (defaults_.profile.empty()) {
      add("roster.no-profile", row.front().place,
          {{"column", std::string(kNames[kGrade].english)},
           {"column_zh", std::string(kNames[kGrade].chinese)}});
    }
    return defaults_.profile;
  }

  void checkClass(const Row& row, const behaviour::Group& group) {
    for (const Column column : {kClass, kRoom, kPersons}) {
      if (cell(row, column).text.empty()) badCell("roster.empty-cell", row, column);
    }
    if (group.count > 0 && group.specialNeeds > group.count) {
      badCell("roster.out-of-range", row, kSpecial,
              {{"valid", behaviour::rangeText(0, group.count)}});
    }
    const auto [earlier, fresh] = seen_.try_emplace(group.id, cell(row, kClass).place);
    if (!fresh && !group.id.empty()) {
      badCell("roster.repeated-class", row, kClass,
              {{"first", std::to_string(earlier->second.line)}});
    }
  }

  void readRow(const Row& row) {
    feature_ = cell(row, kClass).text;
    const std::size_t before = result_.problems.size();
    behaviour::Group group = defaults_;
    group.id = feature_;
    group.file = file_;
    group.place = cell(row, kClass).place;
    group.isClass = true;
    group.grade = text(row, kGrade);
    const bool empty = cell(row, kPersons).text == "0";
    if (empty) badCell("roster.empty-class", row, kPersons);
    group.count = empty ? 0 : number<int>(row, kPersons, 0, 1, kMostInClass);
    group.profile = profile(row);
    group.teachers = teachers(row);
    group.spaces = {text(row, kRoom)};
    group.frontDoor = text(row, kFrontDoor);
    group.backDoor = text(row, kBackDoor);
    group.frontStair = text(row, kFrontStair, defaults_.frontStair);
    group.backStair = text(row, kBackStair, defaults_.backStair);
    group.exits = exits(row);
    group.assembly = text(row, kSlot, defaults_.assembly);
    group.batch = number<int>(row, kBatch, defaults_.batch, 1, kMostBatches);
    group.releaseDelay_s =
        number<double>(row, kDelay, defaults_.releaseDelay_s, 0, kLongestRelease_s);
    group.specialNeeds = number<int>(row, kSpecial, 0, 0, kMostInClass);
    checkClass(row, group);
    if (result_.problems.size() == before) result_.groups.push_back(std::move(group));
  }

  CsvTable table_;
  std::string file_;
  const behaviour::Group& defaults_;
  std::array<std::optional<std::size_t>, kColumns> at_{};
  std::map<std::string, Place> seen_;
  std::string feature_;
  ReadRoster result_;
};

}  // namespace

std::span<const RosterColumn> rosterColumns() {
  return kNames;
}

ReadRoster readRoster(std::string_view bytes, const std::string& file,
                      const behaviour::Group& defaults) {
  const Result<Text> text = decodeUtf8OrGb18030(bytes, file);
  if (!text) return {{}, text.error()};
  ReadCsv csv = parseCsv(text->utf8, kMostClasses);
  ReadRoster result;
  if (csv.table.rows.empty() && csv.problems.empty()) {
    csv.problems.push_back(
        {Severity::error, "roster.no-classes", {}, csv.table.header.front().place, {}, {}});
  }
  Problems problems;
  if (text->encoding == Encoding::gb18030) {
    // Nearly every byte sequence is GB18030: whoever meant UTF-8 should learn why names look odd.
    problems.push_back({Severity::note, "roster.read-as-gb18030", file, {1, 1}, {}, {}});
  }
  // Without a header nothing else can be told; with one, what the rows hold is told together with
  // what is wrong with their form.
  if (!csv.table.header.empty()) result = Reader(std::move(csv.table), file, defaults).read();
  append(problems, std::move(csv.problems), file);
  append(problems, std::move(result.problems), file);
  behaviour::sortByPlace(problems);
  return {std::move(result.groups), std::move(problems)};
}

}  // namespace muster::io
