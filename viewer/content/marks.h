// Moments worth jumping to: events of the scenario, classes complete, jams that begin.
// Thread rule: a pure function (reads the scenario's file).
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

// What an event does, to whom or what, in words.
std::string eventText(const simulation::Event& event, const report::Words& words);
// Ascending in time. Events only if the scenario's file is still what was run.
std::vector<Mark> marksOf(const Document& document, const report::Words& words);

}  // namespace muster::viewer
