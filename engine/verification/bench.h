// The throughput benchmark of this machine (`muster bench`): whole World::steps, timed.
//
// crowded-hall: see crowded_hall.h. Of each world the first steps are not measured (people set off,
//   memory grows to its size); then follow windows of steps while nearly all are still inside, the
//   same for halls of all sizes. How many worlds depends on the number of people only
//   (hallSchedule), so that a small hall, which is soon empty, is measured as long as a large one.
//   A hall n times as wide is as full of queues n times as long after the alarm: after_s.
// sample-drill: a whole drill, from the checked plan to its result, with analysis and without
//   recording: Atlas, check, people, steps.
// seeds: that drill with many seeds. The Atlas is shared, each world has the serial loop, worlds
// run
//   in parallel: what a study does.
//
// Thread rule: nothing else should run in the process; processor time is that of all its threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "foundation/progress.h"
#include "simulation/setup.h"
#include "verification/bench_row.h"

namespace muster::verification {

inline constexpr const char* kCrowdedHall = "crowded-hall";
inline constexpr const char* kSampleDrill = "sample-drill";
inline constexpr const char* kSeeds = "seeds";

struct Drill {
  plan::Campus campus;
  simulation::Scenario scenario;  // of that campus
};

struct BenchPlan {
  std::vector<std::string> scenarios;  // of the three above; sample-drill and seeds need a drill
  std::vector<std::size_t> agents;     // of the hall, kFewestInHall to kMostInHall
  std::vector<std::string> models;     // none: both in the hall, the drill its own
  std::vector<int> threads;            // >= 1
  bool quick = false;                  // fewer worlds, windows and steps
  double seconds = 0;                  // of the hall: more worlds, until so much is measured
  std::optional<double> look_s;        // of the hall, ModelChoice::look_s
  double after_s = 1;                  // of the hall: since the alarm, when measuring begins
  std::size_t seeds = 64;
  std::optional<Drill> drill;
};

struct BenchResult {
  std::vector<BenchRow> rows;  // by scenario, agents, model, threads in the order of the plan
  Problems problems;           // a drill that cannot be run
  bool cancelled = false;      // rows are those done until then
};

BenchResult bench(const BenchPlan& plan, Progress& progress);

// How a hall of so many is measured: in each world steps that are not, and half of the windows;
// overlaps and the bare kernel, and a few steps more, since that sweeps the caches; the other half.
struct HallSchedule {
  int warmUpSteps, resumeSteps;
  int windows, windowSteps;  // of each world
  int worlds;
  int stepsOfAWorld() const { return warmUpSteps + resumeSteps + windows * windowSteps; }
};
HallSchedule hallSchedule(std::size_t people, const BenchPlan& plan);

}  // namespace muster::verification
