// The air of one instant as maps, read where tenability.h reads it. Going back in time is allowed,
// but a fire whose doors people hold open is then followed from its start again.
// Thread rule: one thread.
#pragma once

#include <memory>
#include <vector>

#include "analysis/air_spots.h"
#include "simulation/setup.h"

namespace muster::analysis {

class AirNow {
 public:
  // Requires setup->fire (io::lightFire). `heldOpen`: by second, the doors that people held open.
  explicit AirNow(std::shared_ptr<const simulation::Setup> setup,
                  std::vector<std::vector<plan::OpeningId>> heldOpen = {});

  // Visibility and temperature at Tenability::height_m; `touched` where the one is less than
  // kFarthestSeen_m or the other more than ambient.
  std::vector<AirMap> at(double time_s);

 private:
  void moveTo(double time_s);

  std::shared_ptr<const simulation::Setup> setup_;
  std::vector<std::vector<plan::OpeningId>> heldOpen_;
  std::unique_ptr<hazard::Reading> reading_;
  AirSpots air_;
  double now_s_ = 0;
};

}  // namespace muster::analysis
