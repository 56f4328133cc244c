#include "analysis/egress.h"

#include <algorithm>
#include <cmath>

#include "analysis/changed_rows.h"
#include "analysis/passage_log.h"

namespace muster::analysis {

using simulation::Frame;
using simulation::Status;

namespace {

bool isOut(const AgentRow& row) {
  return row.status == Status::out || row.status == Status::arrived;
}

// Time at which `share` of `agents` people had left.
Seconds timeOfShare(const std::vector<double>& sorted, std::size_t agents, double share) {
  // The margin keeps 0.95 * 20 (19.000000000000004 in other roundings) from asking for one person
  // more.
  const auto needed =
      static_cast<std::size_t>(std::ceil(share * static_cast<double>(agents) - 1e-9));
  if (needed == 0 || needed > sorted.size()) return std::nullopt;
  return sorted[needed - 1];
}

void keepFirst(Seconds& slot, Seconds time) {
  if (time && (!slot || *time < *slot)) slot = time;
}

void keepLast(Seconds& slot, Seconds time) {
  if (time && (!slot || *time > *slot)) slot = time;
}

template <class Row>
void countStatus(const AgentRow& agent, Row& row) {
  if (isOut(agent)) {
    ++row.out;
  } else if (agent.status == Status::stuck) {
    ++row.stuck;
  } else {
    ++row.inside;
  }
}

}  // namespace

void Egress::begin(const Frame& first) {
  *this = Egress();
  setup_ = first.setup;
  observe(first);
  running_.agent_steps = 0;  // the first frame precedes the first step
}

void Egress::observe(const Frame& frame) {
  rows_.resize(frame.crowd->size());
  const std::span<const std::uint8_t> present = frame.crowd->present;
  const std::span<const crowd::Body> body = frame.crowd->body;
  visitChanged(present, present_, [&](std::size_t i) {
    if (present[i]) admit(frame, i, body[i].space);
  });
  notePassages(frame);
  visitChanged(frame.status, status_, [&](std::size_t i) {
    if (frame.status[i] == Status::out) admit(frame, i, body[i].space);
    noteStatus(frame, i);
  });
  running_.agent_steps += static_cast<std::uint64_t>(std::ranges::count(present, 1));
  running_.simulated_s = frame.time_s;
  running_.deepest_overlap = std::max(running_.deepest_overlap, frame.deepestOverlap);
}

void Egress::end(const Frame& last) {
  running_.simulated_s = last.time_s;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    AgentRow& row = rows_[i];
    if (!row.entered || row.status == Status::out) continue;
    row.space = last.crowd->body[i].space;
    row.position = last.crowd->body[i].position;
  }
}

void Egress::admit(const Frame& frame, std::size_t agent, plan::SpaceId start) {
  AgentRow& row = rows_[agent];
  if (row.entered) return;
  row.entered = true;
  row.start = start;
  noteStatus(frame, agent);
}

void Egress::notePassages(const Frame& frame) {
  for (const simulation::Passage& p : frame.passages) {
    // Somebody who enters and passes an opening within one step started where the opening begins.
    admit(frame, p.agent.index(), p.from);
    notePassage(rows_[p.agent.index()], p, frame.time_s, *setup_->campus);
  }
}

void Egress::noteStatus(const Frame& frame, std::size_t agent) {
  AgentRow& row = rows_[agent];
  const Status now = frame.status[agent];
  if (!row.entered) return;
  row.group = frame.group[agent];
  row.teacher = frame.teacher[agent] != 0;
  row.status = now;
  if (now != Status::waiting && !row.started_s) row.started_s = frame.time_s;
  if (now == Status::arrived) {
    if (!row.arrived_s) row.arrived_s = frame.time_s;
  } else {
    row.arrived_s.reset();
  }
  // Without a passage (a target outside the plan, or gone once outdoors) being out is what counts.
  if (now == Status::out && !row.left_campus_s) row.left_campus_s = frame.time_s;
}

std::vector<AgentRow> Egress::agents() const {
  std::vector<AgentRow> rows = rows_;
  fillLeavingTimes(rows);
  return rows;
}

Totals Egress::totals() const {
  Totals totals = totalsOf(agents(), *setup_);
  totals.simulated_s = running_.simulated_s;
  totals.agent_steps = running_.agent_steps;
  totals.deepest_overlap = running_.deepest_overlap;
  return totals;
}

