// A crowded hall some seconds after the alarm: people walk, queues stand at the exits. What the
// benchmarks measure on.
#pragma once

#include <memory>
#include <string>

#include "foundation/loop.h"
#include "simulation/world.h"
#include "verification/crowded_hall.h"

namespace muster::benchmarking {

class WarmHall {
 public:
  WarmHall(std::size_t people, const std::string& model);

  simulation::World& world() { return *world_; }
  const navigation::Atlas& atlas() const { return hall_->atlas(); }
  const crowd::Crowd& crowd() const { return *world_->frame().crowd; }
  std::size_t inside() const;
  // Anew from the alarm, and warm again: before the hall is empty.
  void restart();

 private:
  std::unique_ptr<Loop> loop_ = serialLoop();
  std::unique_ptr<verification::CrowdedHall> hall_;
  std::unique_ptr<simulation::Setup> setup_;
  std::unique_ptr<simulation::World> world_;
};

}  // namespace muster::benchmarking
