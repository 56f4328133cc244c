#include "simulation/check_behaviour.h"

#include <cmath>
#include <map>
#include <set>

#include "plan/free_point.h"
#include "simulation/population.h"

namespace muster::simulation {

namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

void complain(const behaviour::Group& g, std::string code, Arguments arguments, Problems& problems,
              Severity severity = Severity::error) {
  problems.push_back({severity, std::move(code), g.file, g.place, g.id, std::move(arguments)});
}

void resolveJourney(const plan::Campus& campus, ResolvedGroup& group, Problems& problems) {
  const behaviour::Group& g = group.description;
  for (const std::string& id : g.via) {
    const plan::ZoneId zone = campus.zone(id);
    if (zone.valid()) {
      group.via.push_back(zone);
    } else {
      complain(g, "scenario.unknown-reference", {{"kind", "kind.zone"}, {"value", id}}, problems);
    }
  }
  // Who stands in the only zone has reached it as often as one likes.
  if (g.laps > 1 && g.via.size() < 2)
    complain(g, "scenario.laps-need-zones", {{"value", std::to_string(g.laps)}}, problems);
}

// Remaining ways of people who are bound for different places say nothing about who is ahead.
void checkKept(const behaviour::Group& g, Problems& problems) {
  if (g.via.empty()) return;
  if (!g.party.empty()) complain(g, "scenario.not-with-journey", {{"key", "party"}}, problems);
  if (g.files > 0) complain(g, "scenario.not-with-journey", {{"key", "files"}}, problems);
  if (g.helpers > 0) complain(g, "scenario.not-with-journey", {{"key", "helpers"}}, problems);
}

// A helper keeps to one person: nobody is in two parties.
void checkHelpers(const behaviour::Group& g, Problems& problems) {
  if (g.helpers == 0) return;
  if (!g.party.empty()) complain(g, "scenario.not-with-helpers", {{"key", "party"}}, problems);
  if (g.files > 0) complain(g, "scenario.not-with-helpers", {{"key", "files"}}, problems);
}

double widestBody_m(const Setup& setup, const ResolvedGroup& group) {
  double radius_m = 0;
  const auto widen = [&](const behaviour::Profile* profile) {
    if (profile != nullptr) radius_m = std::max(radius_m, profile->radius_m);
  };
  for (const auto* profile : {group.profile, group.teacherProfile, group.helperProfile}) {
    widen(profile);
  }
  if (group.description.specialNeeds > 0) {
    widen(behaviour::find(setup.scenario.profiles, "reduced-mobility"));
  }
  return 2 * radius_m;
}

double widestPassage_m(const plan::Opening& opening) {
  double widest_m = 0;
  for (const geometry::Segment& s : opening.passages) {
    widest_m = std::max(widest_m, geometry::length(s));
  }
  return widest_m;
}

constexpr double kRounding_m = 1e-6;  // of widths that a plan gives in decimals

// Adds the openings too narrow for the body that somebody in `space` passes on his way.
class NarrowDoors {
 public:
  NarrowDoors(const plan::Campus& campus, const navigation::Routes& routes, double body_m)
      : campus_(campus), routes_(routes), body_m_(body_m) {}

  bool tooNarrow(plan::OpeningId id) const {
    return widestPassage_m(campus_[id]) < body_m_ - kRounding_m;
  }

  bool anywhere() const {
    for (std::size_t i = 0; i < campus_.openings.size(); ++i) {
      if (tooNarrow(plan::OpeningId(i))) return true;
    }
    return false;
  }

  // `door`: assigned; none = the nearest way.
  void addOnTheWay(navigation::RouteId route, plan::SpaceId space, plan::OpeningId door) {
    const geometry::Vec2 p = plan::freePoint(campus_, space);
    if (!std::isfinite(routes_.distance(route, space, p))) return;
    const auto leads = [&](plan::OpeningId id) {
      return campus_[id].first == space || campus_[id].second == space;
    };
    plan::OpeningId opening =
        door.valid() && leads(door) ? door : routes_.next(route, space, p).opening;
    // No way passes an opening twice.
    for (std::size_t n = 0; opening.valid() && n < campus_.openings.size(); ++n) {
      if (tooNarrow(opening)) found_.insert(opening);
      const plan::SpaceId beyond =
          campus_[opening].first == space ? campus_[opening].second : campus_[opening].first;
      if (!beyond.valid()) return;
      opening = routes_.after(route, opening, space);
      space = beyond;
    }
  }

  const std::set<plan::OpeningId>& found() const { return found_; }

 private:
  const plan::Campus& campus_;
  const navigation::Routes& routes_;
  double body_m_;
  std::set<plan::OpeningId> found_;
};

}  // namespace

void resolveBehaviour(const plan::Campus& campus, ResolvedGroup& group, Problems& problems) {
  resolveJourney(campus, group, problems);
  checkKept(group.description, problems);
  checkHelpers(group.description, problems);
}

void checkParties(const Setup& setup, Problems& problems) {
  std::map<std::string, const behaviour::Group*> first;
  for (const ResolvedGroup& group : setup.groups) {
    const behaviour::Group& g = group.description;
    if (g.party.empty()) continue;
    const behaviour::Group& other = *first.try_emplace(g.party, &g).first->second;
    if (other.assembly == g.assembly) continue;
    complain(g, "scenario.party-parts", {{"value", g.party}, {"first", other.id}}, problems);
  }
}

void checkDoorWidths(const Setup& setup, const ResolvedGroup& group, navigation::Routes& routes,
                     Problems& problems) {
  const plan::Campus& campus = *setup.campus;
  const double body_m = widestBody_m(setup, group);
  NarrowDoors doors(campus, routes, body_m);
  if (!doors.anywhere()) return;  // the usual case; ways cost fields
  for (const bool back : {false, true}) {
    const plan::OpeningId door = back ? group.backDoor : group.frontDoor;
    if (back && !door.valid()) continue;
    const navigation::RouteId route = routes.add(routeQuery(group, back));
    for (const plan::SpaceId space : group.spaces) doors.addOnTheWay(route, space, door);
  }
  const auto centimetres = [](double whole) { return std::to_string(static_cast<int>(whole)); };
  for (const plan::OpeningId id : doors.found()) {
    const double clear_cm = 100 * (widestPassage_m(campus[id]) + kRounding_m);
    complain(group.description, "scenario.door-too-narrow",
             {{"opening", campus[id].id},
              {"value", centimetres(std::floor(clear_cm))},
              {"valid", centimetres(std::ceil(100 * (body_m - kRounding_m)))}},
             problems, Severity::warning);
  }
}

}  // namespace muster::simulation
