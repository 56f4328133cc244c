// What smoke, gases and heat each person met: doses, the worst air, and when a dose reached the
// scenario's flag or put the person down. Doses are the World's own (simulation/smoke.h); of people
// who have left they are those they left with.
//
// Thread rule: one thread. Degenerate: frames without exposure (no fire) leave no rows.
#pragma once

#include <vector>

#include "analysis/fire_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

class Exposures {
 public:
  void observe(const simulation::Frame& frame);
  const std::vector<ExposureRow>& perAgent() const { return rows_; }

 private:
  std::vector<ExposureRow> rows_;
};

}  // namespace muster::analysis
