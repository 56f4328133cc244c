// One thing that the user changes in a scenario that runs in the window, and what it is called.
// Thread rule: plain values, pure functions.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "report/words.h"
#include "simulation/scenario.h"

namespace muster::viewer {

// The same moment's; more than one where a stair has several openings.
using Events = std::vector<simulation::Event>;
// An opening is narrower or wider than the plan says; wider than its line is drawn, the jambs move.
struct Width {
  std::string opening;
  double width_m = 1;
};
// A group is released so long after its batch's time.
struct Delay {
  std::string group;
  bool isClass = false;
  double release_s = 0;
};
// It burns in this space instead.
struct FireRoom {
  std::string space;
};
using Change = std::variant<Events, simulation::Guard, Width, Delay, FireRoom>;

// What an event does, to whom or what, in words.
std::string eventText(const simulation::Event& event, const report::Words& words);
std::string guardText(const simulation::Guard& guard, const report::Words& words);
// With the time from which it holds: "1:05  Closed: A-main".
std::string changeText(const Change& change, const report::Words& words);

}  // namespace muster::viewer
