// A table of text in columns, aligned for a terminal in which Chinese characters take two columns.
#pragma once

#include <string>
#include <vector>

namespace muster::cli {

// Columns a text takes in a terminal: East Asian wide characters count two.
std::size_t displayWidth(const std::string& utf8);

class Table {
 public:
  // Titles separated by ';'.
  explicit Table(const std::string& titles);
  void add(std::vector<std::string> row);
  // First column left-aligned, the others right-aligned, indented by two spaces; ends with a line
  // feed.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;  // the first holds the titles
};

}  // namespace muster::cli
