// One line of the throughput benchmark, and how measurements become one: pure arithmetic.
//
// Time is measured in windows of steps. A row tells the median window, since what else runs on a
// machine can only make a window slower and now and then does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verification/time_sheet.h"

namespace muster::verification {

// Some steps in a row, measured together.
struct Window {
  std::uint64_t steps = 0;
  std::uint64_t agentSteps = 0;  // sum over the steps of the people present
  double wall_s = 0;
  double cpu_s = 0;         // of all threads
  std::uint64_t looks = 0;  // agent-steps of the steps in which people look round
  double look_wall_s = 0;   // of those steps; a clock of processor time takes too long for each
};

struct BenchRow {
  std::string scenario;  // "crowded-hall", "sample-drill" or "seeds"
  std::string model;
  std::size_t agents = 0;
  int threads = 1;
  double ms_per_step = 0;              // wall
  double agent_steps_per_cpu_s = 0;    // per second of one core, all threads' seconds counted
  std::optional<double> kernel_ratio;  // see kernelRatio

  // What throughput is quoted beside; empty where it was not measured.
  std::optional<double> deepest_overlap;    // share of the smaller diameter
  std::optional<double> overlapping_share;  // of the people, see kOverlap
  std::optional<double> door_flow_per_m_s;  // of all exits, while it was measured
  std::optional<double> bytes_per_agent;    // World, without plan and Atlas
  std::optional<double> wall_s;             // whole drill, from the checked plan to its result
  std::optional<double> times_one_thread;   // wall time with one thread / wall time of this row

  std::vector<TimeSheet::Entry> phases;  // wall seconds of all windows together
  std::uint64_t agentSteps = 0;          // of all windows together
};

// The median of each figure; the upper one of the two in the middle. 0 without a value.
double median(std::vector<double> values);
double msPerStep(const std::vector<Window>& windows);
double agentStepsPerCpuSecond(const std::vector<Window>& windows);
// Of the window's processor time steps with looks have the share that they have of its wall time.
double looksPerCpuSecond(const std::vector<Window>& windows);

// How many times as long a whole step takes as the bare pair kernel on the same candidate lists,
// both in agent-steps per second of one core: a step in which people look round, for the steps
// between two looks have neither kernel nor lists.
double kernelRatio(double stepThroughput, double kernelThroughput);

// Fills in times_one_thread of `row` if `rows` has the same with one thread.
void compareWithOneThread(const std::vector<BenchRow>& rows, BenchRow& row);

// Share of a phase in all phases of the row, in per cent.
double perCent(const BenchRow& row, const TimeSheet::Entry& phase);
double nsPerAgentStep(double wall_s, std::uint64_t agentSteps);

}  // namespace muster::verification
