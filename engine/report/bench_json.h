// The rows of `muster bench` for other programs, a stable form: an array of {scenario, model,
// agents, threads, ms_per_step, agent_steps_per_cpu_s, kernel_ratio} and further keys that may come
// and go: deepest_overlap, overlapping_share, door_flow_per_m_s, bytes_per_agent, wall_s,
// times_one_thread, phases (per cent by name). What was not measured is left out.
#pragma once

#include <string>
#include <vector>

#include "verification/bench_row.h"

namespace muster::report {

// Ends with a line feed.
std::string benchJson(const std::vector<verification::BenchRow>& rows);

}  // namespace muster::report
