#include "simulation/check_gate.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "behaviour/table_reader.h"
#include "geometry/polygon.h"
#include "simulation/services.h"

namespace muster::simulation {

namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

// Of one table of the scenario.
struct Complaints {
  const Scenario& scenario;
  Place place;
  std::string feature;
  Problems& problems;

  void add(std::string code, Arguments arguments, Severity severity = Severity::error) {
    problems.push_back(
        {severity, std::move(code), scenario.file, place, feature, std::move(arguments)});
  }
  void unknown(const char* kind, const std::string& value) {
    add("scenario.unknown-reference", {{"kind", kind}, {"value", value}});
  }
};

std::vector<plan::OpeningId> openingsNamed(const plan::Campus& campus,
                                           const std::vector<std::string>& ids,
                                           Complaints& complaints) {
  std::vector<plan::OpeningId> found;
  for (const std::string& id : ids) {
    const plan::OpeningId opening = campus.opening(id);
    if (!opening.valid()) complaints.unknown("kind.opening", id);
    if (opening.valid()) found.push_back(opening);
  }
  return found;
}

std::string parentsOf(const std::string& group) {
  return group + "-parents";
}

behaviour::Group parentGroup(const Scenario& scenario, const Pickup& pickup, std::size_t k,
                             int count) {
  behaviour::Group parents;
  parents.id = parentsOf(pickup.groups[k]);
  parents.file = scenario.file;
  parents.place = pickup.place;
  parents.count = count;
  parents.profile = pickup.profile;
  if (!pickup.wait.empty()) parents.assembly = pickup.wait[pickup.wait.size() == 1 ? 0 : k];
  return parents;
}

// Those in time, and those who are late.
void addParentArrivals(Scenario& scenario, const Pickup& pickup, const behaviour::Group& parents) {
  const int late = static_cast<int>(std::floor(pickup.late * parents.count + 0.5));
  Arrival arrival = pickup.arrival;
  arrival.groups = {parents.id};
  arrival.file = scenario.file;
  arrival.place = pickup.place;
  arrival.count = parents.count - late;
  if (arrival.count > 0) scenario.arrivals.push_back(arrival);
  if (late == 0) return;
  arrival.count = late;
  arrival.process = ArrivalProcess::poisson;
  arrival.from_s = pickup.arrival.to_s;
  arrival.to_s = std::min(scenario.duration_s, pickup.arrival.to_s + pickup.lateBy_s);
  scenario.arrivals.push_back(std::move(arrival));
}

}  // namespace

std::vector<std::size_t> waves(const Setup& setup) {
  std::vector<std::size_t> wave(setup.groups.size(), 0);
  for (const ResolvedPickup& pickup : setup.pickups) {
    for (const GroupId id : {pickup.children, pickup.parents}) {
      if (id.valid()) wave[id.index()] = pickup.description + 1;
    }
  }
  return wave;
}

GroupId groupNamed(const Setup& setup, const std::string& id) {
  for (std::size_t g = 0; g < setup.groups.size(); ++g) {
    if (setup.groups[g].description.id == id) return GroupId(g);
  }
  return {};
}

Area resolveArea(const plan::Campus& campus, const std::string& id, const std::string& file,
                 Place place, Problems& problems) {
  Area area;
  area.zone = campus.zone(id);
  if (!area.zone.valid()) area.space = campus.space(id);
  if (!area.zone.valid() && !area.space.valid()) area.stair = campus.stair(id);
  if (!area.zone.valid() && !area.space.valid() && !area.stair.valid()) {
    problems.push_back({Severity::error,
                        "scenario.unknown-reference",
                        file,
                        place,
                        "",
                        {{"kind", "kind.area"}, {"value", id}}});
  }
  return area;
}

void addParents(Scenario& scenario) {
  for (const Pickup& pickup : scenario.pickups) {
    for (std::size_t k = 0; k < pickup.groups.size(); ++k) {
      const auto children =
          std::ranges::find(scenario.groups, pickup.groups[k], &behaviour::Group::id);
      if (children == scenario.groups.end()) continue;  // told by resolvePickups()
      const int count = static_cast<int>(std::floor(pickup.escorted * children->count + 0.5));
      if (count == 0) continue;
      behaviour::Group parents = parentGroup(scenario, pickup, k, count);
      addParentArrivals(scenario, pickup, parents);
      scenario.groups.push_back(std::move(parents));
    }
  }
}

