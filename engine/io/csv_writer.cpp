#include "io/csv_writer.h"

#include <fmt/format.h>

namespace muster::io {

CsvWriter& CsvWriter::cell(std::string_view value) {
  if (rowBegun_) text_ += ',';
  rowBegun_ = true;
  if (value.find_first_of(",\"\n\r") == std::string_view::npos) {
    text_ += value;
    return *this;
  }
  text_ += '"';
  for (const char c : value) {
    if (c == '"') text_ += '"';
    text_ += c;
  }
  text_ += '"';
  return *this;
}

CsvWriter& CsvWriter::cell(double value, int decimals) {
  return cell(std::string_view(fmt::format("{:.{}f}", value, decimals)));
}

CsvWriter& CsvWriter::cell(std::optional<double> value, int decimals) {
  return value ? cell(*value, decimals) : cell(std::string_view());
}

void CsvWriter::endRow() {
  text_ += '\n';
  rowBegun_ = false;
}

std::string CsvWriter::take() {
  std::string taken;
  taken.swap(text_);
  return taken;
}

}  // namespace muster::io
