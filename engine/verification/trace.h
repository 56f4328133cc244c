// What a verification run leaves to be measured: who passed which opening when, who set off when,
// positions as often as asked for, and whether anybody broke the house's own rules.
//
// Thread rule: an observer belongs to its World's thread; a Trace is a plain value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "simulation/frame.h"

namespace muster::verification {

struct Passed {
  double time_s;
  std::uint32_t agent;
  plan::OpeningId opening;
  plan::SpaceId from, to;
};

// Everybody present at an instant.
struct Sample {
  double time_s = 0;
  std::vector<double> x, y, vx, vy;  // m, m/s
  std::vector<plan::SpaceId> space;
  std::vector<std::uint32_t> agent;
};

struct Trace {
  const plan::Campus* campus = nullptr;
  std::vector<Passed> passages;  // by time
  std::vector<Sample> samples;
  std::vector<simulation::GroupId> group;  // by agent
  std::vector<double> freeSpeed_m_per_s;   // the largest desired speed seen
  std::vector<double> started_s;           // first wanted to walk; -1 never
  std::vector<double> fell_s;              // incapacitated by smoke or heat; -1 never
  std::vector<simulation::Status> status;  // at the end
  double end_s = 0;
  double deepestOverlap = 0;     // share of the smaller diameter
  std::size_t throughWalls = 0;  // agent-steps with the centre outside the agent's space
  std::string hash;
  std::vector<std::string> groupIds;

  std::size_t people() const { return group.size(); }
  bool everybodyOut() const;
  std::size_t left() const;  // neither out nor in their place

  plan::OpeningId opening(std::string_view id) const;  // must exist
  plan::SpaceId space(std::string_view id) const;
  // Times of passing the opening, ascending; of one group only if it is named.
  std::vector<double> times(std::string_view opening, std::string_view group = {}) const;
  // Of the first passing by this agent; -1 if it never did.
  double timeOf(std::uint32_t agent, std::string_view opening) const;
};

class Tracer final : public simulation::Observer {
 public:
  // sample_s: 0 = no samples.
  Tracer(Trace& trace, const navigation::Atlas& atlas, double sample_s, double from_s = 0);
  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame& last) override;

 private:
  void sample(const simulation::Frame& frame);
  void examine(const simulation::Frame& frame);

  Trace& trace_;
  const navigation::Atlas& atlas_;
  double sample_s_, next_s_;
};

}  // namespace muster::verification
