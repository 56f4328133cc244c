// A fire's course in a campus: the model with its doors and windows moved as they are scheduled,
// broken by heat or held open by people. Times are seconds since the ignition unless they say
// otherwise. Thread rule: one thread.
#pragma once

#include <span>
#include <vector>

#include "hazard/zones/model.h"
#include "hazard/zones/plan_network.h"
#include "hazard/zones/zone_source.h"

namespace muster::hazard::zones {

class Course {
 public:
  // What does not change; shared by all courses of one fire.
  struct Plan {
    PlanNetwork made;
    std::vector<double> open;         // by opening: share at first
    std::vector<DoorChange> changes;  // by time, since the ignition
  };
  explicit Course(const Plan& plan);

  // openShare: by opening, what people hold open now; empty: nothing.
  void advanceTo(double time_s, std::span<const float> openShare = {});
  const Model& model() const { return model_; }

 private:
  void setShares(std::span<const float> openShare);

  const Plan& plan_;
  Model model_;
  std::vector<double> open_;  // by opening, as scheduled
  std::vector<char> broken_;  // by window
  std::size_t nextChange_ = 0;
};

}  // namespace muster::hazard::zones
