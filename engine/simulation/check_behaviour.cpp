#include "simulation/check_behaviour.h"

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

}  // namespace

void resolveBehaviour(const plan::Campus& campus, ResolvedGroup& group, Problems& problems) {
  resolveJourney(campus, group, problems);
}

}  // namespace muster::simulation
