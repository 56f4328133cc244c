// Whether a study has run enough. At fixed numbers of runs (never after each) it looks at the 95 %
// confidence intervals of what was asked for, and is content when at two looks in a row every
// half-width is within its target. It never compares one run, or one mean, with the one before:
// such rules stop after a number of runs that depends on the threshold alone, not on the error
// (products.md §3.1).
//
// Looking again and again makes intervals a little too narrow; how much is measured by
// tests/unit/study/coverage_test.cpp on processes whose truth is known (stated 95 %, found 93.7 to
// 95.2 %).
//
// Quantities. t95, t100: mean over runs. curve: mean leaving time of the person that makes 1, 2, …
// 100 % of the people. exits: mean share of the people of each way out of a building. densities:
// mean peak (highest density of any second within 2 m) at each of the five places where it is
// highest. differences: paired difference of t95 from the base. A time that never came in some run
// has no mean: the quantity is left out and told.
//
// Thread rule: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "study/run_record.h"
#include "study/study.h"

namespace muster::study {

enum class Quantity { t95, t100, curve, exits, densities, differences };  // as quantityWords()

inline constexpr std::size_t kWorstPlaces = 5;

struct Item {
  Quantity quantity = Quantity::t95;
  std::string place;  // of exits and densities; else empty
  double halfWidth = 0, target = 0;

  bool holds() const { return halfWidth <= target; }
  double excess() const { return halfWidth / target; }
};

// What a look at so many runs finds. `runs` and `base` by seed, the same seeds in both; `base` is
// empty for the base itself.
std::vector<Item> look(std::span<const RunRecord* const> runs,
                       std::span<const RunRecord* const> base, const StopRule& rule);

struct Judgement {
  std::size_t wanted = 0;    // runs there should be by now
  bool precise = false;      // done because everything is precise enough
  bool capped = false;       // done because there are `most`: NOT CONVERGED
  std::optional<Item> last;  // what was the last to become precise, or is still furthest from it
  std::vector<Item> items;   // of the last look
};

// `runs` by seed, from the first, without gaps (later ones are ignored); `base` as many or more,
// or the judgement waits for them.
Judgement judge(std::span<const RunRecord* const> runs, std::span<const RunRecord* const> base,
                bool isBase, const StopRule& rule);

}  // namespace muster::study
