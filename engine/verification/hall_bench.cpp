#include "verification/hall_bench.h"

#include <algorithm>
#include <cmath>

#include "verification/overlaps.h"
#include "verification/pair_kernel.h"
#include "verification/process_use.h"

namespace muster::verification {

namespace {

class HallBench {
 public:
  HallBench(const CrowdedHall& hall, const simulation::Setup& setup, int threads,
            const BenchPlan& plan, Progress& progress)
      : hall_(hall),
        setup_(setup),
        loop_(parallelLoop(threads)),
        schedule_(hallSchedule(setup.people, plan)),
        seconds_(plan.seconds),
        progress_(progress) {
    row_.scenario = kCrowdedHall;
    row_.model = setup.scenario.model.motion;
    row_.agents = setup.people;
    row_.threads = threads;
  }

  std::optional<BenchRow> run() {
    for (int world = 0; world < schedule_.worlds || measured_s_ < seconds_; ++world) {
      if (!measureWorld()) return std::nullopt;
    }
    sheet_.add("rest", measured_s_ - sheet_.sum_s());
    row_.ms_per_step = msPerStep(windows_);
    row_.agent_steps_per_cpu_s = agentStepsPerCpuSecond(windows_);
    row_.deepest_overlap = deepest_;
    row_.overlapping_share = overlapping_ / std::max(1.0, looked_);
    row_.door_flow_per_m_s = left_ / (flow_s_ * kHallExit_m * static_cast<double>(kHallExits));
    row_.phases = sheet_.entries();
    if (!kernels_.empty())  // else nobody was left, or the clock told nothing
      row_.kernel_ratio = kernelRatio(looksPerCpuSecond(windows_), median(kernels_));
    return row_;
  }

 private:
  // False if cancelled.
  bool measureWorld() {
    const std::size_t before = bytesInUse();
    // Nobody lacks a place: check() has tried.
    const auto world = *simulation::World::make(setup_, hall_.atlas(), *loop_);
    inside_ = setup_.people;
    if (!steps(*world, schedule_.warmUpSteps) || !measureHalf(*world)) return false;
    measureQuality(*world);
    measureKernel(*world);
    if (!steps(*world, schedule_.resumeSteps) || !measureHalf(*world)) return false;
    if (const std::size_t now = bytesInUse(); now > before)
      row_.bytes_per_agent = static_cast<double>(now - before) / static_cast<double>(setup_.people);
    return true;
  }

  bool measureHalf(simulation::World& world) {
    const auto phasesBefore = world.phaseTimes();
    for (int w = 0; w < schedule_.windows / 2; ++w) {
      if (!measureWindow(world)) return false;
      const double done = static_cast<double>(windows_.size());
      progress_.advance(std::min(1.0, done / (schedule_.worlds * schedule_.windows)));
    }
    sheet_.addPhases(world, phasesBefore);
    return true;
  }

  void measureQuality(const simulation::World& world) {
    const Overlaps overlaps = findOverlaps(world.frame());
    deepest_ = std::max(deepest_, overlaps.deepest);
    overlapping_ += static_cast<double>(overlaps.overlapping);
    looked_ += static_cast<double>(overlaps.people);
  }

  void measureKernel(const simulation::World& world) {
    const double kernel_cpu_s =
        pairKernel_cpu_s(world.frame(), hall_.atlas(), world.stepsPerLook(), *loop_);
    if (inside_ > 0 && kernel_cpu_s > 0)
      kernels_.push_back(static_cast<double>(inside_) / kernel_cpu_s);
  }

  bool measureWindow(simulation::World& world) {
    Window window;
    const std::size_t insideBefore = inside_;
    // Whole looks: a window with a look more than another would tell of neither.
    const auto perLook = static_cast<int>(world.stepsPerLook());
    const int count = (schedule_.windowSteps + perLook - 1) / perLook * perLook;
    const Stopwatch watch;
    if (!steps(world, count, window)) return false;
    window.wall_s = watch.wall_s();
    window.cpu_s = watch.cpu_s();
    row_.agentSteps += window.agentSteps;
    windows_.push_back(window);
    measured_s_ += window.wall_s;
    left_ += static_cast<double>(insideBefore - inside_);
    flow_s_ += static_cast<double>(window.steps) * setup_.scenario.model.step_s;
    return true;
  }

  bool steps(simulation::World& world, int count) {
    Window notMeasured;
    return steps(world, count, notMeasured);
  }
  bool steps(simulation::World& world, int count, Window& window) {
    for (int step = 0; step < count; ++step) {
      if (progress_.cancelled()) return false;
      const std::size_t people = inside_;
      const bool looks = world.looksNext();
      const WallWatch watch;
      world.step();
      if (looks) {
        window.look_wall_s += watch.wall_s();
        window.looks += people;
      }
      ++window.steps;
      window.agentSteps += people;
      const simulation::Frame frame = world.frame();
      deepest_ = std::max(deepest_, frame.deepestOverlap);
      inside_ -= frame.passages.size();  // the hall has no opening but its exits
    }
    return true;
  }

  const CrowdedHall& hall_;
  const simulation::Setup& setup_;
  const std::unique_ptr<Loop> loop_;
  const HallSchedule schedule_;
  const double seconds_;
  Progress& progress_;

  BenchRow row_;
  std::vector<Window> windows_;
  std::vector<double> kernels_;  // looks per CPU-second of the bare kernel
  TimeSheet sheet_;
  std::size_t inside_ = 0;
  double measured_s_ = 0;  // wall time of all windows
  double flow_s_ = 0;      // simulated time of all windows
  double left_ = 0;        // people, in that time
  double deepest_ = 0, overlapping_ = 0, looked_ = 0;
};

}  // namespace

HallSchedule hallSchedule(std::size_t people, const BenchPlan& plan) {
  // All sizes at the same moments, mostly from 1 to 3 s after the alarm, when everybody is on his
  // way and queues begin to stand at the exits. Who queues costs more, and a small hall is one
  // queue when a large one is not yet (README).
  const double warmUpSteps = plan.after_s / simulation::ModelChoice{}.step_s;
  HallSchedule schedule{static_cast<int>(std::lround(warmUpSteps)), 4, 4, 10, 45};
  if (people > 3'000) schedule.worlds = 8;
  if (people > 30'000) schedule.worlds = 2;
  if (people > 300'000) schedule.worlds = 1;
  if (plan.quick) schedule.worlds = (schedule.worlds + 4) / 5;
  return schedule;
}

std::optional<BenchRow> measureHall(const CrowdedHall& hall, const simulation::Setup& setup,
                                    int threads, const BenchPlan& plan, Progress& progress) {
  return HallBench(hall, setup, threads, plan, progress).run();
}

}  // namespace muster::verification
