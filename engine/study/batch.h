// Runs of a study beside each other: each world on one thread, as many at once as the loop has
// threads, begun in order. A run is a function of (variant, seed): its record does not depend on
// threads, order or what ran before.
//
// Ends early when it is cancelled (runs under way are given up) or when a record cannot be kept.
// Thread rule: called from one thread; `keep` is called by one thread at a time.
#pragma once

#include <functional>
#include <span>

#include "foundation/loop.h"
#include "foundation/problem.h"
#include "foundation/progress.h"
#include "simulation/frame.h"
#include "study/run_record.h"
#include "study/variants.h"

namespace muster::study {

struct Task {
  std::size_t variant = 0;
  std::uint64_t seed = 0;

  friend auto operator<=>(const Task&, const Task&) = default;
};

// Problems: those of a run whose people do not fit, and those of `keep`.
using Keep = std::function<Problems(RunRecord)>;
Problems runBatch(const Study& study, std::span<const Task> tasks, const Loop& loop,
                  Progress& progress, const Keep& keep);

// One of them. nullopt: cancelled. `watcher`: sees every frame as well, if there are any (the
// hydraulic model has none); may be null.
Result<std::optional<RunRecord>> runOnce(const Variant& variant, std::size_t number,
                                         std::uint64_t seed, const Progress& progress,
                                         simulation::Observer* watcher = nullptr);

}  // namespace muster::study
