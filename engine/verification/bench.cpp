#include "verification/bench.h"

#include <algorithm>

#include "crowd/motion_model.h"
#include "verification/drill_bench.h"
#include "verification/hall_bench.h"

namespace muster::verification {

namespace {

// Agent-steps that a drill of the sample school takes, about: for the progress only.
constexpr double kDrillWork = 1e7;

class Bench {
 public:
  Bench(const BenchPlan& plan, Progress& progress) : plan_(plan), progress_(progress) {
    for (const std::string& scenario : plan_.scenarios) {
      if (scenario == kCrowdedHall) {
        for (const std::size_t people : plan_.agents)
          allWork_ += hallWork(people) * static_cast<double>(hallModels().size()) * threadShares();
      } else {
        allWork_ +=
            drillWork(scenario) * static_cast<double>(drillModels().size()) * threadShares();
      }
    }
  }

  BenchResult run() {
    for (const std::string& scenario : plan_.scenarios) {
      const bool go = scenario == kCrowdedHall ? halls() : drills(scenario);
      if (!go) break;
    }
    return std::move(result_);
  }

 private:
  // Each part returns false if the whole must end: cancelled, or a problem.
  bool halls() {
    return std::all_of(plan_.agents.begin(), plan_.agents.end(),
                       [&](std::size_t people) { return hall(people); });
  }

  bool hall(std::size_t people) {
    const auto loop = parallelLoop();
    const auto site = CrowdedHall::make(people, *loop);
    if (!site) return fail(site.error());
    for (const std::string& model : hallModels()) {
      auto setup = (*site)->setup(model, *loop);
      if (!setup) return fail(setup.error());
      if (plan_.look_s) setup->scenario.model.look_s = *plan_.look_s;
      for (const int threads : plan_.threads) {
        PartOfProgress part = next(hallWork(people) / threads);
        if (!take(measureHall(**site, *setup, threads, plan_, part))) return false;
      }
    }
    return true;
  }

  bool drills(const std::string& scenario) {
    for (const std::string& model : drillModels()) {
      for (const int threads : plan_.threads) {
        PartOfProgress part = next(drillWork(scenario) / threads);
        auto row = scenario == kSampleDrill
                       ? measureDrill(*plan_.drill, model, threads, part)
                       : measureSeeds(*plan_.drill, model, plan_.seeds, threads, part);
        if (!row) return fail(row.error());
        if (!take(std::move(*row))) return false;
      }
    }
    return true;
  }

  bool take(std::optional<BenchRow> row) {
    if (!row) {
      result_.cancelled = true;
      return false;
    }
    compareWithOneThread(result_.rows, *row);
    result_.rows.push_back(std::move(*row));
    return true;
  }

  bool fail(const Problems& problems) {
    append(result_.problems, problems);
    return false;
  }

  std::vector<std::string> hallModels() const {
    if (!plan_.models.empty()) return plan_.models;
    const auto names = crowd::motionModelNames();
    return {names.begin(), names.end()};
  }
  std::vector<std::string> drillModels() const {
    return plan_.models.empty() ? std::vector<std::string>{""} : plan_.models;
  }

  // Work is counted in agent-steps; making a world takes as long as some steps.
  double hallWork(std::size_t people) const {
    constexpr int kMaking = 10;
    const HallSchedule s = hallSchedule(people, plan_);
    return static_cast<double>(people) * s.worlds * (kMaking + s.stepsOfAWorld());
  }
  double drillWork(const std::string& scenario) const {
    return scenario == kSeeds ? kDrillWork * static_cast<double>(plan_.seeds) : kDrillWork;
  }
  double threadShares() const {
    double sum = 0;
    for (const int threads : plan_.threads) sum += 1.0 / threads;
    return sum;
  }
  PartOfProgress next(double work) {
    const double from = work_;
    work_ += work;
    return {progress_, from / allWork_, work_ / allWork_};
  }

  const BenchPlan& plan_;
  Progress& progress_;
  double work_ = 0, allWork_ = 0;
  BenchResult result_;
};

}  // namespace

BenchResult bench(const BenchPlan& plan, Progress& progress) {
  return Bench(plan, progress).run();
}

}  // namespace muster::verification
