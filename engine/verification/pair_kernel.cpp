#include "verification/pair_kernel.h"

#include <algorithm>

#include "crowd/motion_phase.h"
#include "foundation/random.h"
#include "verification/process_use.h"

namespace muster::verification {

double pairKernel_cpu_s(const simulation::Frame& frame, const navigation::Atlas& atlas,
                        std::uint64_t stepsPerLook, const Loop& loop) {
  const auto& scenario = frame.setup->scenario;
  const auto model = crowd::makeMotionModel(scenario.model.motion);
  const Random random(scenario.seed);
  const crowd::Crowd& people = *frame.crowd;
  double radius_m = 0, stop_m = 0;
  for (std::size_t a = 0; a < people.size(); ++a) {
    radius_m = std::max(radius_m, double{people.body[a].radius});
    stop_m = std::max(stop_m, double{people.body[a].timeGap} * double{people.body[a].desiredSpeed});
  }
  crowd::NeighbourGrid grid(atlas, model->reach_m(radius_m, stop_m));
  grid.sort(*frame.crowd, loop);
  crowd::MotionPhase phase;
  const auto cpu_s = [&](int repeats) {
    const Stopwatch watch;
    phase.propose(
        *model,
        {&grid, &random, frame.step, frame.dt_s, repeats, nullptr, static_cast<int>(stepsPerLook)},
        loop);
    return watch.cpu_s();
  };
  // So many that the processor's clock, which may tick in milliseconds, says something.
  constexpr int kFew = 1;
  constexpr std::size_t kEvaluations = 400'000;
  const int many =
      kFew + std::max(4, static_cast<int>(kEvaluations / std::max<std::size_t>(1, people.size())));
  cpu_s(kFew);  // memory grows to its size
  const double once = cpu_s(kFew);
  return (cpu_s(many) - once) / (many - kFew);
}

}  // namespace muster::verification
