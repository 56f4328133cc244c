// What guards do at the gate, as a scenario describes it: a measure that is in force for a time, or
// as long as it is too dense somewhere. Plain description; check() resolves it, guards.h runs it.
// With `inForce` false the scenario runs as if there were no such post: for comparisons.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/problem.h"

namespace muster::simulation {

// hold: nobody passes the openings; meter: no more than `rate_per_s` through each; oneWay, open,
// close: as the events of these names; send: the groups leave by `exits`.
enum class Measure { hold, meter, oneWay, open, close, send };
std::span<const std::string_view> measureWords();  // in the order of the enum

struct Guard {
  std::string id;
  Measure measure = Measure::hold;
  std::vector<std::string> openings;  // all but send
  bool forward = true;                // oneWay
  double rate_per_s = 1;              // meter; 0.05 to 20
  std::vector<std::string> groups;    // send; empty = all
  std::vector<std::string> exits;     // send
  double from_s = 0, to_s = 0;        // in force in between; to_s 0 = to the end
  // Besides, only while it is dense there: from above the first to below the second.
  std::string watch;                              // zone or space; empty = always
  double above_per_m2 = 2.0, below_per_m2 = 1.5;  // 0.05 to 10; Metering below 2 to 3: crowd.md E.4
  bool inForce = true;
  Place place;
};

}  // namespace muster::simulation
