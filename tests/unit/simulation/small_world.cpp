#include "small_world.h"

#include <stdexcept>

#include "hazard/uniform_source.h"

namespace muster::simulation::testing {

namespace {

using geometry::Vec2;

plan::Draft emptyPlan() {
  plan::Draft draft;
  draft.file = "test.geojson";
  plan::DraftBuilding building;
  building.id = "house";
  draft.buildings.push_back(building);
  plan::DraftLevel level;
  level.id = "ground";
  level.building = "house";
  draft.levels.push_back(level);
  return draft;
}

void addSpace(plan::Draft& draft, const std::string& id, Vec2 low, Vec2 high) {
  plan::DraftSpace space;
  space.id = id;
  space.level = "ground";
  space.category = plan::Category::room;
  space.shape.outer = geometry::rectangle(low, high);
  space.capacity = 100000;
  draft.spaces.push_back(space);
}

void addOpening(plan::Draft& draft, const std::string& id, Vec2 a, Vec2 b, bool outside,
                plan::OpeningKind kind = plan::OpeningKind::gap) {
  plan::DraftOpening opening;
  opening.id = id;
  opening.level = "ground";
  opening.line = {a, b};
  opening.outside = outside;
  opening.kind = kind;
  opening.clear_width_m = geometry::distance(a, b);
  opening.width_source = plan::WidthSource::measured;
  draft.openings.push_back(opening);
}

std::string describe(const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    if (p.severity == Severity::error) all += p.code + " " + p.feature + "\n";
  }
  return all;
}

}  // namespace

plan::Draft roomWithExit(double width, double depth, double door_m) {
  plan::Draft draft = emptyPlan();
  addSpace(draft, "room", {0, 0}, {width, depth});
  addSpace(draft, "apron", {width, 0}, {width + 4, depth});
  addOpening(draft, "door", {width, (depth - door_m) / 2}, {width, (depth + door_m) / 2}, false);
  addOpening(draft, "exit", {width + 4, 0}, {width + 4, depth}, true);
  return draft;
}

plan::Draft corridorInPieces(int pieces) {
  plan::Draft draft = emptyPlan();
  const double length = 24.0 / pieces;
  addSpace(draft, "start", {0, 0}, {6, 3});
  for (int i = 0; i < pieces; ++i) {
    const double from = 6 + i * length;
    addSpace(draft, "piece-" + std::to_string(i), {from, 0}, {from + length, 3});
    addOpening(draft, "cut-" + std::to_string(i), {from, 0}, {from, 3}, false);
  }
  addOpening(draft, "exit", {30, 1}, {30, 2}, true);
  return draft;
}

plan::Draft roomWithTwoExits() {
  plan::Draft draft = emptyPlan();
  addSpace(draft, "room", {0, 0}, {20, 10});
  addOpening(draft, "near", {0, 4.4}, {0, 5.6}, true, plan::OpeningKind::door);
  addOpening(draft, "far", {20, 4.4}, {20, 5.6}, true, plan::OpeningKind::door);
  return draft;
}

void addZone(plan::Draft& draft, const std::string& id, Vec2 low, Vec2 high) {
  plan::DraftZone zone;
  zone.id = id;
  zone.kind = plan::ZoneKind::waiting;
  zone.level = "ground";
  zone.shape.outer = geometry::rectangle(low, high);
  draft.zones.push_back(zone);
}

behaviour::Group loosePeople(std::string id, int count, std::string space) {
  behaviour::Group group;
  group.id = std::move(id);
  group.count = count;
  group.profile = "adult";
  group.spaces = {std::move(space)};
  return group;
}

Scenario scenarioWith(std::vector<behaviour::Group> groups) {
  Scenario scenario;
  scenario.file = "test.toml";
  scenario.profiles = behaviour::builtInProfiles();
  scenario.groups = std::move(groups);
  scenario.events.push_back(Event{});  // alarm at 0
  return scenario;
}

Problems problemsOf(const plan::Draft& draft, Scenario scenario) {
  const plan::Checked checked = plan::check(draft);
  if (!checked.campus) throw std::runtime_error(describe(checked.problems));
  const navigation::Atlas atlas(*checked.campus);
  return check(std::move(scenario), *checked.campus, atlas).problems;
}

Stage::Stage(const plan::Draft& draft, Scenario scenario, int threads) {
  plan::Checked checked = plan::check(draft);
  if (!checked.campus) throw std::runtime_error(describe(checked.problems));
  campus_ = std::move(*checked.campus);
  atlas_ = std::make_unique<navigation::Atlas>(campus_);
  CheckedScenario resolved = check(std::move(scenario), campus_, *atlas_);
  if (!resolved.setup) throw std::runtime_error(describe(resolved.problems));
  setup_ = std::move(*resolved.setup);
  if (const auto& fire = setup_.scenario.fire) {
    const auto& air = std::get<hazard::UniformFire>(fire->source);
    auto source = hazard::uniformSource(air, fire->start_s, campus_);
    if (!source) throw std::runtime_error(describe(source.error()));
    setup_.fire = *source;
  }
  loop_ = threads == 1 ? serialLoop() : parallelLoop(threads);
  auto world = World::make(setup_, *atlas_, *loop_);
  if (!world) throw std::runtime_error(describe(world.error()));
  world_ = std::move(*world);
}

void Stage::run(double limit_s) {
  while (!world_->finished() && world_->frame().time_s < limit_s) world_->step();
}

std::size_t Stage::count(Status status) const {
  std::size_t n = 0;
  for (const Status s : world_->frame().status) n += s == status ? 1 : 0;
  return n;
}

}  // namespace muster::simulation::testing
