// What every page of ours shares: head and style, tables, figures in words. Pages are whole files:
// no network (browsers are told to allow none), scripts only where live_chart.h puts them; they
// print on A4 with no row or figure cut. Thread rule: pure functions.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/words.h"

namespace muster::report {

// From <!DOCTYPE> to <body> and the heading; `title` is text, not HTML.
std::string pageOpening(const std::string& title, const Words& words);
inline constexpr const char* kPageClosing = "</body></html>\n";

// Texts of the catalogue as HTML: what every section of a page is written with.
struct PageText {
  const Words& words;

  std::string text(std::string_view key,
                   std::initializer_list<Words::Argument> arguments = {}) const;
  std::string heading(std::string_view key) const;           // <h2>
  std::string headingOnNewPage(std::string_view key) const;  // of the print
  std::string paragraph(std::string_view key,
                        std::initializer_list<Words::Argument> arguments = {}) const;
  std::string clockOf(const std::optional<double>& seconds) const;
};

// A line of a summary. A light says in a word what its colour says: colours do not survive every
// printer and eye. `word`: key; empty = the usual ones, about a target.
enum class Light { green, amber, red, plain };
std::string lightLine(const PageText& page, Light light, const std::string& html,
                      std::string_view word = {});

// Cells are HTML. Titles are text, a catalogue's with ';' between columns; `layout` has a letter for
// each column: t text, n number. The head is repeated on every printed page.
class HtmlTable {
 public:
  HtmlTable(const std::string& titles, std::string layout);
  HtmlTable(const std::vector<std::string>& titles, std::string layout);
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

// "12 %", with a bar as long.
std::string shareBar(double share);

std::string base64(std::string_view bytes);
// As an address that holds the bytes themselves (RFC 2397).
std::string pngAddress(std::string_view png);

}  // namespace muster::report
