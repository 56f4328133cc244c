#include "simulation/check_arrivals.h"

#include <algorithm>
#include <cmath>

#include "behaviour/table_reader.h"
#include "plan/free_point.h"
#include "simulation/population.h"

namespace muster::simulation {

namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

bool names(const Arrival& arrival, const std::string& group) {
  return std::ranges::find(arrival.groups, group) != arrival.groups.end();
}

bool namedByAny(const Scenario& scenario, const std::string& group) {
  return std::ranges::any_of(scenario.arrivals,
                             [&](const Arrival& arrival) { return names(arrival, group); });
}

class ArrivalResolver {
 public:
  ArrivalResolver(Setup& setup, Problems& problems)
      : setup_(setup), campus_(*setup.campus), problems_(problems) {}

  void run() {
    for (const Arrival& arrival : setup_.scenario.arrivals) resolve(arrival);
    for (ResolvedGroup& group : setup_.groups) {
      if (group.arrives) checkGroup(group.description, comesToRoom(group));
    }
  }

 private:
  void complain(const Arrival& a, std::string code, Arguments arguments) {
    problems_.push_back(
        {Severity::error, std::move(code), a.file, a.place, "", std::move(arguments)});
  }

  void resolve(const Arrival& arrival) {
    ResolvedArrival r;
    r.description = arrival;
    checkWindow(arrival);
    for (const std::string& id : arrival.groups) {
      if (!known(id))
        complain(arrival, "scenario.unknown-reference", {{"kind", "kind.group"}, {"value", id}});
    }
    for (std::size_t g = 0; g < setup_.groups.size(); ++g) {
      const std::string& id = setup_.groups[g].description.id;
      const bool rest = arrival.groups.empty() && !namedByAny(setup_.scenario, id);
      if (rest || names(arrival, id)) r.groups.push_back(GroupId(g));
    }
    for (const std::string& id : arrival.at) r.at.push_back(entrance(arrival, id));
    for (const GroupId id : r.groups) markArriving(setup_.groups[id.index()], r);
    setup_.arrivals.push_back(std::move(r));
  }

  bool known(const std::string& id) const {
    return std::ranges::any_of(
        setup_.groups, [&](const ResolvedGroup& group) { return group.description.id == id; });
  }

  void markArriving(ResolvedGroup& group, const ResolvedArrival& arrival) {
    const bool places = !arrival.at.empty() && spaceOf(campus_, arrival.at.front()).valid();
    if (!group.arrives && places) group.entry = spaceOf(campus_, arrival.at.front());
    group.arrives = true;
  }

  void checkWindow(const Arrival& a) {
    const double limit_s = setup_.scenario.duration_s;
    if (!(a.from_s < a.to_s) || a.from_s < 0 || a.to_s > limit_s) {
      complain(a, "scenario.arrival-window",
               {{"value", behaviour::rangeText(a.from_s, a.to_s)},
                {"valid", behaviour::rangeText(0, limit_s)}});
    } else if (a.process == ArrivalProcess::peaked && (a.peak_s < a.from_s || a.peak_s > a.to_s)) {
      complain(a, "scenario.arrival-peak",
               {{"value", std::to_string(static_cast<long long>(a.peak_s))},
                {"valid", behaviour::rangeText(a.from_s, a.to_s)}});
    }
  }

  Entrance entrance(const Arrival& arrival, const std::string& id) {
    Entrance found{campus_.opening(id), {}, {}};
    if (found.opening.valid() && !campus_[found.opening].outside())
      complain(arrival, "scenario.arrival-through-inner-opening", {{"value", id}});
    if (found.opening.valid()) return found;
    found.zone = campus_.zone(id);
    if (!found.zone.valid()) found.space = campus_.space(id);
    if (!found.zone.valid() && !found.space.valid())
      complain(arrival, "scenario.unknown-reference", {{"kind", "kind.entrance"}, {"value", id}});
    return found;
  }

  // What compares the ways of people from where they start knows nothing of those who come.
  void checkGroup(const behaviour::Group& g, bool toRoom) {
    const auto not_with = [&](bool given, const char* key) {
      if (!given) return;
      problems_.push_back(
          {Severity::error, "scenario.not-with-arrival", g.file, g.place, g.id, {{"key", key}}});
    };
    not_with(!g.party.empty(), "party");
    not_with(g.files > 0, "files");
    not_with(g.helpers > 0, "helpers");
    not_with(toRoom && !g.via.empty(), "via");
  }

  Setup& setup_;
  const plan::Campus& campus_;
  Problems& problems_;
};

}  // namespace

void resolveArrivals(Setup& setup, Problems& problems) {
  ArrivalResolver(setup, problems).run();
}

bool isNamedByArrival(const Scenario& scenario, const std::string& group) {
  if (namedByAny(scenario, group)) return true;
  return std::ranges::any_of(scenario.arrivals,
                             [](const Arrival& arrival) { return arrival.groups.empty(); });
}

plan::SpaceId spaceOf(const plan::Campus& campus, const Entrance& entrance) {
  if (entrance.opening.valid()) return campus[entrance.opening].first;
  return entrance.zone.valid() ? campus[entrance.zone].space : entrance.space;
}

bool comesToRoom(const ResolvedGroup& group) {
  return group.arrives && !group.spaces.empty();
}

navigation::RouteQuery wayToRoom(plan::SpaceId room) {
  navigation::RouteQuery query;
  query.room = room;
  return query;
}

std::vector<WayIn> waysIn(const Setup& setup) {
  std::vector<WayIn> ways;
  for (const ResolvedArrival& arrival : setup.arrivals) {
    for (const GroupId id : arrival.groups) {
      const ResolvedGroup& group = setup.groups[id.index()];
      for (const Entrance& at : arrival.at) {
        const plan::SpaceId from = spaceOf(*setup.campus, at);
        for (const plan::SpaceId room : group.spaces) ways.push_back({id, from, wayToRoom(room)});
        if (group.spaces.empty()) ways.push_back({id, from, routeQuery(group, false)});
      }
    }
  }
  for (const ResolvedEvent& event : setup.events) {
    if (event.description.kind != EventKind::move || !event.where.space.valid()) continue;
    for (const GroupId id : event.groups) {
      for (const plan::SpaceId home : setup.groups[id.index()].spaces)
        ways.push_back({id, home, wayToRoom(event.where.space)});
    }
  }
  return ways;
}

}  // namespace muster::simulation
