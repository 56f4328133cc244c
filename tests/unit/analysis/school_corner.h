// A corner of a school made by hand, and frames made by hand: what the analysis tests watch.
//
//   upper floor: room --door-u-- landing --gap-top-- flight (down) --gap-foot-- hall --front-- yard
//   --gate-- outside x: 0..8            8..10               10..15                     15..20
//   20..50
#pragma once

#include <vector>

#include "simulation/frame.h"

namespace muster::analysis::testing {

enum : std::size_t { kRoom, kLanding, kFlight, kHall, kYard };
enum : std::size_t { kDoor, kGapTop, kGapFoot, kFront, kGate };

plan::Campus schoolCorner();
// Two groups: "class" (bound for the slot in the yard) and "visitors" (out of the gate).
simulation::Setup setupFor(const plan::Campus& campus);

// Columns to fill in, and the frame that shows them. Agents start in the room, present and waiting.
class Stage {
 public:
  Stage(const simulation::Setup& setup, std::size_t agents);

  void stand(std::size_t agent, std::size_t space, geometry::Vec2 p);
  void walk(std::size_t agent, geometry::Vec2 velocity, geometry::Vec2 desired, double freeSpeed);
  void pass(std::size_t agent, std::size_t opening, bool forward = true);
  // Takes the agent away through the gate.
  void leave(std::size_t agent);
  simulation::Frame frame(double time_s, double dt_s = 1.0);
  // Passages are those of one step.
  void nextStep() { passages.clear(); }

  const simulation::Setup* setup;
  const navigation::Routes* routes = nullptr;
  crowd::Crowd crowd;
  std::vector<simulation::Status> status;
  std::vector<simulation::GroupId> group;
  std::vector<std::uint8_t> teacher;
  std::vector<navigation::RouteId> route;
  std::vector<plan::OpeningId> headingFor;
  std::vector<float> remaining;
  std::vector<simulation::Passage> passages;
  double overlap = 0;
};

}  // namespace muster::analysis::testing
