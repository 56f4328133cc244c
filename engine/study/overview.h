// A study's result as one reads it: each variant with its intervals and its difference from the
// base, and the closures of N-1 with the worst first. Also of two results that were made apart.
//
// Thread rule: pure functions.
#pragma once

#include <optional>
#include <vector>

#include "study/comparison.h"
#include "study/statistics.h"
#include "study/store.h"

namespace muster::study {

struct VariantOverview {
  std::size_t variant = 0;  // into StoredStudy::variants
  std::size_t runs = 0;
  std::optional<Interval> t95_s, t100_s;  // means; none if the time never came in some run
  std::optional<QuantileBounds> late_s;   // of t100's 95th percentile; from 59 runs on
  std::size_t runsWithPeopleLeft = 0;     // somebody stuck or inside at the end
  double peopleLeft = 0;                  // mean over all runs
  Difference t95, t100;                   // from the base; adjusted over all variants
};

// In the order of the study; the base's differences are `incomparable`.
std::vector<VariantOverview> overviewOf(const StoredStudy& study);

// Those of N-1, worst first: by people left behind, then by how much later 95 % are out, then by
// how late they are at all.
std::vector<VariantOverview> worstClosures(const StoredStudy& study,
                                           const std::vector<VariantOverview>& overview);

}  // namespace muster::study
