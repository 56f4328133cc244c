// The rows of a whole drill, alone and with many seeds, see bench.h.
#pragma once

#include "verification/bench.h"

namespace muster::verification {

// One row; nullopt if cancelled. `model` empty: the scenario's.
Result<std::optional<BenchRow>> measureDrill(const Drill& drill, const std::string& model,
                                             int threads, Progress& progress);

// `seeds` runs, seeds 1, 2, 3 …, on so many threads.
Result<std::optional<BenchRow>> measureSeeds(const Drill& drill, const std::string& model,
                                             std::size_t seeds, int threads, Progress& progress);

}  // namespace muster::verification
