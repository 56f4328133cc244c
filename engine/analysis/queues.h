// Queues: who waits because of what, how many at once, since when, and how far back they stand.
//
// Somebody queues if he is on the way and, over the last second, came on at less than half of his
// free speed, or at less than measure::kStandsBelow_m_per_s (as in a line, where nobody wants to
// walk). His queue is that of the constraint ahead (constraint.h), the same that lost time is
// charged to. That half is judgement: at 2 persons per m² a crowd walks at half of its free speed
// (Weidmann 1993), and beyond it a door passes no more.
//
// A queue has reached a space from the first sample on in which kReached_persons of it stand there
// (judgement: fewer are stragglers). Thread rule: one thread. Memory grows with the seconds in
// which a constraint has a queue.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "analysis/constraint.h"
#include "analysis/run_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

inline constexpr double kQueueingBelow_share = 0.5;  // of the free speed
inline constexpr std::size_t kReached_persons = 3;

class Queues {
 public:
  // Once a second; `velocity` by agent, over that second.
  void sample(const simulation::Frame& frame, double since_s,
              std::span<const geometry::Vec2> velocity);

  BottleneckQueue of(const Constraint& constraint) const;  // empty if there was none

 private:
  struct Waiting {  // by agent
    Constraint constraint;
    double since_s = 0;  // waited at it so far
  };
  struct Site {
    BottleneckQueue queue;
    std::size_t now = 0;
    std::map<plan::SpaceId, std::size_t> nowIn;
  };

  void join(const simulation::Frame& frame, std::size_t agent, double since_s);
  void close(Site& site, double time_s, double since_s) const;

  ConstraintFinder finder_;
  std::map<Constraint, Site> sites_;
  std::vector<Waiting> waiting_;
};

}  // namespace muster::analysis
