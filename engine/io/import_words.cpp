#include "io/import_words.h"

#include <charconv>

namespace muster::io {

extern const std::string_view kImportWordsCsv;  // import_words.csv, by embed.cmake

namespace {

struct Row {
  RoomUse use;
  double least_area_m2;
};

// Lower case for ASCII and the Russian alphabet; everything else stays.
std::string lower(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    if (byte >= 'A' && byte <= 'Z') out[i] = static_cast<char>(byte + 32);
    if (byte != 0xD0 || i + 1 == out.size()) continue;
    const auto next = static_cast<unsigned char>(out[i + 1]);
    if (next >= 0x90 && next <= 0x9F) {  // А–П: D0 90–9F → D0 B0–BF
      out[i + 1] = static_cast<char>(next + 0x20);
    } else if (next >= 0xA0 && next <= 0xAF) {  // Р–Я: D0 A0–AF → D1 80–8F
      out[i] = static_cast<char>(0xD1);
      out[i + 1] = static_cast<char>(next - 0x20);
    } else if (next == 0x81) {  // Ё
      out[i] = static_cast<char>(0xD1);
      out[i + 1] = static_cast<char>(0x91);
    }
    ++i;
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const auto end = text.find(separator);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text = text.substr(end + 1);
  }
}

double number(std::string_view text) {
  double value = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<Row> readRows() {
  std::vector<Row> rows;
  for (const std::string_view line : split(kImportWordsCsv, '\n')) {
    const auto cells = split(line, ',');
    if (cells.size() != 5 || cells[0] == "stem") continue;
    rows.push_back({{std::string(cells[0]),
                     plan::read<plan::Category>(cells[2]).value_or(plan::Category::unspecified),
                     {std::string(cells[3]), std::string(cells[4])}},
                    number(cells[1])});
  }
  return rows;
}

bool isLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z');
}

bool startsWord(std::string_view text, std::string_view stem) {
  for (auto at = text.find(stem); at != std::string_view::npos; at = text.find(stem, at + 1)) {
    if (at == 0 || !isLetter(text[at - 1])) return true;
  }
  return false;
}

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

// The length in bytes of a blank at `at`: a space, or a (narrow) no-break space in UTF-8; 0 if
// there is none.
std::size_t blankAt(std::string_view text, std::size_t at) {
  for (const std::string_view blank : {" ", "\xC2\xA0", "\xE2\x80\xAF"}) {
    if (text.substr(at, blank.size()) == blank) return blank.size();
  }
  return 0;
}

// Exactly three digits: a further group of thousands.
bool groupAt(std::string_view text, std::size_t at) {
  std::size_t digits = 0;
  while (at + digits < text.size() && isDigit(text[at + digits])) ++digits;
  return digits == 3;
}

NamedSize sizeAt(std::string_view text, std::size_t& at) {
  std::string digits;
  while (at < text.size()) {
    const std::size_t blank = blankAt(text, at);
    if (isDigit(text[at])) {
      digits += text[at++];
    } else if ((text[at] == ',' || text[at] == '.') && at + 1 < text.size() &&
               isDigit(text[at + 1]) && digits.find('.') == std::string::npos) {
      digits += '.';
      ++at;
    } else if (blank > 0 && groupAt(text, at + blank) && digits.find('.') == std::string::npos) {
      at += blank;
    } else {
      break;
    }
  }
  NamedSize size{number(digits), {}};
  std::size_t unit = at + blankAt(text, std::min(at, text.size()));
  while (unit < text.size() && isLetter(text[unit]) && blankAt(text, unit) == 0) {
    size.unit += text[unit++];
  }
  return size;
}

}  // namespace

std::optional<RoomUse> roomUse(std::string_view name, double area_m2) {
  static const std::vector<Row> rows = readRows();
  const std::string text = lower(name);
  for (const Row& row : rows) {
    if (area_m2 >= row.least_area_m2 && startsWord(text, row.use.stem)) return row.use;
  }
  return std::nullopt;
}

plan::Name roomName(std::string_view raw, const std::optional<RoomUse>& use) {
  if (!use) return {std::string(raw), {}};
  const auto dash = raw.find(" - ");
  if (dash == std::string_view::npos) return use->word;
  const std::string number(raw.substr(0, dash));
  return {use->word.en + ' ' + number, use->word.zh + ' ' + number};
}

plan::Name levelName(int ordinal) {
  if (ordinal == 0) return {"Ground level", "1 层"};
  if (ordinal > 0) return {"Level " + std::to_string(ordinal), std::to_string(ordinal + 1) + " 层"};
  return {"Basement " + std::to_string(-ordinal), "地下 " + std::to_string(-ordinal) + " 层"};
}

std::vector<NamedSize> sizesIn(std::string_view name) {
  const std::string text = lower(name);
  std::vector<NamedSize> out;
  for (std::size_t at = 0; at < text.size();) {
    if (isDigit(text[at])) {
      out.push_back(sizeAt(text, at));
    } else {
      ++at;
    }
  }
  return out;
}

std::vector<double> lengthsIn(std::string_view name) {
  std::vector<double> out;
  for (const NamedSize& size : sizesIn(name)) {
    if (size.unit == "мм" || size.unit == "mm") out.push_back(size.value / 1000.0);
    if (size.unit == "м" || size.unit == "m") out.push_back(size.value);
  }
  return out;
}

}  // namespace muster::io
