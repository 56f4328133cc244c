// Atlas: building all fields between the openings of the sample school, and reading a leg where
// people stand, in the hall (straight lines) and in the school's yard (labels).
#include <benchmark/benchmark.h>

#include <vector>

#include "io/plan_reader.h"
#include "plan/check.h"
#include "warm_hall.h"

namespace muster::benchmarking {
namespace {

using geometry::Vec2;

plan::Campus sampleSchool() {
  const auto draft = io::readPlan(MUSTER_SOURCE_DIR "/maps/sample-school.geojson").value();
  return std::move(plan::check(draft).campus.value());
}

void readHall(benchmark::State& state) {
  const WarmHall hall(1'000, "anticipation");
  const navigation::LegId leg =
      hall.atlas().leg(plan::SpaceId(0), navigation::Goal{plan::OpeningId(0), {}, {}});
  const auto& people = hall.crowd().body;
  for (auto _ : state) {
    for (std::size_t i = 0; i < people.size(); ++i)
      benchmark::DoNotOptimize(hall.atlas().read(leg, people[i].position, {.taste = 0.5}));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(people.size()));
}

// Places of a lattice in the largest space that is not straight.
void readYard(benchmark::State& state) {
  const plan::Campus campus = sampleSchool();
  const navigation::Atlas atlas(campus);
  plan::SpaceId yard;
  for (std::size_t s = 0; s < campus.spaces.size(); ++s) {
    const bool larger = !yard.valid() || campus.spaces[s].area_m2 > campus[yard].area_m2;
    if (larger && !atlas.straight(plan::SpaceId(s))) yard = plan::SpaceId(s);
  }
  const navigation::LegId leg =
      atlas.leg(yard, navigation::Goal{campus[yard].openings.front(), {}, {}});
  std::vector<Vec2> places;
  for (double y = campus[yard].box.low.y; y < campus[yard].box.high.y; y += 1.0) {
    for (double x = campus[yard].box.low.x; x < campus[yard].box.high.x; x += 1.0) {
      if (atlas.standable(yard, {x, y}, 0.2)) places.push_back({x, y});
    }
  }
  for (auto _ : state) {
    for (const Vec2 p : places) benchmark::DoNotOptimize(atlas.read(leg, p, {.taste = 0.5}));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(places.size()));
}

void buildSchool(benchmark::State& state) {
  const plan::Campus campus = sampleSchool();
  const auto loop = parallelLoop(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    navigation::Atlas atlas(campus, loop.get());
    atlas.measure(*loop);
    state.counters["MB"] = 1e-6 * static_cast<double>(atlas.bytes());
  }
}

BENCHMARK(readHall);
BENCHMARK(readYard);
BENCHMARK(buildSchool)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace muster::benchmarking
