// A difference between two variants, stated with what is not known about it. Runs of the same seed
// have the same people, so differences are taken run by run: what is common to both cancels out.
//
// Verdicts. `equal`: the whole interval lies within the band max(5 s, 3 %), so whatever difference
// there is does not matter. Else `sooner` or `later` if Holm's adjusted p is below 0.05, and
// `undecided` otherwise. `incomparable`: fewer than two pairs in which both came to that point.
// The interval is that of this question alone: of several asked at once an undecided one's may lie
// beside 0, which whoever states it has to explain (overruled()).
//
// Thread rule: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "study/run_record.h"
#include "study/statistics.h"

namespace muster::study {

enum class Verdict { sooner, later, equal, undecided, incomparable };

inline constexpr double kBand_s = 5.0;
inline constexpr double kBandShare = 0.03;
inline constexpr double kSignificance = 0.05;

struct Difference {
  std::size_t pairs = 0;             // runs in which both have the time
  std::size_t common = 0;            // runs of a seed that both have
  double before_s = 0, after_s = 0;  // means over the pairs
  Interval change_s;                 // after less before; negative = sooner
  double spread_s = 0;               // standard deviation of the differences
  double effect = 0;                 // Cohen's d_z: mean over standard deviation of the differences
  double gain = 1;                   // runs of each that would be needed without pairing, per pair
  double p = 1, adjusted = 1;
  std::size_t asked = 1;  // comparisons that `adjusted` is adjusted over
  double band_s = kBand_s;
  Verdict verdict = Verdict::incomparable;
};

using Time = Seconds RunRecord::*;

// Undecided only because other questions were asked as well.
bool overruled(const Difference& difference);

// `adjusted` and verdict as for one question.
Difference compare(std::span<const RunRecord* const> before,
                   std::span<const RunRecord* const> after, Time time);
// Several comparisons that are asked together: Holm's p for each, and the verdicts that follow.
void adjust(std::span<Difference> differences);

}  // namespace muster::study
