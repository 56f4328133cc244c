#include "building.h"

#include <algorithm>
#include <stdexcept>

#include "plan/check.h"

namespace muster::hydraulic::testing {

using geometry::Segment;
using geometry::Vec2;

Building::Building() {
  draft.file = "test.geojson";
  plan::DraftBuilding building;
  building.id = "house";
  draft.buildings.push_back(building);
}

void Building::level(const std::string& id, int ordinal, double elevation_m) {
  plan::DraftLevel made;
  made.id = id;
  made.building = "house";
  made.ordinal = ordinal;
  made.elevation_m = elevation_m;
  draft.levels.push_back(made);
}

void Building::space(const std::string& id, const std::string& level, plan::Category category,
                     Vec2 low, Vec2 high) {
  plan::DraftSpace made;
  made.id = id;
  made.level = level;
  made.category = category;
  made.shape.outer = geometry::rectangle(low, high);
  made.capacity = 100000;
  draft.spaces.push_back(made);
}

void Building::flight(const std::string& id, const std::string& level, const std::string& stair,
                      Vec2 low, Vec2 high, Segment climb, double foot_m) {
  space(id, level, plan::Category::stairs, low, high);
  plan::DraftSpace& made = draft.spaces.back();
  made.stair = stair;
  made.elevation_m = foot_m;
  plan::Ascent ascent;
  ascent.line = climb;
  ascent.riser_m = kRiser_m;
  ascent.tread_m = kTread_m;
  ascent.rise_m = geometry::length(climb) / kTread_m * kRiser_m;
  made.ascent = ascent;
}

void Building::opening(const std::string& id, const std::string& level, plan::OpeningKind kind,
                       Segment line, bool outside) {
  plan::DraftOpening made;
  made.id = id;
  made.level = level;
  made.kind = kind;
  made.line = line;
  made.outside = outside;
  made.clear_width_m = geometry::length(line);
  made.width_source = plan::WidthSource::measured;
  draft.openings.push_back(made);
}

House::House(const Building& building) {
  plan::Checked checked = plan::check(building.draft);
  if (!checked.campus) {
    std::string all;
    for (const Problem& problem : checked.problems)
      all += problem.code + " " + problem.feature + "\n";
    throw std::runtime_error(all);
  }
  campus_ = std::make_unique<plan::Campus>(std::move(*checked.campus));
  atlas_ = std::make_unique<navigation::Atlas>(*campus_);
}

Description House::empty() const {
  Description description;
  description.routes.emplace_back();
  for (const plan::Opening& opening : campus_->openings) {
    description.openings.push_back({!opening.locked, opening.direction, 0});
  }
  return description;
}

void House::people(Description& description, const std::string& space, Vec2 place,
                   std::size_t count, double start_s, std::size_t route) const {
  const Person person{campus_->space(space), place, route, {}, start_s, {}};
  description.people.insert(description.people.end(), count, person);
}

Change House::set(double at_s, const std::string& opening, navigation::OpeningState state) const {
  Change change;
  change.at_s = at_s;
  change.openings.emplace_back(campus_->opening(opening), state);
  return change;
}

std::vector<double> times(const Outcome& outcome, plan::OpeningId opening) {
  std::vector<double> all;
  for (const Passage& passage : outcome.passages) {
    if (passage.opening == opening) all.push_back(passage.time_s);
  }
  return all;
}

std::size_t count(const Outcome& outcome, Fate fate) {
  return static_cast<std::size_t>(std::ranges::count(outcome.people, fate, &PersonOutcome::fate));
}

Building roomWithDoor(double door_m) {
  Building building;
  building.level("ground", 0, 0);
  building.space("room", "ground", plan::Category::room, {0, 0}, {8, 5});
  building.opening("door", "ground", plan::OpeningKind::door,
                   {{8, 2.5 - door_m / 2}, {8, 2.5 + door_m / 2}}, true);
  return building;
}

}  // namespace muster::hydraulic::testing
