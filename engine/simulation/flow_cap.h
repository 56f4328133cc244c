// Code flow: doors that pass no more people than a code allows, whatever the motion model would
// give (scenario: [model] flow = "code"). The reference is 1.33 persons per metre of clear width
// and second, IMO MSC.1/Circ.1533; NIST TN 1822 test 5.2 and ISO 20414 test 11 ask for it.
//
// Capped is what a code counts as a way out: every door, gate and turnstile, and whatever leads out
// of a building or of the campus. A gap that merely divides a space, or the mouth of a staircase,
// is not: the stair's own flow emerges. Both directions share one cap.
//
// A cap is a bucket of passages that fills at clear width x flow and holds one: no burst beyond one
// person after a pause. It is empty at the start, so that the flow averaged from there never
// exceeds the code's. Who finds it empty stands before the line, and is let through in the order of
// having come there, ties by agent.
//
// Thread rule: const functions by any thread; refill(), take() and the notes of who asked between
// the loops.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/campus.h"
#include "simulation/people.h"

namespace muster::simulation {

class FlowCap {
 public:
  FlowCap() = default;  // caps nothing
  // Caps nothing until a guard does.
  FlowCap(const plan::Campus& campus, std::size_t people);
  // flow: persons per metre and second, 0.3 to 3.
  FlowCap(const plan::Campus& campus, double flow_per_m_s, double dt, std::size_t people);

  bool active() const { return !buckets_.empty(); }
  bool caps(plan::OpeningId opening) const {
    return active() && buckets_[opening.index()].perStep >= 0;
  }
  bool hasRoom(plan::OpeningId opening) const { return buckets_[opening.index()].passages >= 1; }

  void refill();
  void take(plan::OpeningId opening) { buckets_[opening.index()].passages -= 1; }
  // Since when the agent has been standing at this opening; from now on if it was not.
  Step standsSince(crowd::AgentId agent, plan::OpeningId opening, Step now);

  // A guard lets so many a step pass (0: nobody) until he frees the opening again; never more than
  // the code allows.
  void limit(plan::OpeningId opening, double perStep);
  void free(plan::OpeningId opening);

 private:
  static constexpr double kFree = -1;  // not capped
  struct Bucket {
    double usual = kFree;    // as the code has it
    double perStep = kFree;  // now
    double passages = 0;
  };
  struct Standing {
    plan::OpeningId opening;
    Step since = kNever;
  };
  std::vector<Bucket> buckets_;     // by opening
  std::vector<Standing> standing_;  // by agent: where it last asked
};

}  // namespace muster::simulation
