#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "behaviour/table_reader.h"
#include "crowd/motion_model.h"
#include "foundation/repeated_problems.h"
#include "plan/free_point.h"
#include "simulation/check_arrivals.h"
#include "simulation/check_behaviour.h"
#include "simulation/check_events.h"
#include "simulation/check_gate.h"
#include "simulation/journeys.h"
#include "simulation/population.h"
#include "simulation/setup.h"

namespace muster::simulation {

namespace {

using plan::Campus;

constexpr double kMostPeople = 1e6;  // of one group, as the scenario's reader allows

class Resolver {
 public:
  Resolver(Scenario scenario, const Campus& campus, const navigation::Atlas& atlas,
           const Loop* loop)
      : atlas_(atlas), campus_(campus), loop_(loop) {
    setup_.scenario = std::move(scenario);
    addParents(setup_.scenario);
    setup_.campus = &campus;
  }

  CheckedScenario run() {
    checkModel();
    resolveGroups();
    resolveArrivals(setup_, problems_);
    resolvePickups(setup_, problems_);
    resolveGates(setup_, problems_);
    resolveGuards(setup_, problems_);
    resolveBuses(setup_, problems_);
    resolveEvents(setup_, problems_);
    checkObserved();
    checkSlots();
    if (!hasErrors(problems_)) checkPlacesAndWays();
    CheckedScenario result;
    countTheRest(problems_, "scenario.more-of-a-kind");
    result.problems = std::move(problems_);
    if (!hasErrors(result.problems)) result.setup = std::move(setup_);
    return result;
  }

 private:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  void report(Severity severity, std::string code, const std::string& file, Place place,
              const std::string& feature, Arguments arguments) {
    problems_.push_back({severity, std::move(code), file, place, feature, std::move(arguments)});
  }
  void groupError(const behaviour::Group& g, std::string code, Arguments arguments) {
    report(Severity::error, std::move(code), g.file, g.place, g.id, std::move(arguments));
  }
  void checkModel() {
    const auto motions = crowd::motionModelNames();
    std::vector<std::string_view> names(motions.begin(), motions.end());
    names.push_back(kHydraulicModel);
    const std::string& motion = setup_.scenario.model.motion;
    if (std::find(names.begin(), names.end(), motion) != names.end()) return;
    std::string valid;
    for (const auto name : names) valid += (valid.empty() ? "" : ", ") + std::string(name);
    report(Severity::error, "scenario.unknown-model", setup_.scenario.file,
           setup_.scenario.model.place, "", {{"value", motion}, {"valid", valid}});
  }

  // One look-up of an id with its problem. Kind is the word for what was looked for, e.g.
  // "kind.space".
  template <class IdType>
  IdType resolve(const behaviour::Group& g, const std::string& id, IdType found, const char* kind) {
    if (!id.empty() && !found.valid()) {
      groupError(g, "scenario.unknown-reference", {{"kind", kind}, {"value", id}});
    }
    return found;
  }

  void resolveGroups() {
    std::set<std::string> seen;
    for (const behaviour::Group& g : setup_.scenario.groups) {
      if (!seen.insert(g.id).second) groupError(g, "scenario.duplicate-group", {{"value", g.id}});
      if (g.people() <= 0) {
        groupError(
            g, "scenario.empty-group",
            {{"value", std::to_string(g.count)}, {"valid", behaviour::rangeText(1, kMostPeople)}});
      }
      setup_.groups.push_back(resolveGroup(g));
      setup_.people += static_cast<std::size_t>(std::max(0, g.people()));
    }
    checkParties(setup_, problems_);
    if (setup_.groups.empty()) {
      report(Severity::error, "scenario.nobody", setup_.scenario.file, setup_.scenario.place, "",
             {});
    }
  }

  ResolvedGroup resolveGroup(const behaviour::Group& g) {
    ResolvedGroup r;
    r.description = g;
    r.assembly = resolve(g, g.assembly, campus_.zone(g.assembly), "kind.zone");
    r.frontDoor = resolve(g, g.frontDoor, campus_.opening(g.frontDoor), "kind.opening");
    r.backDoor = resolve(g, g.backDoor, campus_.opening(g.backDoor), "kind.opening");
    r.frontStair = resolve(g, g.frontStair, campus_.stair(g.frontStair), "kind.stair");
    r.backStair = resolve(g, g.backStair, campus_.stair(g.backStair), "kind.stair");
    r.exits = exitsOf(g, g.exits);
    r.familiar = exitsOf(g, g.familiarExits);
    r.profile = profile(g, g.profile);
    r.teacherProfile = g.teachers > 0 ? profile(g, g.teacherProfile) : nullptr;
    r.helperProfile = g.helpers > 0 ? profile(g, g.helperProfile) : nullptr;
    if (g.specialNeeds > 0) profile(g, "reduced-mobility");
    resolveBehaviour(campus_, r, problems_);
    resolveSpaces(g, r);
    if (g.isClass) defaultDoors(r);
    return r;
  }

