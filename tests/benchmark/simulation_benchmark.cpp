// A whole World::step of the warm hall, one thread. Items are agent-steps.
#include <benchmark/benchmark.h>

#include "warm_hall.h"

namespace muster::benchmarking {
namespace {

void step(benchmark::State& state, const char* model) {
  constexpr int kStepsOfAWorld = 60;  // then the smaller hall has lost a tenth
  WarmHall hall(static_cast<std::size_t>(state.range(0)), model);
  std::int64_t agentSteps = 0;
  int steps = 0;
  auto inside = static_cast<std::int64_t>(hall.inside());
  for (auto _ : state) {
    hall.world().step();
    agentSteps += inside;
    inside -= static_cast<std::int64_t>(hall.world().frame().passages.size());
    if (++steps % kStepsOfAWorld != 0) continue;
    state.PauseTiming();
    hall.restart();
    inside = static_cast<std::int64_t>(hall.inside());
    state.ResumeTiming();
  }
  state.SetItemsProcessed(agentSteps);
}

BENCHMARK_CAPTURE(step, anticipation, "anticipation")->Arg(1'000)->Arg(10'000);
BENCHMARK_CAPTURE(step, collisionFree, "collision-free")->Arg(1'000)->Arg(10'000);
BENCHMARK_CAPTURE(step, socialForce, "social-force")->Arg(1'000)->Arg(10'000);

}  // namespace
}  // namespace muster::benchmarking
