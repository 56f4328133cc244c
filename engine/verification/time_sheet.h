// Where the time of a run went: named pieces of work and their wall seconds, in the order in which
// they first came. Names are keys ("read", "atlas", "motion", …); cli has their words.
//
// Two looks at the clock for each piece: some 50 ns. Thread rule: one thread writes.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulation/frame.h"
#include "simulation/world.h"

namespace muster::verification {

class TimeSheet {
 public:
  struct Entry {
    std::string name;
    double wall_s = 0;
  };

  // Adds to what that name has so far.
  void add(std::string_view name, double wall_s);
  void add(const TimeSheet& other);
  // What the phases of the world's steps have taken since it was made, or since it had taken
  // `before`; without "observe", which TimedObservers tell one by one.
  using PhaseTimes = std::vector<simulation::World::PhaseTime>;
  void addPhases(const simulation::World& world, const PhaseTimes& before = {});
  template <class Work>
  decltype(auto) timed(std::string_view name, Work&& work) {
    const Entered entered{*this, name};
    return std::forward<Work>(work)();
  }

  const std::vector<Entry>& entries() const { return entries_; }
  double sum_s() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Entered {
    TimeSheet& sheet;
    std::string_view name;
    Clock::time_point start = Clock::now();
    ~Entered() { sheet.add(name, std::chrono::duration<double>(Clock::now() - start).count()); }
  };

  std::vector<Entry> entries_;
};

// Stands between a world and one of its observers, and knows what that one took.
class TimedObserver final : public simulation::Observer {
 public:
  // Both must outlive it.
  TimedObserver(simulation::Observer& observed, TimeSheet& sheet, std::string name)
      : observed_(observed), sheet_(sheet), name_(std::move(name)) {}

  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame& last) override;

 private:
  simulation::Observer& observed_;
  TimeSheet& sheet_;
  std::string name_;
};

}  // namespace muster::verification
