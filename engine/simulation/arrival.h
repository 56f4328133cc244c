// How people come to the campus, as a scenario describes it: whose people, from where, when. Plain
// description, references by id (text); check() resolves them.
//
// A class (or any group with one starting space) that comes walks to that room, sits down and is
// from then on like a class that was there from the start: an alarm or a release calls it. Anybody
// else walks his journey at once. People exist as rows from the start; before their time they have
// no body and cost nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/problem.h"

namespace muster::simulation {

// uniform: one after the other in equal steps; poisson: independently of each other; peaked:
// independently, more and more until `peak_s` and fewer after it (triangular); platoon: so many at
// once, in equal steps (a bus, the bell of a school next door).
enum class ArrivalProcess { uniform, poisson, peaked, platoon };
std::span<const std::string_view> arrivalWords();  // in the order of the enum

struct Arrival {
  std::vector<std::string> groups;  // empty = all that no other arrival names
  std::vector<std::string> at;      // openings to the outside, spaces or zones; each person draws
                                    // one of them, all alike
  double from_s = 0, to_s = 0;      // from_s < to_s, 0 to a week
  int count = 0;                    // so many of each group; 0 = all not yet dealt with
  double rate_per_min = 0;  // instead of a count: people of all groups together; those left at to_s
                            // do not come; 0.01 to 600
  ArrivalProcess process = ArrivalProcess::poisson;
  double peak_s = 0;  // peaked; from_s to to_s
  int platoon = 40;   // people; 1 to 1000
  std::string file;   // where it was described: the scenario's or a table's
  Place place;
};

}  // namespace muster::simulation
