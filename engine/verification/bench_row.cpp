#include "verification/bench_row.h"

#include <algorithm>

namespace muster::verification {

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double msPerStep(const std::vector<Window>& windows) {
  std::vector<double> each;
  for (const Window& window : windows) {
    if (window.steps > 0) each.push_back(1e3 * window.wall_s / static_cast<double>(window.steps));
  }
  return median(std::move(each));
}

double agentStepsPerCpuSecond(const std::vector<Window>& windows) {
  std::vector<double> each;
  for (const Window& window : windows) {
    if (window.cpu_s > 0) each.push_back(static_cast<double>(window.agentSteps) / window.cpu_s);
  }
  return median(std::move(each));
}

double looksPerCpuSecond(const std::vector<Window>& windows) {
  std::vector<double> each;
  for (const Window& window : windows) {
    const double look_cpu_s = window.cpu_s * (window.look_wall_s / window.wall_s);
    if (look_cpu_s > 0) each.push_back(static_cast<double>(window.looks) / look_cpu_s);
  }
  return median(std::move(each));
}

double kernelRatio(double stepThroughput, double kernelThroughput) {
  return stepThroughput > 0 ? kernelThroughput / stepThroughput : 0;
}

void compareWithOneThread(const std::vector<BenchRow>& rows, BenchRow& row) {
  const auto one = std::find_if(rows.begin(), rows.end(), [&](const BenchRow& other) {
    return other.threads == 1 && other.scenario == row.scenario && other.model == row.model &&
           other.agents == row.agents;
  });
  if (row.threads > 1 && one != rows.end() && row.ms_per_step > 0)
    row.times_one_thread = one->ms_per_step / row.ms_per_step;
}

double perCent(const BenchRow& row, const TimeSheet::Entry& phase) {
  double sum = 0;
  for (const TimeSheet::Entry& each : row.phases) sum += each.wall_s;
  return sum > 0 ? 100 * phase.wall_s / sum : 0;
}

double nsPerAgentStep(double wall_s, std::uint64_t agentSteps) {
  return agentSteps > 0 ? 1e9 * wall_s / static_cast<double>(agentSteps) : 0;
}

}  // namespace muster::verification
