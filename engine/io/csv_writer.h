// Comma separated values as text: UTF-8 without byte order mark, lines end in \n, cells quoted
// where RFC 4180 asks for it, decimal points whatever the locale, empty cells for what never
// happened. Thread rule: plain value.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace muster::io {

class CsvWriter {
 public:
  explicit CsvWriter(std::string_view header) : text_(std::string(header) + '\n') {}

  CsvWriter& cell(std::string_view value);
  CsvWriter& cell(double value, int decimals = 3);
  CsvWriter& cell(std::optional<double> value, int decimals = 3);
  template <std::integral Integer>
  CsvWriter& cell(Integer value) {
    return cell(std::string_view(std::to_string(value)));
  }
  void endRow();

  const std::string& text() const { return text_; }
  // The text so far, and goes on without it (for tables written piece by piece).
  std::string take();

 private:
  std::string text_;
  bool rowBegun_ = false;
};

}  // namespace muster::io
