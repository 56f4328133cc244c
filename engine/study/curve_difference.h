// How many more people were out of their buildings after a change than before it, at each time,
// over all runs of two variants, with the interval of that mean.
//
// Runs of the same seed have the same people, so the difference is taken run by run; only where
// fewer than two seeds are common do the runs stand against each other as they are. Each interval
// is that of its moment alone: that all of them hold at once is less sure than 95 %. Curves are
// kept to 1 % of the people (RunRecord::curve_s), so is a difference. Thread rule: pure functions.
#pragma once

#include <vector>

#include "study/ensemble.h"
#include "study/statistics.h"

namespace muster::study {

struct CurveDifference {
  std::size_t pairs = 0;       // runs of a seed that both have
  bool paired = false;         // two or more of them: the difference is theirs
  std::vector<double> time_s;  // empty: too few runs for an interval
  std::vector<Interval> more;  // people, after less before; by time
};

// At every `step_s` from 0 until the last of any run was out.
CurveDifference curveDifference(Records before, Records after, double step_s);

}  // namespace muster::study
