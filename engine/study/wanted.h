// Which runs a study still wants: all seeds of all variants, or as many as its stop rule asks for
// by now. A pure function of the study and of the runs there are, so that a study that goes on
// after a break, or in shards, does the same as one that was never interrupted.
#pragma once

#include <span>
#include <vector>

#include "study/batch.h"
#include "study/run_record.h"
#include "study/variants.h"

namespace muster::study {

// In the order of variants, then seeds; empty when the study is done.
std::vector<Task> wantedTasks(const Study& study, std::span<const RunRecord> runs);

// The middle of a variant's runs, for a line on a terminal.
struct Figures {
  std::size_t runs = 0;
  Seconds t95_s, t100_s;               // medians; none if most runs never came so far
  std::size_t runsWithPeopleLeft = 0;  // runs in which somebody was stuck or inside at the end
};
Figures figuresOf(std::span<const RunRecord> runs, std::size_t variant);

}  // namespace muster::study