void resolvePickups(Setup& setup, Problems& problems) {
  std::set<std::string> seen;
  for (std::size_t p = 0; p < setup.scenario.pickups.size(); ++p) {
    const Pickup& pickup = setup.scenario.pickups[p];
    Complaints complaints{setup.scenario, pickup.place, "", problems};
    const auto exits = openingsNamed(*setup.campus, pickup.exits, complaints);
    if (pickup.wait.size() > 1 && pickup.wait.size() != pickup.groups.size())
      complaints.add("scenario.pickup-zones", {{"value", std::to_string(pickup.wait.size())},
                                               {"valid", std::to_string(pickup.groups.size())}});
    for (const std::string& id : pickup.groups) {
      const GroupId children = groupNamed(setup, id);
      if (!children.valid()) {
        complaints.unknown("kind.group", id);
        continue;
      }
      if (!seen.insert(id).second) complaints.add("scenario.picked-up-twice", {{"value", id}});
      if (!setup.groups[children.index()].assembly.valid())
        complaints.add("scenario.pickup-without-slot", {{"value", id}});
      setup.pickups.push_back({p, children, groupNamed(setup, parentsOf(id)), exits});
    }
  }
}

void resolveGates(Setup& setup, Problems& problems) {
  const plan::Campus& campus = *setup.campus;
  std::set<std::string> seen;
  for (const Gate& gate : setup.scenario.gates) {
    Complaints complaints{setup.scenario, gate.place, gate.id, problems};
    ResolvedGate r{gate, campus.opening(gate.opening), campus.space(gate.from)};
    if (!seen.insert(gate.opening + "\n" + gate.from).second)
      complaints.add("scenario.gate-twice", {{"value", gate.opening}});
    if (!r.opening.valid()) complaints.unknown("kind.opening", gate.opening);
    if (!r.from.valid()) complaints.unknown("kind.space", gate.from);
    if (!r.opening.valid() || !r.from.valid()) continue;
    const plan::Opening& opening = campus[r.opening];
    if (opening.first != r.from && opening.second != r.from)
      complaints.add("scenario.gate-not-beside", {{"value", gate.opening}, {"space", gate.from}});
    if (gate.openLanes > gate.lanes)
      complaints.add("scenario.gate-open-lanes", {{"value", std::to_string(gate.openLanes)},
                                                  {"valid", behaviour::rangeText(1, gate.lanes)}});
    // GB 55037 7.1.7: access gates must release in a fire (school.md 3.2).
    if (!gate.freeOnAlarm)
      complaints.add("scenario.gate-cannot-release", {{"value", gate.opening}}, Severity::warning);
    setup.gates.push_back(std::move(r));
  }
}

void resolveGuards(Setup& setup, Problems& problems) {
  const plan::Campus& campus = *setup.campus;
  for (const Guard& guard : setup.scenario.guards) {
    Complaints complaints{setup.scenario, guard.place, guard.id, problems};
    ResolvedGuard r;
    r.description = guard;
    r.openings = openingsNamed(campus, guard.openings, complaints);
    r.exits = openingsNamed(campus, guard.exits, complaints);
    for (const std::string& id : guard.groups) {
      r.groups.push_back(groupNamed(setup, id));
      if (!r.groups.back().valid()) complaints.unknown("kind.group", id);
    }
    if (guard.groups.empty()) {
      for (std::size_t g = 0; g < setup.groups.size(); ++g) r.groups.push_back(GroupId(g));
    }
    if (!guard.watch.empty()) {
      r.watch = resolveArea(campus, guard.watch, setup.scenario.file, guard.place, problems);
      if (r.watch.stair.valid()) complaints.add("scenario.guard-watches-stair", {});
      if (r.watch.space.valid()) r.area_m2 = campus[r.watch.space].area_m2;
      if (r.watch.zone.valid()) r.area_m2 = geometry::area(campus[r.watch.zone].shape);
    }
    if (guard.below_per_m2 > guard.above_per_m2) complaints.add("scenario.guard-thresholds", {});
    if (guard.to_s > 0 && guard.to_s <= guard.from_s) complaints.add("scenario.guard-times", {});
    setup.guards.push_back(std::move(r));
  }
}

}  // namespace muster::simulation
