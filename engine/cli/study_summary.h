// A study's result on standard output: variants with their intervals, what differs from the base,
// N-1 worst first, and how precise it is.
#pragma once

#include <string>
#include <vector>

#include "report/words.h"
#include "study/overview.h"
#include "study/stop_rule.h"
#include "study/store.h"

namespace muster::cli {

void printStudy(const study::StoredStudy& study, const report::Words& words);
// One line for each variant: precise after how many runs, or NOT CONVERGED and because of what.
void printJudgements(const study::StoredStudy& study, const std::vector<study::Judgement>& judged,
                     const report::Words& words);
// "Exit 0.9 m wide (narrow-exit)": title and id, or the id alone.
std::string titleOf(const study::StoredVariant& variant, const report::Words& words);
// The two sentences on t95 and t100, each on a line of its own.
void printDifferences(const study::Difference& t95, const study::Difference& t100,
                      const std::string& before, const std::string& after,
                      const report::Words& words);

}  // namespace muster::cli
