#include "analysis/run_analysis.h"

#include <algorithm>

namespace muster::analysis {

using simulation::Frame;

void RunAnalysis::begin(const Frame& first) {
  *this = RunAnalysis(*loop_);
  setup_ = first.setup;
  maps_.emplace(*setup_->campus, setup_->scenario.observe.densityCell_m);
  egress_.begin(first);
  passages_.begin(first);
  bottlenecks_.begin(first);
  counters_.begin(first);
  danger_.begin(first);
  sampleDensity(first);
  if (!setup_->fire) return;
  presence_.emplace(*setup_->campus).observe(first);
  exposures_.observe(first);
  heldDoors_.observe(first);
}

void RunAnalysis::observe(const Frame& frame) {
  egress_.observe(frame);
  passages_.observe(frame);
  bottlenecks_.observe(frame);
  counters_.observe(frame);
  contacts_.observe(frame);
  danger_.observe(frame);
  sampleDensity(frame);
  if (!presence_) return;
  presence_->observe(frame);
  exposures_.observe(frame);
  heldDoors_.observe(frame);
}

void RunAnalysis::end(const Frame& last) {
  egress_.end(last);
  passages_.end(last);
  bottlenecks_.end(last);
  counters_.end(last);
}

void RunAnalysis::sampleDensity(const Frame& frame) {
  if (!clock_.due(frame.time_s)) return;
  // Two halves: of the sample drill they take the same time.
  loop_->run(2, 1, [&](const Loop::Chunk& half) {
    if (half.index == 0) {
      samplePeople(frame);
    } else {
      maps_->sample(frame, clock_.since_s());
    }
  });
}

void RunAnalysis::samplePeople(const Frame& frame) {
  density_.sample(frame);
  bottlenecks_.observeDensity(frame, density_);
  danger_.sample(frame, clock_.since_s(), density_);
  queues_.sample(frame, clock_.since_s(), danger_.velocity());
}

void RunAnalysis::addFire(RunResult& result) const {
  if (!presence_) return;
  const plan::Campus& campus = *setup_->campus;
  const hazard::Fire& described = *setup_->scenario.fire;
  FireResult& fire = result.fire.emplace();
  fire.ignition_s = described.start_s;
  fire.detected_s = setup_->detected_s;
  fire.alarm_s = setup_->fireAlarm_s;
  fire.effects = described.effects;
  fire.tenability = described.tenability;
  fire.heldOpen = heldDoors_.bySecond();
  const std::vector<ExposureRow>& exposures = exposures_.perAgent();
  for (std::size_t i = 0; i < exposures.size(); ++i) {
    result.agents[i].exposure = exposures[i];
    fire.exposed += exposures[i].flagged_s ? 1 : 0;
    fire.incapacitated += exposures[i].incapacitated_s ? 1 : 0;
  }
  fire.stays = presence_->stays(result.totals.simulated_s);
  for (const std::vector<Stay>& stays : fire.stays) {
    for (const Stay& stay : stays) {
      if (campus[stay.space].outdoor()) continue;
      fire.last_indoors_s = std::max(fire.last_indoors_s.value_or(0), stay.last_s);
      fire.still_indoors += stay.still ? 1 : 0;
    }
  }
  fire.pictured_s = std::max(fire.ignition_s, fire.last_indoors_s.value_or(0));
  for (const std::vector<float>& last_s : presence_->lastThere()) {
    fire.maps.emplace_back().last_there_s = last_s;
  }
}

void RunAnalysis::addQueues(RunResult& result) const {
  for (BottleneckRow& row : result.bottlenecks) {
    const std::uint32_t index = row.kind == ConstraintKind::opening ? row.opening.value
                                : row.kind == ConstraintKind::stair ? row.stair.value
                                                                    : row.zone.value;
    row.queue = queues_.of({row.kind, index});
  }
}

RunResult RunAnalysis::result() const {
  RunResult result;
  if (!setup_) return result;
  const plan::Campus& campus = *setup_->campus;
  const simulation::Scenario& scenario = setup_->scenario;
  result.identity.scenario = scenario.id;
  result.identity.title = scenario.title;
  result.identity.scenario_hash = scenario.hash;
  result.identity.seed = scenario.seed;
  result.identity.model = scenario.model.motion;
  result.identity.flow = scenario.model.flow;
  if (scenario.model.flow == simulation::FlowMode::code)
    result.identity.code_flow_per_m_s = scenario.model.codeFlow_per_m_s;
  result.totals = egress_.totals();
  result.agents = egress_.agents();
  const std::vector<double> lost = bottlenecks_.lostPerAgent();
  for (std::size_t i = 0; i < lost.size(); ++i) result.agents[i].lost_s = lost[i];
  const auto peaks = contacts_.perAgent();
  for (std::size_t i = 0; i < peaks.size(); ++i)
    result.agents[i].peak_contact_force_n_per_m = double{peaks[i]};
  result.peak_contact_force_n_per_m = contacts_.highest();
  result.groups = groupTable(result.agents, *setup_);
  result.exits = exitTable(result.agents, campus);
  result.openings = openingTable(passages_, campus);
  result.bottlenecks = bottlenecks_.table(*setup_, passages_);
  addQueues(result);
  result.maps = maps_->maps();
  result.peak = density_.peak();
  result.counters = counters_.series();
  result.danger = danger_.result();
  addFire(result);
  for (const plan::Space& space : campus.spaces) result.spaces.push_back(space.id);
  for (const plan::Stair& stair : campus.stairs) result.stairs.push_back(stair.id);
  return result;
}

}  // namespace muster::analysis
