// A service at an opening, as a scenario describes it: turnstiles, checks of cards or temperature,
// hand-over desks. Plain description; check() resolves it, services.h runs it.
//
// Whoever wants to pass the opening from the space `from` takes his turn first: he joins a line,
// moves up, is served at a lane and passes. Capacities of common lanes: crowd.md E.4 (tripod 20 to
// 30 people a minute, optical 40 to 60, temperature or face check 15 to 30).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "behaviour/distribution.h"
#include "foundation/problem.h"
#include "geometry/vec2.h"

namespace muster::simulation {

// oneLine: one line for all lanes; lineEach: one per lane, the shortest is joined; none: a crowd
// before the lanes, whoever gets to one is served next.
enum class Discipline { oneLine, lineEach, none };
std::span<const std::string_view> disciplineWords();  // in the order of the enum

struct Gate {
  std::string id;
  std::string opening;
  std::string from;   // the space whose people are served
  int lanes = 1;      // 1 to 50, evenly along the clear width
  int openLanes = 0;  // at the start; 0 = all; the lanes from the opening line's start on
  std::vector<std::pair<double, int>> lanesAt;  // by time (s): from then on so many are open
  int opensAtQueue = 0;   // one more lane opens at so many in line per open lane; 0 = never
  int closesAtQueue = 0;  // and the last closes at so many or fewer; not below openLanes
  behaviour::Distribution service{behaviour::Distribution::Kind::fixed, 2.0, 0, 0, 0, 3600};
  Discipline discipline = Discipline::oneLine;
  bool jockeying = false;            // lineEach: the last of a line changes to one shorter by 2
  std::vector<geometry::Vec2> rope;  // of the line, from its head; empty = straight back
  double pitch_m = 0.7;              // from one to the next in a line, 0.4 to 2
  bool freeOnAlarm = true;           // an alarm lets everybody pass
  Place place;
};

}  // namespace muster::simulation
