// What the runs of one variant say together, beyond times of everybody (overview.h): the exit curve
// with the band that most runs lie in, how the exits shared the people, when each class was where.
//
// Bands and medians are of the runs themselves (what happens from drill to drill), intervals are of
// means (how well the mean is known). Nothing is extrapolated: the latest of so many runs is called
// that, not a percentile. Thread rule: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "study/run_record.h"
#include "study/statistics.h"

namespace muster::study {

using Records = std::span<const RunRecord* const>;

// Per cent of the run's people that are out of their buildings by then, in whole per cent.
double shareOut(const RunRecord& run, double time_s);

// Share of the people (0 to 100 %) that is out at each time: half of the runs have more than
// `middle`; 5 % of them less than `low`, 5 % more than `high`.
struct CurveBand {
  std::vector<double> time_s;
  std::vector<double> low, middle, high;
};
// At every `step_s` from 0 until the last of any run was out. Empty without runs.
CurveBand curveBand(Records runs, double step_s);

// A way out over all runs of a variant.
struct ExitOverview {
  std::string id;
  bool finalExit = false;
  double persons = 0;             // mean; 0 in runs in which nobody used it
  std::optional<Interval> share;  // of the people who left by ways of its kind; from two runs on
  Seconds last_s;                 // median of when the last one passed, of the runs that used it
  double peak_flow_per_s = 0;     // mean
};
// Most people first.
std::vector<ExitOverview> exitsOf(Records runs);

// A time over all runs. `middle`: median; `latest`: of all runs; both only if it came in every run.
struct TimeOverview {
  Seconds middle_s, latest_s;
  std::size_t runsWithout = 0;  // in which it never came
};
// Times that are there in every run of so many; else `runsWithout` says how often not.
TimeOverview overviewOf(std::span<const Seconds> times);

struct ClassOverview {
  std::string id;
  bool isClass = false;
  double persons = 0;                              // mean
  TimeOverview started, room, building, rollCall;  // first step; the others of its last one
  std::size_t runsInTime = 0;  // everybody of it out of the building within the target
  double lost_s = 0;           // mean per person
};
// In the order of the first run. `target_s`: see runsInTime.
std::vector<ClassOverview> classesOf(Records runs, double target_s);

}  // namespace muster::study