void notePassage(AgentRow& row, const simulation::Passage& passage, double time_s,
                 const plan::Campus& campus) {
  if (passage.from == row.start) row.left_room_s = time_s;
  if (passage.to == row.start) row.left_room_s.reset();
  if (!passage.to.valid()) {
    row.left_campus_s = time_s;
    row.campus_exit = passage.opening;
  } else if (campus[passage.to].stair.valid() && !row.at_stair_s) {
    row.at_stair_s = time_s;
    row.stair = campus[passage.to].stair;
  }
  if (!campus.leavesBuilding(passage.opening)) return;
  const bool outwards = !passage.to.valid() || campus[passage.to].outdoor();
  row.left_building_s = outwards ? Seconds(time_s) : std::nullopt;
  row.building_exit = outwards ? passage.opening : plan::OpeningId();
}

void fillLeavingTimes(std::vector<AgentRow>& agents) {
  for (AgentRow& row : agents) {
    if (row.left_building_s || !isOut(row)) continue;
    row.left_building_s = row.arrived_s ? row.arrived_s : row.left_campus_s;
  }
}

Totals totalsOf(const std::vector<AgentRow>& agents, const simulation::Setup& setup) {
  Totals totals;
  std::vector<double> leaving;
  bool allCalled = true;
  for (const AgentRow& row : agents) {
    if (!row.entered) continue;
    ++totals.agents;
    countStatus(row, totals);
    if (row.left_building_s) leaving.push_back(*row.left_building_s);
    if (!setup.groups[row.group.index()].assembly.valid()) continue;
    keepLast(totals.roll_call_s, row.arrived_s);
    allCalled = allCalled && row.arrived_s.has_value();
  }
  if (!allCalled) totals.roll_call_s.reset();
  std::ranges::sort(leaving);
  totals.t50_s = timeOfShare(leaving, totals.agents, 0.50);
  totals.t95_s = timeOfShare(leaving, totals.agents, 0.95);
  totals.t100_s = timeOfShare(leaving, totals.agents, 1.00);
  return totals;
}

namespace {

void addToGroup(const AgentRow& agent, GroupRow& row) {
  ++row.persons;
  countStatus(agent, row);
  keepFirst(row.first_started_s, agent.started_s);
  keepLast(row.last_left_room_s, agent.left_room_s);
  keepFirst(row.first_at_stair_s, agent.at_stair_s);
  keepLast(row.last_at_stair_s, agent.at_stair_s);
  keepFirst(row.first_left_building_s, agent.left_building_s);
  keepLast(row.last_left_building_s, agent.left_building_s);
  keepLast(row.roll_call_s, agent.arrived_s);
  row.lost_person_s += agent.lost_s;
}

}  // namespace

std::vector<GroupRow> groupTable(const std::vector<AgentRow>& agents,
                                 const simulation::Setup& setup) {
  std::vector<GroupRow> rows(setup.groups.size());
  for (std::size_t g = 0; g < rows.size(); ++g) {
    rows[g].id = setup.groups[g].description.id;
    rows[g].is_class = setup.groups[g].description.isClass;
  }
  for (const AgentRow& agent : agents) {
    if (agent.entered) addToGroup(agent, rows[agent.group.index()]);
  }
  // "Last" is a claim about everybody.
  for (const AgentRow& agent : agents) {
    if (!agent.entered) continue;
    GroupRow& row = rows[agent.group.index()];
    if (!agent.left_room_s) row.last_left_room_s.reset();
    if (!agent.left_building_s) row.last_left_building_s.reset();
    if (!agent.arrived_s || !setup.groups[agent.group.index()].assembly.valid()) {
      row.roll_call_s.reset();
    }
  }
  return rows;
}

std::vector<ExitRow> exitTable(const std::vector<AgentRow>& agents, const plan::Campus& campus) {
  std::vector<std::vector<double>> times(campus.openings.size());
  for (const AgentRow& agent : agents) {
    if (agent.building_exit.valid()) {
      times[agent.building_exit.index()].push_back(*agent.left_building_s);
    }
    // An indoor opening to outside leaves building and campus at once: counted above.
    if (agent.campus_exit.valid() && agent.campus_exit != agent.building_exit) {
      times[agent.campus_exit.index()].push_back(*agent.left_campus_s);
    }
  }
  std::vector<ExitRow> rows;
  for (std::size_t o = 0; o < campus.openings.size(); ++o) {
    const plan::OpeningId id(o);
    if (!campus.leavesBuilding(id) && !campus[id].outside()) continue;
    std::ranges::sort(times[o]);
    ExitRow row{id, campus[id].outside(), times[o].size(), {}, {}, peakFlow(times[o])};
    if (!times[o].empty()) {
      row.first_s = times[o].front();
      row.last_s = times[o].back();
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace muster::analysis
