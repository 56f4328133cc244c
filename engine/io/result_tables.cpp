#include "io/result_tables.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/hydraulic_estimate.h"
#include "io/csv_writer.h"
#include "io/danger_tables.h"
#include "io/fire_tables.h"
#include "io/queue_tables.h"
#include "io/rounded.h"
#include "io/text_file.h"

namespace muster::io {

using analysis::RunResult;
using analysis::Seconds;

namespace {

// Groups named in one bottleneck's row; the rest is in agents.csv.
constexpr std::size_t kGroupsShown = 8;

std::string hex(std::uint64_t value) {
  return fmt::format("{:016x}", value);
}

std::string_view openingId(const RunResult& result, plan::OpeningId id) {
  return id.valid() ? std::string_view(result.openings[id.index()].id) : std::string_view();
}

std::string_view spaceId(const RunResult& result, plan::SpaceId id) {
  return id.valid() ? std::string_view(result.spaces[id.index()]) : std::string_view();
}

std::string_view stairId(const RunResult& result, plan::StairId id) {
  return id.valid() ? std::string_view(result.stairs[id.index()]) : std::string_view();
}

std::string groupList(const RunResult& result, const analysis::BottleneckRow& row) {
  std::string list;
  for (std::size_t g = 0; g < row.groups.size() && g < kGroupsShown; ++g) {
    if (g > 0) list += "; ";
    list +=
        fmt::format("{}: {}", result.groups[row.groups[g].group.index()].id, row.groups[g].persons);
  }
  if (row.groups.size() > kGroupsShown) {
    list += fmt::format("; +{}", row.groups.size() - kGroupsShown);
  }
  return list;
}

}  // namespace

std::string_view spell(simulation::Status status) {
  switch (status) {
    case simulation::Status::waiting:
      return "waiting";
    case simulation::Status::moving:
      return "moving";
    case simulation::Status::arrived:
      return "arrived";
    case simulation::Status::out:
      return "out";
    case simulation::Status::stuck:
      return "stuck";
    case simulation::Status::incapacitated:
      return "incapacitated";
  }
  return "";
}

std::string_view spell(analysis::ConstraintKind kind) {
  switch (kind) {
    case analysis::ConstraintKind::opening:
      return "opening";
    case analysis::ConstraintKind::stair:
      return "stair";
    case analysis::ConstraintKind::target:
      return "target";
  }
  return "";
}

std::string_view spell(simulation::Ending::Why why) {
  switch (why) {
    case simulation::Ending::Why::done:
      return "done";
    case simulation::Ending::Why::durationReached:
      return "duration-reached";
    case simulation::Ending::Why::cancelled:
      return "cancelled";
  }
  return "";
}

namespace {

nlohmann::ordered_json hydraulicJson(const RunResult& result) {
  if (!result.hydraulic) return nullptr;
  const analysis::HydraulicSummary& hydraulic = *result.hydraulic;
  nlohmann::ordered_json json;
  json["t50_s"] = orNull(rounded(hydraulic.t50_s));
  json["t95_s"] = orNull(rounded(hydraulic.t95_s));
  json["t100_s"] = orNull(rounded(hydraulic.t100_s));
  json["inside"] = hydraulic.inside;
  json["shut_in"] = hydraulic.shut_in;
  json["controlling"] = nullptr;
  json["controlling_kind"] = nullptr;
  if (!hydraulic.controlling.empty()) {
    json["controlling"] = hydraulic.controlling;
    json["controlling_kind"] = spell(hydraulic.controlling_kind);
  }
  json["ratio"] = orNull(rounded(analysis::ratioToHydraulic(result)));
  return json;
}

nlohmann::ordered_json servicesJson(const RunResult& result) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const simulation::ServiceTally& tally : result.services) {
    list.push_back({{"id", tally.id},
                    {"served", tally.served},
                    {"longest_line", tally.longest_line},
                    {"mean_wait_s", rounded(tally.mean_wait_s)}});
  }
  return list;
}

nlohmann::ordered_json handOverJson(const simulation::HandOverTally& tally) {
  return {{"matched", tally.matched},
          {"alone", tally.alone},
          {"by_bus", tally.by_bus},
          {"waiting", tally.waiting}};
}