  std::vector<plan::OpeningId> exitsOf(const behaviour::Group& g,
                                       const std::vector<std::string>& exits) {
    std::vector<plan::OpeningId> found;
    for (const std::string& exit : exits) {
      const plan::OpeningId id = resolve(g, exit, campus_.opening(exit), "kind.opening");
      if (!id.valid()) continue;
      if (!campus_.leavesBuilding(id) && !campus_[id].outside()) {
        groupError(g, "scenario.not-an-exit", {{"value", exit}});
      }
      found.push_back(id);
    }
    return found;
  }

  const behaviour::Profile* profile(const behaviour::Group& g, const std::string& id) {
    const behaviour::Profile* found = behaviour::find(setup_.scenario.profiles, id);
    if (found == nullptr)
      groupError(g, "scenario.unknown-reference", {{"kind", "kind.profile"}, {"value", id}});
    return found;
  }

  void resolveSpaces(const behaviour::Group& g, ResolvedGroup& r) {
    for (const std::string& id : g.spaces) {
      const plan::SpaceId space = resolve(g, id, campus_.space(id), "kind.space");
      if (space.valid()) r.spaces.push_back(space);
    }
    for (std::size_t s = 0; s < campus_.spaces.size(); ++s) {
      const auto& wanted = g.categories;
      if (std::find(wanted.begin(), wanted.end(), campus_.spaces[s].category) != wanted.end()) {
        r.spaces.push_back(plan::SpaceId(s));
      }
    }
    if (r.spaces.empty() && isNamedByArrival(setup_.scenario, g.id)) {
      r.share.clear();
      return;
    }
    if (r.spaces.empty()) {
      groupError(g, "scenario.no-starting-space", {});
      return;
    }
    shareByArea(r);
  }

  // Largest remainders, ties to the earlier space: the shares add up to `count` exactly.
  void shareByArea(ResolvedGroup& r) const {
    double total = 0;
    for (const plan::SpaceId s : r.spaces) total += campus_[s].area_m2;
    const std::size_t n = r.spaces.size();
    r.share.assign(n, 0);
    std::vector<std::pair<double, std::size_t>> rest;
    int given = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double ideal = total > 0
                               ? r.description.count * campus_[r.spaces[i]].area_m2 / total
                               : static_cast<double>(r.description.count) / static_cast<double>(n);
      r.share[i] = static_cast<int>(std::floor(ideal));
      given += r.share[i];
      rest.emplace_back(-(ideal - r.share[i]), i);
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t k = 0; given < r.description.count; ++k, ++given)
      ++r.share[rest[k % n].second];
  }

  // A class without assigned doors uses its room's doors as the plan marks them.
  void defaultDoors(ResolvedGroup& r) const {
    if (r.spaces.empty() || r.frontDoor.valid() || r.backDoor.valid()) return;
    for (const plan::OpeningId id : campus_[r.spaces.front()].openings) {
      const plan::DoorPosition position = campus_[id].position;
      if (position == plan::DoorPosition::front && !r.frontDoor.valid()) r.frontDoor = id;
      if (position == plan::DoorPosition::back && !r.backDoor.valid()) r.backDoor = id;
    }
  }

  // A line or an area on a level that is not there would count nobody and say so in every table.
  void checkObserved() {
    const auto onLevel = [&](const auto& observed) {
      if (campus_.level(observed.level).valid()) return;
      report(Severity::error, "scenario.unknown-reference", setup_.scenario.file, observed.place,
             observed.id, {{"kind", "kind.level"}, {"value", observed.level}});
    };
    for (const CountingLine& line : setup_.scenario.observe.lines) onLevel(line);
    for (const DensityArea& area : setup_.scenario.observe.areas) onLevel(area);
  }

  void checkSlots() {
    std::map<std::pair<plan::ZoneId, std::size_t>, std::int64_t> people;  // by slot and wave
    const std::vector<std::size_t> wave = waves(setup_);
    for (std::size_t i = 0; i < setup_.groups.size(); ++i) {
      const ResolvedGroup& g = setup_.groups[i];
      if (!g.assembly.valid()) continue;
      std::int64_t& sum = people[{g.assembly, wave[i]}];
      const int capacity = campus_[g.assembly].capacity;
      sum += g.description.people();
      if (sum > capacity) {
        groupError(g.description, "scenario.slot-too-small",
                   {{"slot", campus_[g.assembly].id},
                    {"value", std::to_string(sum)},
                    {"valid", std::to_string(capacity)}});
      }
    }
    for (const StopUse& use : usesOfStops(setup_)) {
      std::int64_t& sum = people[{use.stop, use.wave}];
      const int capacity = campus_[use.stop].capacity;
      sum += static_cast<std::int64_t>(use.pupils);
      const Bus& bus = setup_.buses[use.bus].description;
      if (sum > capacity) {
        report(Severity::error, "scenario.slot-too-small", setup_.scenario.file, bus.place, bus.id,
               {{"slot", bus.stop},
                {"value", std::to_string(sum)},
                {"valid", std::to_string(capacity)}});
      }
    }
  }

