// When each person started, left its room, its building, the campus, and stood in its place; the
// same per group and per exit. Meanings are those of run_result.h.
//
// A person counts from the first frame in which it is present. Who walks back into a building has
// not left it: its leaving time starts anew. Who is pushed out of its slot has not arrived: its
// arrival starts anew.
//
// Looks at people whose status changed and at passages only; where people are is taken from the
// last frame, in end().
#pragma once

#include <vector>

#include "analysis/run_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

class Egress final : public simulation::Observer {
 public:
  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame& last) override;

  // The rows so far; leaving times of those who never left a building are filled in, places after
  // end() only.
  std::vector<AgentRow> agents() const;
  Totals totals() const;

 private:
  void admit(const simulation::Frame& frame, std::size_t agent, plan::SpaceId start);
  void notePassages(const simulation::Frame& frame);
  void noteStatus(const simulation::Frame& frame, std::size_t agent);

  const simulation::Setup* setup_ = nullptr;
  std::vector<AgentRow> rows_;
  // As in the frame before.
  std::vector<simulation::Status> status_;
  std::vector<std::uint8_t> present_;
  Totals running_;  // what is summed step by step: simulated_s, agent_steps, deepest_overlap
};

// What a passage says about who made it.
void notePassage(AgentRow& row, const simulation::Passage& passage, double time_s,
                 const plan::Campus& campus);
// Leaving times of those who are out without ever having left a building.
void fillLeavingTimes(std::vector<AgentRow>& agents);
// Counts and times; what is summed step by step stays 0.
Totals totalsOf(const std::vector<AgentRow>& agents, const simulation::Setup& setup);

// `agents` as Egress gives them (lost_s may have been filled in).
std::vector<GroupRow> groupTable(const std::vector<AgentRow>& agents,
                                 const simulation::Setup& setup);
std::vector<ExitRow> exitTable(const std::vector<AgentRow>& agents, const plan::Campus& campus);

}  // namespace muster::analysis
