// The verification suite as one self-contained HTML page: a count by suite and model, every test
// with value, band, whose band it is and verdict, the figures behind it, and the plots. No script,
// no network.
// Thread rule: a pure function.
#pragma once

#include <string>

#include "report/words.h"
#include "verification/suite.h"

namespace muster::report {

struct PageFacts {
  std::string version;
  int seeds = 0;
  bool full = false;
};
std::string verifyPage(const verification::SuiteResult& result, const PageFacts& facts,
                       const Words& words);

}  // namespace muster::report
