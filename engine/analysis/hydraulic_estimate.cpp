#include "analysis/hydraulic_estimate.h"

#include <algorithm>
#include <map>

#include "analysis/constraint.h"
#include "analysis/egress.h"
#include "analysis/hydraulic_description.h"
#include "analysis/passage_log.h"
#include "foundation/state_hash.h"
#include "simulation/population.h"

namespace muster::analysis {

using simulation::Setup;
using simulation::Status;

namespace {

// Less than this per person is no queue, only chance encounters at doors.
constexpr double kQueue_s = 1.0;

Status statusOf(hydraulic::Fate fate) {
  switch (fate) {
    case hydraulic::Fate::waiting:
      return Status::waiting;
    case hydraulic::Fate::moving:
      return Status::moving;
    case hydraulic::Fate::arrived:
      return Status::arrived;
    case hydraulic::Fate::out:
      return Status::out;
    case hydraulic::Fate::shutIn:
      return Status::stuck;
  }
  return Status::waiting;
}

AgentRow describe(const simulation::People& people, std::size_t row,
                  const hydraulic::Person& person, const hydraulic::PersonOutcome& outcome) {
  AgentRow agent;
  agent.group = people.group[row];
  agent.teacher = people.teacher[row] != 0;
  agent.entered = true;
  agent.status = statusOf(outcome.fate);
  agent.start = person.space;
  agent.space = outcome.space;
  agent.position = person.place;
  if (outcome.fate != hydraulic::Fate::waiting) agent.started_s = person.start_s;
  if (outcome.fate == hydraulic::Fate::arrived) agent.arrived_s = outcome.ended_s;
  return agent;
}

std::vector<AgentRow> agentsOf(const simulation::People& people, const HydraulicEstimate& estimate,
                               const plan::Campus& campus) {
  const hydraulic::Outcome& outcome = estimate.outcome;
  std::vector<AgentRow> agents;
  for (std::size_t row = 0; row < people.size(); ++row) {
    agents.push_back(describe(people, row, estimate.description.people[row], outcome.people[row]));
  }
  for (const hydraulic::Passage& p : outcome.passages) {
    AgentRow& agent = agents[p.person];
    notePassage(agent, {crowd::AgentId(p.person), p.opening, p.from, p.to}, p.time_s, campus);
    agent.lost_s += p.waited_s;
  }
  for (std::size_t row = 0; row < agents.size(); ++row) {
    AgentRow& agent = agents[row];
    if (agent.status == Status::out && !agent.left_campus_s) {
      agent.left_campus_s = outcome.people[row].ended_s;
    }
  }
  fillLeavingTimes(agents);
  return agents;
}

// Flights of one staircase are one constraint, as everywhere (constraint.h).
Constraint constraintOf(const hydraulic::Element& element, const plan::Campus& campus) {
  if (!element.flight.valid()) return {ConstraintKind::opening, element.opening.value};
  return {ConstraintKind::stair, campus[element.flight].stair.value};
}

struct Wait {
  Constraint constraint;
  double share = 0;   // of all their waiting
  double each_s = 0;  // of all their waiting, per person
};

// What the last 5 % to leave waited for most on their way out.
Wait mostWaitedForByTheLast(const HydraulicEstimate& estimate, const plan::Campus& campus) {
  const Seconds late_s = estimate.totals.t95_s;
  if (!late_s) return {};
  const auto isLate = [&](const AgentRow& agent) {
    return agent.left_building_s && *agent.left_building_s >= *late_s;
  };
  std::map<Constraint, double> waits;
  double all_s = 0;
  for (const hydraulic::Passage& p : estimate.outcome.passages) {
    const AgentRow& agent = estimate.agents[p.person];
    if (!isLate(agent) || p.time_s > *agent.left_building_s) continue;
    waits[constraintOf(p.cause, campus)] += p.waited_s;
    all_s += p.waited_s;
  }
  Wait most;
  most.each_s = all_s / static_cast<double>(std::ranges::count_if(estimate.agents, isLate));
  for (const auto& [constraint, wait_s] : waits) {
    if (!(wait_s > most.share * all_s)) continue;
    most.constraint = constraint;
    most.share = wait_s / all_s;
  }
  return most;
}

HydraulicSummary summarise(const HydraulicEstimate& estimate, const plan::Campus& campus) {
  HydraulicSummary summary;
  summary.t50_s = estimate.totals.t50_s;
  summary.t95_s = estimate.totals.t95_s;
  summary.t100_s = estimate.totals.t100_s;
  summary.inside = estimate.totals.inside + estimate.totals.stuck;
  summary.shut_in = estimate.totals.stuck;
  const Wait wait = mostWaitedForByTheLast(estimate, campus);
  if (wait.each_s < kQueue_s) return summary;
  summary.controlling_share = wait.share;
  summary.controlling_kind = wait.constraint.kind;
  if (wait.constraint.kind == ConstraintKind::stair) {
    const plan::Stair& stair = campus.stairs[wait.constraint.index];
    summary.controlling = stair.id;
    if (const plan::Space* lowest = lowestSpace(stair, campus)) {
      summary.controlling_name = lowest->name;
    }
  } else {
    summary.controlling = campus.openings[wait.constraint.index].id;
    summary.controlling_name = campus.openings[wait.constraint.index].name;
  }
  return summary;
}

std::vector<QueueRow> queuesOf(const hydraulic::Outcome& outcome) {
  std::vector<QueueRow> rows(outcome.openings.size());
  for (std::size_t o = 0; o < rows.size(); ++o) {
    const hydraulic::OpeningOutcome& opening = outcome.openings[o];
    rows[o].opening = plan::OpeningId(o);
    rows[o].effective_width_m = opening.effective_width_m;
    rows[o].capacity_per_s = opening.capacity_per_s;
    rows[o].longest_queue = opening.longest_queue;
    if (opening.longest_queue > 0) rows[o].longest_at_s = opening.longest_at_s;
    rows[o].waited_person_s = opening.waited_person_s;
  }
  for (const hydraulic::Passage& p : outcome.passages) {
    QueueRow& row = rows[p.opening.index()];
    if (row.persons++ == 0) row.first_s = p.time_s;
    row.last_s = p.time_s;
  }
  std::erase_if(rows, [](const QueueRow& row) { return row.persons + row.longest_queue == 0; });
  return rows;
}

std::string hashOf(const hydraulic::Outcome& outcome) {
  StateHash hash;
  for (const hydraulic::Passage& p : outcome.passages) {
    hash.add(p.time_s);
    hash.add(std::uint64_t{p.person} << 32 | p.opening.value);
  }
  return hash.hex();
}

}  // namespace

Result<HydraulicEstimate> hydraulicEstimate(const Setup& setup, const navigation::Atlas& atlas) {
  // It knows people who leave on foot, all of them there at the start, at times known beforehand.
  if (!setup.arrivals.empty() || !setup.whenCleared.empty() || !setup.buses.empty()) {
    return tl::unexpected(Problems{{Severity::error,
                                    "scenario.hydraulic-knows-no-arrivals",
                                    setup.scenario.file,
                                    setup.scenario.model.place,
                                    "",
                                    {}}});
  }
  navigation::Routes routes(atlas);
  const auto people = simulation::populate(setup, atlas, Random(setup.scenario.seed), routes);
  if (!people) return tl::unexpected(people.error());
  HydraulicEstimate estimate;
  estimate.description = describeForHydraulics(setup, *people, routes);
  estimate.outcome = hydraulic::evacuate(atlas, estimate.description);
  estimate.agents = agentsOf(*people, estimate, *setup.campus);
  estimate.totals = totalsOf(estimate.agents, setup);
  estimate.totals.simulated_s = estimate.outcome.ended_s;
  estimate.summary = summarise(estimate, *setup.campus);
  return estimate;
}

RunResult hydraulicResult(const HydraulicEstimate& estimate, const Setup& setup) {
  const plan::Campus& campus = *setup.campus;
  RunResult result;
  result.identity.scenario = setup.scenario.id;
  result.identity.title = setup.scenario.title;
  result.identity.scenario_hash = setup.scenario.hash;
  result.identity.seed = setup.scenario.seed;
  result.identity.model = simulation::kHydraulicModel;
  result.identity.bodies = false;
  result.identity.result_hash = hashOf(estimate.outcome);
  result.identity.threads = 1;
  const bool cut = std::ranges::any_of(
      estimate.agents, [](const AgentRow& agent) { return agent.status == Status::moving; });
  if (cut) result.identity.ending = simulation::Ending::Why::durationReached;
  result.totals = estimate.totals;
  result.agents = estimate.agents;
  result.groups = groupTable(result.agents, setup);
  result.exits = exitTable(result.agents, campus);
  PassageLog log(campus.openings.size());
  for (const hydraulic::Passage& p : estimate.outcome.passages) {
    log.add(p.opening, {p.time_s, p.person, p.from == campus[p.opening].first});
  }
  result.openings = openingTable(log, campus);
  result.hydraulic = estimate.summary;
  result.queues = queuesOf(estimate.outcome);
  for (const plan::Space& space : campus.spaces) result.spaces.push_back(space.id);
  for (const plan::Stair& stair : campus.stairs) result.stairs.push_back(stair.id);
  return result;
}

Seconds ratioToHydraulic(const RunResult& result) {
  if (!result.hydraulic || !result.totals.t100_s) return std::nullopt;
  const Seconds other = result.hydraulic->t100_s;
  if (!other || !(*other > 0)) return std::nullopt;
  return *result.totals.t100_s / *other;
}

}  // namespace muster::analysis
