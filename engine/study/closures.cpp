#include "study/closures.h"

#include <algorithm>

namespace muster::study {
namespace {

using simulation::Scenario;

std::vector<std::string> openingsOf(const plan::Campus& campus, const plan::Stair& stair) {
  std::vector<std::string> ids;
  for (const plan::SpaceId space : stair.spaces) {
    if (campus[space].category != plan::Category::stairs) continue;
    for (const plan::OpeningId opening : campus[space].openings) {
      const std::string& id = campus[opening].id;
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
  }
  return ids;
}

void freeFromOpening(behaviour::Group& group, const std::string& id) {
  std::erase(group.exits, id);
  std::erase(group.familiarExits, id);
  if (group.frontDoor == id) group.frontDoor.clear();
  if (group.backDoor == id) group.backDoor.clear();
}

void freeFromStair(behaviour::Group& group, const std::string& id) {
  if (group.frontStair != id && group.backStair != id) return;
  if (group.frontStair == id) group.frontStair.clear();
  if (group.backStair == id) group.backStair.clear();
  group.exits.clear();
}

}  // namespace

bool close(Scenario& scenario, const plan::Campus& campus, const std::string& id, Place place) {
  simulation::Event event;
  event.kind = simulation::EventKind::close;
  event.place = place;
  if (campus.opening(id).valid()) {
    event.openings = {id};
    for (behaviour::Group& group : scenario.groups) freeFromOpening(group, id);
  } else if (const plan::StairId stair = campus.stair(id); stair.valid()) {
    event.openings = openingsOf(campus, campus[stair]);
    for (behaviour::Group& group : scenario.groups) freeFromStair(group, id);
  } else {
    return false;
  }
  // Before the scenario's own events, one of which may open it later.
  scenario.events.insert(scenario.events.begin(), std::move(event));
  return true;
}

std::vector<VariantDescription> nMinusOne(const plan::Campus& campus) {
  std::vector<VariantDescription> variants;
  const auto add = [&](const std::string& id, const plan::Name& name) {
    VariantDescription variant;
    variant.id = "without-" + id;
    variant.title = name;
    variant.closed = {id};
    variants.push_back(std::move(variant));
  };
  for (std::size_t i = 0; i < campus.openings.size(); ++i) {
    const plan::Opening& opening = campus.openings[i];
    const bool wayOut = opening.outside() || campus.leavesBuilding(plan::OpeningId(i));
    const bool gate = opening.kind == plan::OpeningKind::gate;
    if (!opening.locked && (wayOut || gate)) add(opening.id, opening.name);
  }
  for (const plan::Stair& stair : campus.stairs) add(stair.id, {});
  return variants;
}

}  // namespace muster::study
