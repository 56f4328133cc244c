#include "report/bench_json.h"

#include <nlohmann/json.hpp>

namespace muster::report {

namespace {

using verification::BenchRow;

nlohmann::ordered_json json(const BenchRow& row) {
  nlohmann::ordered_json object;
  const auto put = [&](const char* key, const std::optional<double>& value) {
    if (value) object[key] = *value;
  };
  object["scenario"] = row.scenario;
  object["model"] = row.model;
  object["agents"] = row.agents;
  object["threads"] = row.threads;
  object["ms_per_step"] = row.ms_per_step;
  object["agent_steps_per_cpu_s"] = row.agent_steps_per_cpu_s;
  put("kernel_ratio", row.kernel_ratio);
  put("deepest_overlap", row.deepest_overlap);
  put("overlapping_share", row.overlapping_share);
  put("door_flow_per_m_s", row.door_flow_per_m_s);
  put("bytes_per_agent", row.bytes_per_agent);
  put("wall_s", row.wall_s);
  put("times_one_thread", row.times_one_thread);
  object["phases"] = nlohmann::ordered_json::object();
  for (const auto& phase : row.phases) object["phases"][phase.name] = perCent(row, phase);
  return object;
}

}  // namespace

std::string benchJson(const std::vector<BenchRow>& rows) {
  auto array = nlohmann::ordered_json::array();
  for (const BenchRow& row : rows) array.push_back(json(row));
  return array.dump(1) + "\n";
}

}  // namespace muster::report
