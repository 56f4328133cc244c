#include "warm_hall.h"

#include <numeric>

namespace muster::benchmarking {

namespace {

constexpr int kWarmUpSteps = 40;  // 2 s

}  // namespace

// value(): the hall is ours, that it can be built is tested elsewhere.
WarmHall::WarmHall(std::size_t people, const std::string& model)
    : hall_(std::move(verification::CrowdedHall::make(people, *loop_).value())),
      setup_(std::make_unique<simulation::Setup>(hall_->setup(model, *loop_).value())) {
  restart();
}

std::size_t WarmHall::inside() const {
  const auto& present = crowd().present;
  return std::accumulate(present.begin(), present.end(), std::size_t{0});
}

void WarmHall::restart() {
  world_ = std::move(simulation::World::make(*setup_, hall_->atlas(), *loop_).value());
  for (int step = 0; step < kWarmUpSteps; ++step) world_->step();
}

}  // namespace muster::benchmarking
