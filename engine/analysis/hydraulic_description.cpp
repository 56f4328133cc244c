#include "analysis/hydraulic_description.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "simulation/response.h"

namespace muster::analysis {

using simulation::EventKind;
using simulation::GroupId;
using simulation::ResolvedEvent;
using simulation::Role;
using simulation::Setup;

namespace {

constexpr double kNever_s = std::numeric_limits<double>::infinity();

// When each group sets off: the first of alarm, release and announcement that reaches it.
std::vector<double> groupStarts(const Setup& setup, const Random& random) {
  std::vector<double> starts(setup.groups.size(), kNever_s);
  for (const ResolvedEvent& event : setup.events) {
    const EventKind kind = event.description.kind;
    const bool alarm = kind == EventKind::alarm;
    if (!alarm && kind != EventKind::release && kind != EventKind::announce) continue;
    for (const GroupId id : event.groups) {
      double& start = starts[id.index()];
      const bool held = setup.groups[id.index()].description.heldUntilReleased;
      if (start < kNever_s || (alarm && held)) continue;
      start = event.description.at_s + (alarm ? afterAlarm_s(setup, id, random) : 0);
    }
  }
  return starts;
}

// By group that has one; the people's routes lead to its first zone already.
void setJourneys(const Setup& setup, const simulation::People& people,
                 hydraulic::Description& description) {
  std::vector<std::optional<std::size_t>> journeys;
  for (const simulation::ResolvedGroup& group : setup.groups) {
    journeys.emplace_back();
    if (group.stages() == 0) continue;
    journeys.back() = description.journeys.size();
    description.journeys.push_back(
        {group.via, static_cast<std::size_t>(group.description.laps), group.assembly});
  }
  for (std::size_t row = 0; row < people.size(); ++row) {
    description.people[row].journey = journeys[people.group[row].index()];
  }
}

void setStarts(const Setup& setup, const simulation::People& people,
               std::vector<hydraulic::Person>& described) {
  const Random random(setup.scenario.seed);
  std::vector<double> first = groupStarts(setup, random);
  std::vector<double> last = first;
  for (std::size_t row = 0; row < people.size(); ++row) {
    const std::size_t group = people.group[row].index();
    if (people.role[row] == Role::closer) continue;
    described[row].start_s = first[group] + personDelay_s(setup.groups[group], people.role[row],
                                                          static_cast<std::uint32_t>(row), random);
    last[group] = std::max(last[group], described[row].start_s);
  }
  for (std::size_t row = 0; row < people.size(); ++row) {
    if (people.role[row] == Role::closer) described[row].start_s = last[people.group[row].index()];
  }
}

// The instants at which an opening's hours begin or end, within the scenario.
std::vector<double> instantsOf(const plan::Opening& opening, const simulation::Scenario& scenario) {
  std::vector<double> instants;
  for (const auto& [from_h, to_h] : opening.open_hours_h) {
    for (const double hour : {from_h, to_h}) {
      double at_s = (hour - scenario.startClock_h) * 3600;
      while (at_s <= 0) at_s += 24 * 3600;
      for (; at_s <= scenario.duration_s; at_s += 24 * 3600) instants.push_back(at_s);
    }
  }
  std::ranges::sort(instants);
  return instants;
}

class Openings {
 public:
  explicit Openings(const Setup& setup) : setup_(setup) {
    for (const plan::Opening& opening : setup.campus->openings) {
      states_.push_back({!opening.locked, opening.direction, 0});
      if (!opening.open_hours_h.empty()) setByHours(plan::OpeningId(states_.size() - 1), 0);
    }
  }

  const std::vector<navigation::OpeningState>& states() const { return states_; }

  // A change for each event that matters and each instant of opening hours, in order of time; hours
  // before events, so that an event may open a gate out of hours.
  std::vector<hydraulic::Change> changes(const simulation::People& people) {
    struct Item {
      double at_s;
      const ResolvedEvent* event;
      plan::OpeningId opening;
    };
    std::vector<Item> items;
    for (std::size_t o = 0; o < states_.size(); ++o) {
      const plan::Opening& opening = setup_.campus->openings[o];
      for (const double at_s : instantsOf(opening, setup_.scenario)) {
        items.push_back({at_s, nullptr, plan::OpeningId(o)});
      }
    }
    for (const ResolvedEvent& event : setup_.events) {
      items.push_back({event.description.at_s, &event, {}});
    }
    std::ranges::stable_sort(items, {}, &Item::at_s);
    std::vector<hydraulic::Change> changes;
    for (const Item& item : items) {
      hydraulic::Change change =
          item.event ? changeBy(*item.event, people) : changeByHours(item.opening, item.at_s);
      if (change.openings.empty() && change.people.empty()) continue;
      change.at_s = item.at_s;
      changes.push_back(std::move(change));
    }
    return changes;
  }

 private:
  void setByHours(plan::OpeningId id, double at_s) {
    const plan::Opening& opening = (*setup_.campus)[id];
    const double hour = setup_.scenario.startClock_h + at_s / 3600;
    // An instant is meant, not what rounding makes of it.
    constexpr double kMargin_h = 1e-9;
    const double clock = hour - 24 * std::floor((hour + kMargin_h) / 24) + kMargin_h;
    states_[id.index()].open = simulation::withinHours(opening, clock) && !opening.locked;
  }

  hydraulic::Change changeByHours(plan::OpeningId id, double at_s) {
    setByHours(id, at_s);
    hydraulic::Change change;
    change.openings.emplace_back(id, states_[id.index()]);
    return change;
  }

  hydraulic::Change changeBy(const ResolvedEvent& event, const simulation::People& people) {
    hydraulic::Change change;
    for (const plan::OpeningId id : event.openings) {
      simulation::applyTo(states_[id.index()], event);
      change.openings.emplace_back(id, states_[id.index()]);
    }
    if (event.description.kind != EventKind::announce) return change;
    change.exits = event.exits;
    change.stair = event.stair;
    for (std::size_t row = 0; row < people.size(); ++row) {
      if (std::ranges::find(event.groups, people.group[row]) != event.groups.end()) {
        change.people.push_back(static_cast<std::uint32_t>(row));
      }
    }
    return change;
  }

  const Setup& setup_;
  std::vector<navigation::OpeningState> states_;
};

}  // namespace

hydraulic::Description describeForHydraulics(const Setup& setup, const simulation::People& people,
                                             const navigation::Routes& routes) {
  hydraulic::Description description;
  for (std::size_t r = 0; r < routes.size(); ++r) {
    description.routes.push_back(routes.query(navigation::RouteId(r)));
  }
  for (std::size_t row = 0; row < people.size(); ++row) {
    description.people.push_back({people.crowd.body[row].space,
                                  people.position(row),
                                  people.route[row].index(),
                                  people.doorOf(row),
                                  0,
                                  {}});
  }
  setStarts(setup, people, description.people);
  setJourneys(setup, people, description);
  Openings openings(setup);
  description.openings = openings.states();
  description.changes = openings.changes(people);
  description.until_s = setup.scenario.duration_s;
  description.untilOutdoors = setup.scenario.untilOutdoors;
  return description;
}

}  // namespace muster::analysis
