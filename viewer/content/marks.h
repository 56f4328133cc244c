// Moments worth jumping to: events of the scenario, classes complete, jams that begin.
// Thread rule: a pure function.
#pragma once

#include <string>
#include <vector>

#include "report/words.h"
#include "viewer/content/document.h"

namespace muster::viewer {

enum class MarkKind { event, complete, jam };

struct Mark {
  double time_s = 0;
  MarkKind kind = MarkKind::event;
  std::string text;
};

// Ascending in time. Events and guards only if the scenario's file is still what was run.
std::vector<Mark> marksOf(const Document& document, const report::Words& words);

}  // namespace muster::viewer
