// The only thing that changes with time. step() is the list of phases in README "The step"; same
// binary, setup and seed give the same bits for any number of threads.
//
// Thread rule: one thread owns a World; inside a step it uses the loop it was given.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "crowd/motion_phase.h"
#include "foundation/loop.h"
#include "foundation/problem.h"
#include "foundation/progress.h"
#include "simulation/buses.h"
#include "simulation/frame.h"

namespace muster::simulation {

struct Ending {
  enum class Why { done, durationReached, cancelled };
  Why why = Why::done;
  double time_s = 0;
  std::uint64_t steps = 0;
};

// What a service has done so far.
struct ServiceTally {
  std::string id;
  std::size_t served = 0;
  std::size_t longest_line = 0;
  double mean_wait_s = 0;  // from joining the line to the begin of the service; 0 if nobody
};

// Children at hand-over so far: gone with a parent, gone alone, gone by bus; standing in their
// slots or at a bus stop.
struct HandOverTally {
  std::size_t matched = 0, alone = 0, by_bus = 0, waiting = 0;
};

class World {
 public:
  // All three must outlive the World. Problems only if people do not fit into their rooms (see
  // populate).
  static Result<std::unique_ptr<World>> make(const Setup& setup, const navigation::Atlas& atlas,
                                             const Loop& loop);
  ~World();

  void step();
  bool finished() const;  // nobody left who could still move, or the duration is reached
  Frame frame() const;
  std::vector<ServiceTally> services() const;       // in the order of the setup's gates
  std::optional<HandOverTally> handedOver() const;  // nullopt: nobody is picked up or goes by bus
  std::vector<BusTally> buses() const;              // in the order of the scenario
  std::string hash() const;  // of positions, headings and statuses, 16 hex digits

  // What went wrong on the way: with the data of a fire (hazard::Reading::problems). Warnings.
  Problems problems() const;

  // Memory that grows with the number of people: bodies, what each is doing, the sorted copies and
  // lists of a step. Without Setup, Atlas and routes.
  std::size_t bytes() const;

  // Steps to the end, handing each frame to the observers.
  Ending run(const std::vector<Observer*>& observers, Progress& progress);

  // People look round in every so manieth step (ModelChoice::look_s); 1 with a model of forces.
  std::uint64_t stepsPerLook() const;
  // Whether they do in the next one, if step() does not skip a pause before it.
  bool looksNext() const;

  // Wall seconds per named phase since the start, in the order of the step. "hash" is once a
  // simulated second, "observe" is run()'s.
  struct PhaseTime {
    const char* name;
    double wall_s;
  };
  std::vector<PhaseTime> phaseTimes() const;

 private:
  struct Impl;
  explicit World(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster::simulation