  void checkPlacesAndWays() {
    checkDensity();
    if (hasErrors(problems_)) return;  // filling an impossible room would only take time
    navigation::Routes routes(atlas_);
    if (loop_ != nullptr) addRoutes(setup_, routes, *loop_);
    if (const auto people = populate(setup_, atlas_, Random(setup_.scenario.seed), routes)) {
      checkSeats(setup_, atlas_, *people, problems_);
    } else {
      append(problems_, people.error());
    }
    for (const ResolvedGroup& g : setup_.groups) {
      checkWays(g, routes);
      checkDoorWidths(setup_, g, routes, problems_);
    }
    for (const WayIn& way : waysIn(setup_)) {
      checkWay(setup_.groups[way.group.index()], routes, routes.add(way.query), way.from,
               plan::freePoint(campus_, way.from));
    }
  }

  void checkDensity() {
    std::vector<double> people(campus_.spaces.size(), 0);
    std::vector<const behaviour::Group*> last(campus_.spaces.size(), nullptr);
    for (const ResolvedGroup& g : setup_.groups) {
      for (std::size_t i = 0; i < g.spaces.size(); ++i) {
        people[g.spaces[i].index()] += static_cast<double>(startingIn(g, i));
        last[g.spaces[i].index()] = &g.description;
      }
    }
    for (std::size_t s = 0; s < people.size(); ++s) {
      if (last[s] != nullptr) checkSpaceDensity(campus_.spaces[s], people[s], *last[s]);
    }
  }

  // `last`: of the groups that start there, the one that is told.
  void checkSpaceDensity(const plan::Space& space, double people, const behaviour::Group& last) {
    const double most = std::floor(kMostPerArea_m2 * space.area_m2);
    const bool impossible = people > most;
    if (!impossible && people <= space.capacity) return;
    const int valid = impossible ? static_cast<int>(most) : space.capacity;
    report(impossible ? Severity::error : Severity::warning,
           impossible ? "scenario.more-people-than-fit" : "scenario.more-people-than-capacity",
           last.file, last.place, space.id,
           {{"value", std::to_string(static_cast<long long>(people))},
            {"valid", std::to_string(valid)}});
  }

  void checkWays(const ResolvedGroup& g, navigation::Routes& routes) {
    const bool twoWays = g.backStair != g.frontStair;
    for (const bool back : {false, true}) {
      if (back && !twoWays) continue;
      const navigation::RouteId route = routes.add(routeQuery(g, back));
      for (const plan::SpaceId space : g.spaces) {
        const geometry::Vec2 p = plan::freePoint(campus_, space);
        checkWay(g, routes, route, space, p);
      }
      for (const Onward& onward : onwardWays(g, back)) {
        const plan::Zone& zone = campus_[onward.from];
        checkWay(g, routes, routes.add(onward.query), zone.space, geometry::innerPoint(zone.shape));
      }
    }
  }

  void checkWay(const ResolvedGroup& g, const navigation::Routes& routes, navigation::RouteId route,
                plan::SpaceId space, geometry::Vec2 p) {
    if (!std::isfinite(routes.distance(route, space, p))) tellNoWay(g, space, routes.query(route));
  }

  // A sentence for each combination of what is assigned.
  void tellNoWay(const ResolvedGroup& g, plan::SpaceId space, const navigation::RouteQuery& query) {
    const plan::StairId stair = query.stair;
    Arguments arguments{{"space", campus_[space].id}};
    if (stair.valid()) arguments.emplace_back("stair", campus_[stair].id);
    if (query.room.valid()) arguments.emplace_back("room", campus_[query.room].id);
    if (query.zone.valid()) arguments.emplace_back("slot", campus_[query.zone].id);
    const char* code =
        query.room.valid() ? "scenario.no-way-to-room"
        : query.zone.valid()
            ? (stair.valid() ? "scenario.no-way-to-slot-by-stair" : "scenario.no-way-to-slot")
            : (stair.valid() ? "scenario.no-way-by-stair" : "scenario.no-way");
    report(Severity::warning, code, g.description.file, g.description.place, g.description.id,
           std::move(arguments));
  }

  const navigation::Atlas& atlas_;
  const Campus& campus_;
  const Loop* loop_;
  Setup setup_;
  Problems problems_;
};

}  // namespace

void sortByTime(std::vector<ResolvedEvent>& events) {
  std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) {
    return a.description.at_s < b.description.at_s;
  });
}

CheckedScenario check(Scenario scenario, const plan::Campus& campus, const navigation::Atlas& atlas,
                      const Loop* loop) {
  return Resolver(std::move(scenario), campus, atlas, loop).run();
}

}  // namespace muster::simulation
