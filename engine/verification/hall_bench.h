// The rows of the crowded hall, see bench.h.
#pragma once

#include "verification/bench.h"
#include "verification/crowded_hall.h"

namespace muster::verification {

// One row; nullopt if cancelled.
std::optional<BenchRow> measureHall(const CrowdedHall& hall, const simulation::Setup& setup,
                                    int threads, const BenchPlan& plan, Progress& progress);

}  // namespace muster::verification
