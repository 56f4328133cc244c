// A const view of the world after a step, for observers. Valid only during the call that hands it
// over.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "crowd/crowd.h"
#include "navigation/routes.h"
#include "simulation/setup.h"

namespace muster::simulation {

enum class Status : std::uint8_t {
  waiting,  // in place, has not started (response time, held class, closing teacher)
  moving,   // on the way
  arrived,  // stands in its final stage or slot
  out,      // left through a final exit
  stuck,    // no progress for ModelChoice::stuckAfter_s; still simulated, moving again on progress
  incapacitated,  // by smoke or heat (a dose of 1): lies where it fell, in the way of others
};

// What a person has taken in of a fire, and the air it is in.
struct Exposure {
  float extinction_per_m = 0;  // at eye height, now
  float temperature_C = static_cast<float>(hazard::kAmbientTemperature_C);
  double gasDose = 0;  // FED of asphyxiants (hazard/dose.h); 1 = incapacitated
  double heatDose = 0;
};

// An agent passed an opening in this step.
struct Passage {
  crowd::AgentId agent;
  plan::OpeningId opening;
  plan::SpaceId from;
  plan::SpaceId to;  // none = outside
};

struct Frame {
  const Setup* setup;
  const navigation::Routes* routes;
  const crowd::Crowd* crowd;  // `current` = positions at time_s
  double time_s;
  std::uint64_t step;
  double dt_s;                     // of the step; pauses between two steps are skipped
  std::span<const Status> status;  // by agent
  std::span<const GroupId> group;
  std::span<const std::uint8_t> teacher;  // 1 = teacher
  std::span<const navigation::RouteId> route;
  std::span<const plan::OpeningId>
      heading_for;                     // the next opening; none if the target lies in this space
  std::span<const float> remaining_m;  // along the leg followed and what remains beyond it (0 when
                                       // arrived, out or without a way)
  std::span<const Passage> passages;   // of this step, in agent order
  double deepestOverlap;               // of this step, share of the smaller diameter
  // By agent, mean over this step: normal forces of bodies and walls in contact with the body over
  // its circumference, 0 for whoever is not present. Empty if the motion model knows no forces, and
  // before the first step.
  std::span<const float> contactForce_N_per_m = {};
  // By agent; empty in a scenario without a fire.
  std::span<const Exposure> exposure = {};
  // By opening, 1 = people hold it open; empty unless the fire's smoke depends on it.
  std::span<const float> heldOpen = {};
};

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void begin(const Frame& first) = 0;  // t = 0, before the first step
  virtual void observe(const Frame& frame) = 0;
  virtual void end(const Frame& last) = 0;
};

}  // namespace muster::simulation
