// What a measure changes about danger: the danger figures of two variants, run by run of the same
// seed, with intervals. Person-seconds above 4 per m², highest density, crowd pressure and exposure
// are counts and averages of what was simulated; that 4 per m² is dangerous is judgement
// (measure/danger_limits.h).
//
// Compared are: everybody; the places where person-seconds above 4 per m² were counted in either;
// the places to keep free (exposure). Holm's p is taken over what is said of everybody and of the
// places to keep free together, and apart from that over all other places.
//
// Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "study/ensemble.h"
#include "study/statistics.h"

namespace muster::study {

enum class DangerFigure { above4_person_s, density_per_m2, pressure_per_s2, exposure_person_s };

struct DangerChange {
  DangerFigure figure = DangerFigure::above4_person_s;
  std::string kind, id;          // of the place, as in DangerRecord; kind "all": everybody
  std::size_t pairs = 0;         // runs of a seed that both have
  double before = 0, after = 0;  // means
  Interval change;               // after less before
  double p = 1, adjusted = 1;
  bool tells() const;  // so many runs tell the difference (adjusted p below 0.05)
};

// Everybody first, then places to keep free, then places by the larger of the two means. Empty with
// fewer than two pairs, or if nothing was dangerous in either.
std::vector<DangerChange> dangerChanges(Records before, Records after);

}  // namespace muster::study