nlohmann::ordered_json busesJson(const RunResult& result) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const simulation::BusTally& bus : result.buses) {
    nlohmann::ordered_json missed = nlohmann::ordered_json::array();
    for (const std::uint32_t agent : bus.missed) {
      missed.push_back(
          {{"agent", agent}, {"group", result.groups[result.agents[agent].group.index()].id}});
    }
    list.push_back({{"id", bus.id},
                    {"on_list", bus.on_list},
                    {"boarded", bus.boarded},
                    {"missed", bus.missed.size()},
                    {"came_s", rounded(bus.came_s)},
                    {"left_s", orNull(rounded(bus.left_s < 0 ? analysis::Seconds() : bus.left_s))},
                    {"mean_wait_s", rounded(bus.mean_wait_s)},
                    {"missed_by", std::move(missed)}});
  }
  return list;
}

}  // namespace

std::string summaryJson(const RunResult& result) {
  const analysis::RunIdentity& run = result.identity;
  const analysis::Totals& totals = result.totals;
  nlohmann::ordered_json json;
  json["scenario"] = run.scenario;
  json["agents"] = totals.agents;
  json["out"] = totals.out;
  json["inside"] = totals.inside;
  json["stuck"] = totals.stuck;
  json["t50_s"] = orNull(rounded(totals.t50_s));
  json["t95_s"] = orNull(rounded(totals.t95_s));
  json["t100_s"] = orNull(rounded(totals.t100_s));
  json["roll_call_s"] = orNull(rounded(totals.roll_call_s));
  json["simulated_s"] = rounded(totals.simulated_s);
  json["ending"] = spell(run.ending);
  json["peak_density_per_m2"] = rounded(result.peak.density_per_m2);
  json["peak_contact_force_n_per_m"] = orNull(rounded(result.peak_contact_force_n_per_m));
  json["deepest_overlap"] = rounded(totals.deepest_overlap);
  json["wall_s"] = rounded(run.wall_s);
  json["agent_steps"] = totals.agent_steps;
  json["agent_steps_per_s"] =
      run.wall_s > 0 ? std::floor(static_cast<double>(totals.agent_steps) / run.wall_s) : 0.0;
  if (!run.bodies) {
    for (const char* key :
         {"peak_density_per_m2", "deepest_overlap", "agent_steps", "agent_steps_per_s"}) {
      json[key] = nullptr;
    }
  }
  addFire(json, result);
  addDanger(json, result);
  if (!result.services.empty()) json["services"] = servicesJson(result);
  if (result.hand_over) json["hand_over"] = handOverJson(*result.hand_over);
  if (!result.buses.empty()) json["buses"] = busesJson(result);
  json["hydraulic"] = hydraulicJson(result);
  json["threads"] = run.threads;
  json["seed"] = run.seed;
  json["model"] = run.model;
  json["flow"] = simulation::flowWords()[static_cast<std::size_t>(run.flow)];
  if (run.flow == simulation::FlowMode::code) json["code_flow_per_m_s"] = run.code_flow_per_m_s;
  json["scenario_hash"] = hex(run.scenario_hash);
  json["result_hash"] = run.result_hash;
  json["version"] = run.version;
  // Bad UTF-8 cannot come out of the readers; should it, it becomes U+FFFD here instead of an
  // exception.
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

namespace {

// Empty cells without a fire: one header for all scenarios.
void addExposure(CsvWriter& csv, const std::optional<analysis::ExposureRow>& exposure) {
  if (!exposure) {
    for (int cell = 0; cell < 7; ++cell) csv.cell("");
    return;
  }
  csv.cell(exposure->gas_dose, 4).cell(exposure->heat_dose, 4);
  csv.cell(exposure->peak_extinction_per_m).cell(exposure->peak_temperature_C, 1);
  csv.cell(exposure->poor_visibility_s).cell(exposure->flagged_s).cell(exposure->incapacitated_s);
}

}  // namespace

std::string agentsCsv(const RunResult& result) {
  CsvWriter csv(
      "agent,group,teacher,status,started_s,left_room_s,at_stair_s,left_building_s,left_campus_s,"
      "arrived_s,building_exit,campus_exit,stair,start_space,space,x_m,y_m,lost_s,"
      "peak_contact_force_n_per_m,gas_dose,heat_dose,peak_extinction_per_m,peak_temperature_C,"
      "poor_visibility_s,flagged_s,incapacitated_s");
  for (std::size_t i = 0; i < result.agents.size(); ++i) {
    const analysis::AgentRow& row = result.agents[i];
    if (!row.entered) continue;
    csv.cell(i).cell(result.groups[row.group.index()].id).cell(row.teacher ? 1 : 0);
    csv.cell(spell(row.status)).cell(row.started_s).cell(row.left_room_s).cell(row.at_stair_s);
    csv.cell(row.left_building_s).cell(row.left_campus_s).cell(row.arrived_s);
    csv.cell(openingId(result, row.building_exit)).cell(openingId(result, row.campus_exit));
    csv.cell(stairId(result, row.stair)).cell(spaceId(result, row.start));
    const bool gone = row.status == simulation::Status::out;
    csv.cell(gone ? std::string_view() : spaceId(result, row.space));
    csv.cell(gone ? Seconds() : Seconds(row.position.x));
    csv.cell(gone ? Seconds() : Seconds(row.position.y));
    csv.cell(row.lost_s).cell(row.peak_contact_force_n_per_m);
    addExposure(csv, row.exposure);
    csv.endRow();
  }
  return csv.take();
}

std::string classesCsv(const RunResult& result) {
  CsvWriter csv(
      "group,class,persons,out,inside,stuck,first_started_s,last_left_room_s,first_at_stair_s,"
      "last_at_stair_s,first_left_building_s,last_left_building_s,roll_call_s,lost_person_s");
  for (const analysis::GroupRow& row : result.groups) {
    csv.cell(row.id).cell(row.is_class ? 1 : 0);
    csv.cell(row.persons).cell(row.out).cell(row.inside).cell(row.stuck);
    csv.cell(row.first_started_s).cell(row.last_left_room_s);
    csv.cell(row.first_at_stair_s).cell(row.last_at_stair_s);
    csv.cell(row.first_left_building_s).cell(row.last_left_building_s);
    csv.cell(row.roll_call_s).cell(row.lost_person_s).endRow();
  }
  return csv.take();
}

std::string exitsCsv(const RunResult& result) {
  CsvWriter csv("exit,name_en,name_zh,level,leads_out_of,persons,first_s,last_s,peak_flow_per_s");
  for (const analysis::ExitRow& row : result.exits) {
    const analysis::OpeningRow& opening = result.openings[row.opening.index()];
    csv.cell(opening.id).cell(opening.name.en).cell(opening.name.zh).cell(opening.level);
    csv.cell(row.final_exit ? "campus" : "building").cell(row.persons);
    csv.cell(row.first_s).cell(row.last_s).cell(row.peak_flow_per_s).endRow();
  }
  return csv.take();
}

std::string openingsCsv(const RunResult& result) {
  CsvWriter csv(
      "opening,name_en,name_zh,level,kind,clear_width_m,persons,passages_forward,"
      "passages_backward,first_s,last_s,steady_flow_per_s,peak_flow_per_s,specific_flow_per_m_s,"
      "peak_specific_flow_per_m_s");
  for (const analysis::OpeningRow& row : result.openings) {
    csv.cell(row.id).cell(row.name.en).cell(row.name.zh).cell(row.level);
    csv.cell(plan::spell(row.kind)).cell(row.clear_width_m).cell(row.persons);
    csv.cell(row.forward).cell(row.backward).cell(row.first_s).cell(row.last_s);
    csv.cell(row.steady_flow_per_s).cell(row.peak_flow_per_s);
    csv.cell(row.specific_flow_per_m_s).cell(row.peak_specific_flow_per_m_s).endRow();
  }
  return csv.take();
}

std::string bottlenecksCsv(const RunResult& result) {
  CsvWriter csv(
      "rank,kind,id,name_en,name_zh,level,x_m,y_m,from_s,to_s,lost_person_s,persons,"
      "peak_density_per_m2,mean_flow_per_s,sfpe_capacity_per_s,share_of_sfpe_capacity,groups,"
      "longest_queue,longest_at_s,waited_person_s,longest_wait_s,queue_reached");
  for (std::size_t r = 0; r < result.bottlenecks.size(); ++r) {
    const analysis::BottleneckRow& row = result.bottlenecks[r];
    csv.cell(r + 1).cell(spell(row.kind)).cell(row.id).cell(row.name.en).cell(row.name.zh);
    csv.cell(row.level).cell(row.where.x).cell(row.where.y).cell(row.from_s).cell(row.to_s);
    csv.cell(row.lost_person_s).cell(row.persons).cell(row.peak_density_per_m2);
    const bool limited = row.capacity_per_s > 0;
    csv.cell(limited ? Seconds(row.mean_flow_per_s) : Seconds());
    csv.cell(limited ? Seconds(row.capacity_per_s) : Seconds());
    csv.cell(limited ? Seconds(row.capacity_share) : Seconds());
    csv.cell(groupList(result, row));
    addQueue(csv, result, row.queue);
    csv.endRow();
  }
  return csv.take();
}

std::string countersCsv(const RunResult& result) {
  CsvWriter csv("counter,kind,level,time_s,forward,backward,persons,density_per_m2");
  for (const analysis::CounterSeries& series : result.counters) {
    for (const analysis::CounterSample& sample : series.samples) {
      csv.cell(series.id).cell(series.area ? "area" : "line").cell(series.level);
      csv.cell(sample.time_s);
      if (series.area) {
        csv.cell("").cell("").cell(sample.persons).cell(sample.density_per_m2);
      } else {
        csv.cell(sample.forward).cell(sample.backward).cell("").cell("");
      }
      csv.endRow();
    }
  }
  return csv.take();
}

std::string queuesCsv(const RunResult& result) {
  CsvWriter csv(
      "opening,name_en,name_zh,level,effective_width_m,capacity_per_s,persons,first_s,last_s,"
      "longest_queue,longest_at_s,waited_person_s");
  for (const analysis::QueueRow& row : result.queues) {
    const analysis::OpeningRow& opening = result.openings[row.opening.index()];
    csv.cell(opening.id).cell(opening.name.en).cell(opening.name.zh).cell(opening.level);
    csv.cell(row.effective_width_m).cell(row.capacity_per_s).cell(row.persons);
    csv.cell(row.first_s).cell(row.last_s).cell(row.longest_queue).cell(row.longest_at_s);
    csv.cell(row.waited_person_s).endRow();
  }
  return csv.take();
}

namespace {

struct Staged {
  std::string path;
  std::string text;
};

Problem unwritable(const std::string& path, const std::error_code& error) {
  Problem problem;
  problem.code = "file.unwritable";
  problem.file = path;
  problem.arguments = {{"path", path}, {"reason", error.message()}};
  return problem;
}

// All or nothing, as far as a file system can: contents first (that is where disks run full), then
// the moves.
Problems writeTogether(const std::vector<Staged>& files) {
  std::error_code error;
  Problems problems;
  for (const Staged& file : files) {
    if (std::filesystem::is_directory(file.path, error)) {
      problems.push_back(unwritable(file.path, std::make_error_code(std::errc::is_a_directory)));
    }
  }
  for (std::size_t f = 0; f < files.size() && problems.empty(); ++f) {
    append(problems, writeAtomically(files[f].path + ".part", files[f].text));
  }
  for (std::size_t f = 0; f < files.size() && problems.empty(); ++f) {
    std::filesystem::rename(files[f].path + ".part", files[f].path, error);
    if (error) problems.push_back(unwritable(files[f].path, error));
  }
  if (!problems.empty()) {
    for (const Staged& file : files) std::filesystem::remove(file.path + ".part", error);
  }
  return problems;
}

}  // namespace

Result<std::vector<std::string>> writeResults(const std::string& folder, const RunResult& result) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!std::filesystem::is_directory(folder)) {
    return tl::unexpected(Problems{unwritable(folder, error)});
  }
  const auto in = [&](const char* name) { return (std::filesystem::path(folder) / name).string(); };
  const bool bodies = result.identity.bodies;
  std::vector<Staged> files = {{in("summary.json"), summaryJson(result)}};
  if (bodies) files.push_back({in("agents.csv"), agentsCsv(result)});
  files.push_back({in("classes.csv"), classesCsv(result)});
  files.push_back({in("exits.csv"), exitsCsv(result)});
  files.push_back({in("openings.csv"), openingsCsv(result)});
  if (bodies) files.push_back({in("bottlenecks.csv"), bottlenecksCsv(result)});
  if (bodies) files.push_back({in("queue_lengths.csv"), queueLengthsCsv(result)});
  if (bodies) files.push_back({in("danger.csv"), dangerCsv(result)});
  if (bodies) files.push_back({in("danger_time.csv"), dangerTimeCsv(result)});
  if (!bodies) files.push_back({in("queues.csv"), queuesCsv(result)});
  if (!result.counters.empty()) files.push_back({in("counters.csv"), countersCsv(result)});
  if (result.fire) files.push_back({in("tenability.csv"), tenabilityCsv(result)});
  Problems problems = writeTogether(files);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  std::vector<std::string> paths;
  for (Staged& file : files) paths.push_back(std::move(file.path));
  return paths;
}

}  // namespace muster::io
