// What a study finds, in sentences for people who are no statisticians.
//
// Thread rule: pure functions.
#pragma once

#include <string>

#include "report/words.h"
#include "study/comparison.h"
#include "study/stop_rule.h"

namespace muster::report {

// "B empties 14 s sooner than A (95 %: 9 to 19 s)", "no difference larger than 4 s …". Times are
// whole seconds below which nobody can act; bounds are rounded outwards.
std::string sentence(const study::Difference& difference, const std::string& before,
                     const std::string& after, const Words& words);

// "time until 95 % are out", "density at A-west".
std::string name(const study::Item& item, const Words& words);
// Half-width and target in the quantity's unit: "1.8 of 3.0 s".
std::string precision(const study::Item& item, const Words& words);

}  // namespace muster::report
