// Children who are picked up, as a scenario describes it: parents come, wait in a zone, meet their
// child in the class's slot, and both leave together; the other children leave by themselves. Plain
// description; check() makes groups and arrivals of it, families.h runs it.
//
// Shares of escorted children and the time of matching: school.md 10 (starting values, judged).
#pragma once

#include <string>
#include <vector>

#include "behaviour/distribution.h"
#include "foundation/problem.h"
#include "simulation/arrival.h"

namespace muster::simulation {

struct Pickup {
  std::vector<std::string> groups;  // the children's; each needs an assembly zone
  double escorted = 0.8;            // share of the children who are picked up, 0 to 1
  std::string profile = "parent";   // of the parents
  std::vector<std::string> wait;    // zones: one for all groups, or one for each in their order
  std::vector<std::string> exits;   // ways out of the campus, for families and children alone
  Arrival arrival;                  // of the parents; its groups, count and rate are not used
  double late = 0;                  // share of parents who come later than that, 0 to 1
  double lateBy_s = 600;            // at most so much after to_s, evenly; 1 to a day
  int desks = 1;                    // of a class: so many children are handed over at once, 1 to 10
  behaviour::Distribution match{behaviour::Distribution::Kind::uniform, 5, 15, 0, 0, 600};
  Place place;
};

}  // namespace muster::simulation
