// Which doors people held open when, for a fire whose smoke depends on it ([fire.zones] coupled):
// whoever judges the fire afterwards must let it through the same doors.
//
// Thread rule: one thread. A fire that does not ask for it leaves no seconds.
#pragma once

#include <vector>

#include "simulation/frame.h"

namespace muster::analysis {

class HeldDoors {
 public:
  void observe(const simulation::Frame& frame);
  // By whole second of the run: the openings that were held open.
  const std::vector<std::vector<plan::OpeningId>>& bySecond() const { return bySecond_; }

 private:
  std::vector<std::vector<plan::OpeningId>> bySecond_;
};

}  // namespace muster::analysis
