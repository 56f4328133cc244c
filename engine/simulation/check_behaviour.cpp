#include "simulation/check_behaviour.h"

#include <map>

namespace muster::simulation {

namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

void complain(const behaviour::Group& g, std::string code, Arguments arguments,
              Problems& problems) {
  problems.push_back(
      {Severity::error, std::move(code), g.file, g.place, g.id, std::move(arguments)});
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
}

}  // namespace

void resolveBehaviour(const plan::Campus& campus, ResolvedGroup& group, Problems& problems) {
  resolveJourney(campus, group, problems);
  checkKept(group.description, problems);
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

}  // namespace muster::simulation
