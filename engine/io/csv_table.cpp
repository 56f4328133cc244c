#include "io/csv_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "behaviour/toml_document.h"

namespace muster::io {
namespace {

using Row = std::vector<CsvCell>;

std::string_view trimmed(std::string_view text) {
  // U+3000, the ideographic space, is what a Chinese keyboard types.
  constexpr std::array<std::string_view, 4> kBlanks{" ", "\t", "\u3000", "\u00A0"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : kBlanks) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool atEnd() const { return at_ >= text_.size(); }
  void separateBy(char separator) { separator_ = separator; }

  Row row(Problems& problems) {
    Row cells;
    do {
      cells.push_back(cell(problems));
    } while (takeSeparator());
    takeLineEnd();
    return cells;
  }

 private:
  bool atLineEnd() const { return atEnd() || text_[at_] == '\n' || text_[at_] == '\r'; }

  void advance() {
    const char c = text_[at_++];
    if (c == '\n' || (c == '\r' && (atEnd() || text_[at_] != '\n'))) {
      ++place_.line;
      place_.column = 1;
    } else if (c != '\r' && (static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++place_.column;
    }
  }

  bool takeSeparator() {
    if (atEnd() || text_[at_] != separator_) return false;
    advance();
    return true;
  }

  // A row ends at a line end or at the end of the text, nowhere else.
  void takeLineEnd() {
    if (atEnd()) return;
    const bool carriage = text_[at_] == '\r';
    advance();
    if (carriage && !atEnd() && text_[at_] == '\n') advance();
  }

  CsvCell cell(Problems& problems) {
    while (!atEnd() && separator_ != text_[at_] && (text_[at_] == ' ' || text_[at_] == '\t')) {
      advance();
    }
    if (!atEnd() && text_[at_] == '"') return quotedCell(problems);
    const Place place = place_;
    const std::size_t begin = at_;
    while (!atLineEnd() && text_[at_] != separator_) advance();
    return {std::string(trimmed(text_.substr(begin, at_ - begin))), place};
  }

  CsvCell quotedCell(Problems& problems) {
    CsvCell cell{{}, place_};
    advance();
    for (;;) {
      if (atEnd()) {
        problems.push_back({Severity::error, "csv.unclosed-quote", {}, cell.place, {}, {}});
        return cell;
      }
      const bool quote = text_[at_] == '"';
      const bool doubled = quote && at_ + 1 < text_.size() && text_[at_ + 1] == '"';
      if (doubled) advance();
      if (quote && !doubled) break;
      cell.text += text_[at_];
      advance();
    }
    advance();
    const Place after = place_;
    const std::size_t begin = at_;
    while (!atLineEnd() && text_[at_] != separator_) advance();
    const std::string rest(trimmed(text_.substr(begin, at_ - begin)));
    if (!rest.empty()) {
      problems.push_back({Severity::error,
                          "csv.text-after-quote",
                          {},
                          after,
                          {},
                          {{"value", behaviour::shown(rest)}}});
    }
    return cell;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Place place_{1, 1};
  char separator_ = '\0';
};

bool blank(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return cell.text.empty(); });
}

// An escape character in a class code would end up on somebody's terminal; line ends in quoted
// cells are harmless.
void refuseControls(const Row& row, Problems& problems) {
  for (const CsvCell& cell : row) {
    const bool control = std::any_of(cell.text.begin(), cell.text.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
    });
    if (!control) continue;
    problems.push_back({Severity::error,
                        "csv.control-character",
                        {},
                        cell.place,
                        {},
                        {{"value", behaviour::shown(cell.text)}}});
  }
}

// Counted outside quotes, in the first line that is not blank.
char separatorOf(std::string_view text) {
  constexpr std::array<char, 3> kSeparators{',', ';', '\t'};
  std::array<int, 3> count{};
  bool quoted = false;
  bool content = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r') && content) break;
    const auto found = std::find(kSeparators.begin(), kSeparators.end(), c);
    if (found != kSeparators.end()) {
      if (!quoted) ++count[static_cast<std::size_t>(found - kSeparators.begin())];
    } else if (c != ' ' && c != '\n' && c != '\r') {
      content = true;
    }
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) -
                                              count.begin())];
}

}  // namespace

ReadCsv parseCsv(std::string_view text, std::size_t mostRows) {
  ReadCsv result;
  CsvTable& table = result.table;
  table.separator = separatorOf(text);
  Parser parser(text);
  parser.separateBy(table.separator);
  std::size_t rows = 0;  // bad ones count as well: nobody wants to read a million problems
  while (!parser.atEnd()) {
    const std::size_t before = result.problems.size();
    Row row = parser.row(result.problems);
    refuseControls(row, result.problems);
    const bool sound = result.problems.size() == before;
    if (sound && blank(row)) continue;
    if (table.header.empty()) {
      table.header = std::move(row);
    } else if (++rows > mostRows) {
      result.problems.push_back({Severity::error,
                                 "csv.too-many-rows",
                                 {},
                                 row.front().place,
                                 {},
                                 {{"valid", std::to_string(mostRows)}}});
      break;
    } else if (sound && row.size() != table.header.size()) {
      result.problems.push_back({Severity::error,
                                 "csv.ragged-row",
                                 {},
                                 row.front().place,
                                 {},
                                 {{"value", std::to_string(row.size())},
                                  {"valid", std::to_string(table.header.size())}}});
    } else if (sound) {
      table.rows.push_back(std::move(row));
    }
  }
  if (table.header.empty() && result.problems.empty()) {
    result.problems.push_back({Severity::error, "csv.empty", {}, {1, 1}, {}, {}});
  }
  return result;
}

}  // namespace muster::io
