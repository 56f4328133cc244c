// What every page of ours shares: head and style, tables, figures in words. Pages are whole files:
// no script, no network; they print on A4 with no row or figure cut.
// Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/words.h"

namespace muster::report {

// From <!DOCTYPE> to <body> and the heading; `title` is text, not HTML.
std::string pageOpening(const std::string& title, const Words& words);
inline constexpr const char* kPageClosing = "</body></html>\n";

// Cells are HTML. `titles` is text with ';' between columns; `layout` has a letter for each column:
// t text, n number. The head is repeated on every printed page.
class HtmlTable {
 public:
  HtmlTable(const std::string& titles, std::string layout);
  void add(const std::vector<std::string>& cells);
  std::size_t rows() const { return rows_; }
  std::string html() const { return out_ + "</tbody></table>\n"; }

 private:
  std::string layout_;
  std::string out_;
  std::size_t rows_ = 0;
};

// "2:05" minutes and seconds; the word for never if it never came.
std::string clock(const std::optional<double>& seconds, const Words& words);
// "+0:12", "-1:05".
std::string signedClock(double seconds, const Words& words);
std::string number(double value, int digits);

// As an address that holds the bytes themselves (RFC 2397).
std::string pngAddress(std::string_view png);

}  // namespace muster::report
