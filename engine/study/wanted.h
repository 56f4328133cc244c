// Which runs a study still wants: all seeds of all variants, or as many as its stop rule asks for
// by now. A pure function of the study and of the runs there are, so that a study that goes on
// after a break, or in shards, does the same as one that was never interrupted.
//
// With a stop rule every variant stops by itself; the base goes on as long as any other does, since
// differences are taken from it.
#pragma once

#include <span>
#include <vector>

#include "study/batch.h"
#include "study/run_record.h"
#include "study/stop_rule.h"
#include "study/variants.h"

namespace muster::study {

// In the order of variants, then seeds; empty when the study is done.
std::vector<Task> wantedTasks(const Study& study, std::span<const RunRecord> runs);

// By variant; empty if the study has a number of seeds.
std::vector<Judgement> judgements(const Study& study, std::span<const RunRecord> runs);

// The runs of each of so many variants, by seed.
using RunsByVariant = std::vector<std::vector<const RunRecord*>>;
RunsByVariant byVariant(std::span<const RunRecord> runs, std::size_t variants);

}  // namespace muster::study
