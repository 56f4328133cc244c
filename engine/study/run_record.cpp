#include "study/run_record.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "io/danger_tables.h"
#include "io/result_tables.h"

namespace muster::study {
namespace {

using analysis::RunResult;

std::int64_t whole(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

void recordCurve(const RunResult& result, RunRecord& record) {
  std::vector<double> left;
  std::size_t agents = 0;
  for (const analysis::AgentRow& row : result.agents) {
    if (!row.entered) continue;
    ++agents;
    if (row.left_building_s) left.push_back(*row.left_building_s);
  }
  std::sort(left.begin(), left.end());
  for (std::size_t k = 1; k <= kCurvePoints; ++k) {
    const std::size_t rank = (k * agents + kCurvePoints - 1) / kCurvePoints;
    if (rank >= 1 && rank <= left.size()) record.curve_s[k - 1] = left[rank - 1];
  }
}

void recordTotals(const RunResult& result, RunRecord& record) {
  const analysis::Totals& totals = result.totals;
  record.seed = result.identity.seed;
  record.agents = whole(totals.agents);
  record.out = whole(totals.out);
  record.inside = whole(totals.inside);
  record.stuck = whole(totals.stuck);
  record.t50_s = totals.t50_s;
  record.t95_s = totals.t95_s;
  record.t100_s = totals.t100_s;
  record.roll_call_s = totals.roll_call_s;
  record.simulated_s = totals.simulated_s;
  for (const analysis::AgentRow& row : result.agents) record.lost_person_s += row.lost_s;
  record.peak_density_per_m2 = result.peak.density_per_m2;
  if (result.peak.space.valid()) record.peak_space = result.spaces[result.peak.space.index()];
  record.peak_time_s = result.peak.time_s;
  record.deepest_overlap = totals.deepest_overlap;
  record.agent_steps = static_cast<std::int64_t>(totals.agent_steps);
  record.ended = result.identity.ending == simulation::Ending::Why::done;
  record.result_hash = result.identity.result_hash;
  if (!result.fire) return;
  record.exposed = whole(result.fire->exposed);
  record.incapacitated = whole(result.fire->incapacitated);
  record.aset_s = result.fire->aset_s;
  record.rset_s = result.fire->rset_s;
  record.margin_s = result.fire->margin_s;
}

void recordClasses(const RunResult& result, const plan::Campus& campus, RunRecord& record) {
  for (const analysis::GroupRow& row : result.groups) {
    record.classes.push_back({row.id, row.is_class, whole(row.persons), whole(row.out),
                              whole(row.inside), whole(row.stuck), row.first_started_s,
                              row.last_left_room_s, row.first_at_stair_s, row.last_at_stair_s,
                              row.first_left_building_s, row.last_left_building_s, row.roll_call_s,
                              row.lost_person_s});
  }
  std::map<std::pair<std::string_view, std::string_view>, std::int64_t> counts;
  for (const analysis::AgentRow& row : result.agents) {
    if (row.entered && row.building_exit.valid())
      ++counts[{result.groups[row.group.index()].id, campus[row.building_exit].id}];
  }
  for (const auto& [key, persons] : counts)
    record.classExits.push_back({std::string(key.first), std::string(key.second), persons});
}

void recordPlaces(const RunResult& result, const plan::Campus& campus, RunRecord& record) {
  for (const analysis::ExitRow& row : result.exits) {
    if (row.persons == 0) continue;
    record.exits.push_back({campus[row.opening].id, row.final_exit, whole(row.persons), row.first_s,
                            row.last_s, row.peak_flow_per_s});
  }
  for (const analysis::DensityMap& map : result.maps) {
    DensityRecord density{map.level, 0, 0};
    for (std::size_t i = 0; i < map.covered.size(); ++i) {
      density.peak_per_m2 = std::max(density.peak_per_m2, double{map.max_per_m2[i]});
      density.crowded_m2_s += double{map.above_s[i]} * map.cell_m * map.cell_m;
    }
    record.densities.push_back(std::move(density));
  }
  for (const analysis::BottleneckRow& row : result.bottlenecks) {
    if (row.persons == 0) continue;
    BottleneckRecord place{std::string(io::spell(row.kind)),
                           row.id,
                           row.from_s,
                           row.to_s,
                           row.lost_person_s,
                           whole(row.persons),
                           row.peak_density_per_m2,
                           row.mean_flow_per_s,
                           row.capacity_per_s,
                           row.capacity_share,
                           {}};
    for (const auto& share : row.groups)
      place.groups.push_back({result.groups[share.group.index()].id, whole(share.persons)});
    record.bottlenecks.push_back(std::move(place));
  }
}

DangerRecord recordOf(const analysis::DangerPlace& place, std::string kind) {
  DangerRecord record;
  record.kind = std::move(kind);
  record.id = place.id;
  record.keepFree = place.keepFree;
  record.person_s = place.person_s;
  static_assert(measure::kDensitySteps_per_m2 == std::array{2.0, 3.0, 4.0, 5.0});
  record.above3_person_s = place.person_above_s[1];
  record.above4_person_s = place.person_above_s[2];
  record.above5_person_s = place.person_above_s[3];
  record.density_per_m2 = place.density.value;
  record.held_per_m2 = place.held.value;
  record.pressure_per_s2 = place.pressure.value;
  record.waited_person_s = place.waited_person_s;
  record.red_s = place.alarm_s[measure::kAlarms - 1];
  return record;
}

void recordDangers(const RunResult& result, RunRecord& record) {
  if (!result.identity.bodies) return;
  record.dangers.push_back(recordOf(result.danger.whole, kEverybody));
  record.dangers.back().id.clear();
  for (const analysis::DangerPlace& place : result.danger.places) {
    const bool entered = place.keepFree && place.person_s > 0;
    if (entered || place.person_above_s[1] > 0)
      record.dangers.push_back(recordOf(place, std::string(io::spell(place.kind))));
  }
}

}  // namespace

RunRecord recordOf(const RunResult& result, const plan::Campus& campus) {
  RunRecord record;
  recordTotals(result, record);
  recordCurve(result, record);
  recordClasses(result, campus, record);
  recordPlaces(result, campus, record);
  recordDangers(result, record);
  return record;
}

}  // namespace muster::study
