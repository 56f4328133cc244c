// Bottlenecks over the runs of a variant: how often there is a jam at a place, how long, what it
// costs, who meets there and why. A run has a jam at a place if at least kJamPersons people lost
// kJam_s or more there on average: what one would see from the corridor's end. (Nearly every place
// costs somebody a second in nearly every run.) Both figures are judgement.
//
// Thread rule: pure functions.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/cause.h"
#include "study/ensemble.h"

namespace muster::study {

inline constexpr std::int64_t kJamPersons = 10;
inline constexpr double kJam_s = 5;

struct PlaceOverview {
  std::string kind, id;
  analysis::ConstraintKind constraint = analysis::ConstraintKind::opening;
  std::size_t jams = 0;                   // runs with a jam there
  Interval share;                         // of runs with a jam: Clopper and Pearson's interval
  std::optional<Interval> lost_person_s;  // mean over all runs, jam or not; from two runs on
  double lost = 0;                        // that mean
  // The rest are means over the runs with a jam.
  double from_s = 0, to_s = 0;  // in between 5 to 95 % of the loss fell
  double persons = 0;
  double peakDensity_per_m2 = 0;
  double flow_per_s = 0, capacity_per_s = 0;                // capacity 0: it has none (a target)
  std::vector<std::pair<std::string, std::size_t>> groups;  // who met there in how many of them
  analysis::Cause cause = analysis::Cause::elsewhere;
};

// Places that jam in at least one run, most lost person-seconds first.
std::vector<PlaceOverview> placesOf(Records runs);

}  // namespace muster::study
