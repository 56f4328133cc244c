// The pieces of a step's motion, one thread, people of a warm hall standing where they are: sorting
// the grid, gathering neighbours, a model's proposal, the whole motion phase. Items are people.
#include <benchmark/benchmark.h>

#include "crowd/look_around.h"
#include "crowd/motion_phase.h"
#include "crowd/neighbour_grid.h"
#include "foundation/random.h"
#include "warm_hall.h"

namespace muster::benchmarking {
namespace {

constexpr const char* kModels[] = {"anticipation", "collision-free", "social-force"};

struct Scene {
  explicit Scene(const benchmark::State& state)
      : model(crowd::makeMotionModel(kModels[state.range(1)])),
        hall(static_cast<std::size_t>(state.range(0)), kModels[state.range(1)]),
        grid(hall.atlas(), model->numerics().sight_m) {
    grid.sort(hall.crowd(), *loop);
  }
  crowd::StepContext context() const { return {&grid, &random, 40, 0.05}; }
  std::size_t people() const { return grid.rows().size(); }

  std::unique_ptr<Loop> loop = serialLoop();
  std::unique_ptr<crowd::MotionModel> model;
  WarmHall hall;
  crowd::NeighbourGrid grid;
  Random random{1};
};

void tell(benchmark::State& state, const Scene& scene) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(scene.people()));
  state.SetLabel(kModels[state.range(1)]);
}

void sortGrid(benchmark::State& state) {
  Scene scene(state);
  for (auto _ : state) scene.grid.sort(scene.hall.crowd(), *scene.loop);
  tell(state, scene);
}

void gather(benchmark::State& state) {
  Scene scene(state);
  crowd::Looking looking;
  crowd::Column<std::uint32_t> near;
  std::size_t neighbours = 0;
  for (auto _ : state) {
    neighbours = 0;
    for (std::size_t k = 0; k < scene.people(); ++k) {
      crowd::lookAround(scene.grid, k, 0.05, looking, near);
      neighbours += looking.seen.count;
    }
    benchmark::DoNotOptimize(neighbours);
  }
  tell(state, scene);
  state.counters["neighbours"] =
      static_cast<double>(neighbours) / static_cast<double>(scene.people());
}

void propose(benchmark::State& state) {
  Scene scene(state);
  crowd::MotionPhase phase;
  for (auto _ : state) {
    phase.propose(*scene.model, scene.context(), *scene.loop);
    benchmark::ClobberMemory();
  }
  tell(state, scene);
}

void motionPhase(benchmark::State& state) {
  Scene scene(state);
  crowd::MotionPhase phase;
  for (auto _ : state) phase.run(*scene.model, scene.context(), *scene.loop);
  tell(state, scene);
}

BENCHMARK(sortGrid)->ArgsProduct({{1'000, 10'000}, {0}});
BENCHMARK(gather)->ArgsProduct({{1'000, 10'000}, {0, 1, 2}});
BENCHMARK(propose)->ArgsProduct({{1'000, 10'000}, {0, 1, 2}});
BENCHMARK(motionPhase)->ArgsProduct({{1'000, 10'000}, {0, 1, 2}});

}  // namespace
}  // namespace muster::benchmarking
