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
  // A processor learns by heart what it repeats: a hall of any size is repeated as often, and a
  // small one gone through again and again, so that the clock, which may tick in milliseconds, says
  // something.
  constexpr int kFew = 1, kMany = 5;
  constexpr std::size_t kRows = 100'000;
  const std::size_t rounds =
      std::max<std::size_t>(1, kRows / std::max<std::size_t>(1, people.size()));
  cpu_s(kFew);  // memory grows to its size
  double more_s = 0;
  for (std::size_t round = 0; round < rounds; ++round) more_s += cpu_s(kMany) - cpu_s(kFew);
  return more_s / (static_cast<double>(rounds) * (kMany - kFew));
}

}  // namespace muster::verification
