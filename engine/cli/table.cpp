#include "cli/table.h"

#include <algorithm>
#include <sstream>

namespace muster::cli {

std::size_t displayWidth(const std::string& utf8) {
  std::size_t width = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0u) == 0x80u) continue;  // inner byte of a character
    width += byte >= 0xE3u ? 2 : 1;  // U+3000 and above: CJK; what lies below takes one column
  }
  return width;
}

Table::Table(const std::string& titles) {
  std::istringstream stream(titles);
  std::vector<std::string> row;
  for (std::string title; std::getline(stream, title, ';');) row.push_back(title);
  rows_.push_back(std::move(row));
}

void Table::add(std::vector<std::string> row) {
  row.resize(rows_.front().size());
  rows_.push_back(std::move(row));
}

std::string Table::text() const {
  std::vector<std::size_t> width(rows_.front().size(), 0);
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < row.size(); ++c)
      width[c] = std::max(width[c], displayWidth(row[c]));
  }
  std::string text;
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string pad(width[c] - displayWidth(row[c]), ' ');
      text += "  " + (c == 0 ? row[c] + pad : pad + row[c]);
    }
    text += "\n";
  }
  return text;
}

}  // namespace muster::cli
