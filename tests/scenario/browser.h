// Opens a page as a reader does, in a headless Chromium that has no network, and on paper.
#pragma once

#include <string>

namespace muster::testing {

struct Opened {
  std::string dom;      // the document after its scripts have run; empty if the browser failed
  std::string console;  // what scripts and the page's policy complained of; empty = nothing
};
Opened openPage(const std::string& path);

// As PDF, A4 by the page's own rules: how many sheets; 0 if printing failed. `pdf`: where to.
int printPage(const std::string& path, const std::string& pdf);

}  // namespace muster::testing
