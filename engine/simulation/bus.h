// A school bus as a scenario describes it: pupils of some classes go by it, wait at its stop, board
// one after the other through its doors, and are gone with it. Plain description; check() resolves
// it, buses.h runs it.
//
// It leaves as soon as it is full or everybody on its list is in it, else when it is due to leave;
// whoever has not boarded by then has missed it. The few metres from a place at the stop to the
// door are part of the boarding time.
#pragma once

#include <string>
#include <vector>

#include "behaviour/distribution.h"
#include "foundation/problem.h"

namespace muster::simulation {

struct Bus {
  std::string id;
  std::vector<std::string> groups;  // the pupils'
  double share = 1;                 // of the pupils of each group who are on its list, 0 to 1
  std::string stop;                 // zone where they wait for it and board
  double comes_s = 0;               // 0 to a week
  double leaves_s = 0;              // at the latest; after comes_s, to a week
  double lateBy_s = 0;              // it comes and leaves so much later; 0 to a day
  int seats = 45;                   // 1 to 200
  int doors = 1;                    // at which pupils board at once, 1 to 4
  // Per pupil and door. Judged: city buses without payment are commonly given 2 to 2.5 s
  // (recalled); no measurement of pupils with school bags was found.
  behaviour::Distribution boarding{behaviour::Distribution::Kind::uniform, 2, 4, 0, 0, 600};
  Place place;
};

}  // namespace muster::simulation
