#include "school_corner.h"

namespace muster::analysis::testing {

using geometry::Vec2;

namespace {

void addSpace(plan::Campus& campus, const char* id, std::size_t level, plan::Category category,
              Vec2 low, Vec2 high, double elevation_m) {
  plan::Space space{};
  space.id = id;
  space.level = plan::LevelId(level);
  space.sheet = plan::SheetId(0);
  space.category = category;
  if (!space.outdoor()) space.building = plan::BuildingId(0);
  space.shape.outer = geometry::rectangle(low, high);
  space.walkable = space.shape;
  space.box = geometry::bounds(space.shape);
  space.area_m2 = geometry::area(space.shape);
  space.elevation_m = elevation_m;
  space.capacity = 1000;
  space.convex = true;
  campus.spaces.push_back(space);
}

// Spaces are passed west to east; the line runs north, so that `first` lies to its left.
void addOpening(plan::Campus& campus, const char* id, Vec2 a, Vec2 b, std::size_t first,
                plan::SpaceId second, plan::OpeningKind kind) {
  plan::Opening opening{};
  opening.id = id;
  opening.line = {a, b};
  opening.passages = {opening.line};
  opening.first = plan::SpaceId(first);
  opening.second = second;
  opening.kind = kind;
  opening.clear_width_m = geometry::distance(a, b);
  const plan::OpeningId self(campus.openings.size());
  campus.spaces[first].openings.push_back(self);
  if (second.valid()) campus.spaces[second.index()].openings.push_back(self);
  campus.openings.push_back(opening);
}

}  // namespace

plan::Campus schoolCorner() {
  plan::Campus campus;
  campus.file = "corner.geojson";
  campus.buildings.push_back({"house", {}});
  campus.levels.push_back({"upper", {"Upper floor", "二层"}, plan::BuildingId(0), 1, 3.0, 3.6});
  campus.levels.push_back({"ground", {"Ground floor", "一层"}, plan::BuildingId(0), 0, 0.0, 3.6});
  campus.levels.push_back({"grounds", {}, plan::BuildingId(), 0, 0.0, 3.6});
  campus.sheets = 1;
  addSpace(campus, "room", 0, plan::Category::classroom, {0, 0}, {8, 8}, 3);
  addSpace(campus, "landing", 0, plan::Category::walkway, {8, 0}, {10, 8}, 3);
  addSpace(campus, "flight", 1, plan::Category::stairs, {10, 3}, {15, 5}, 0);
  addSpace(campus, "hall", 1, plan::Category::lobby, {15, 0}, {20, 8}, 0);
  addSpace(campus, "yard", 2, plan::Category::yard, {20, -10}, {50, 20}, 0);
  plan::Ascent ascent;
  ascent.line = {{15, 4}, {10, 4}};
  ascent.rise_m = 3;
  ascent.riser_m = 0.15;
  ascent.tread_m = 0.28;
  campus.spaces[kFlight].ascent = ascent;
  campus.spaces[kFlight].stair = plan::StairId(0);
  campus.stairs.push_back({"stair-a", plan::BuildingId(0), {plan::SpaceId(kFlight)}, 1.5});
  using Kind = plan::OpeningKind;
  addOpening(campus, "door-u", {8, 3.5}, {8, 4.5}, kRoom, plan::SpaceId(kLanding), Kind::door);
  addOpening(campus, "gap-top", {10, 3}, {10, 5}, kLanding, plan::SpaceId(kFlight), Kind::gap);
  addOpening(campus, "gap-foot", {15, 3}, {15, 5}, kFlight, plan::SpaceId(kHall), Kind::gap);
  addOpening(campus, "front", {20, 3.1}, {20, 4.9}, kHall, plan::SpaceId(kYard), Kind::door);
  addOpening(campus, "gate", {50, 0}, {50, 4}, kYard, plan::SpaceId(), Kind::gap);
  plan::Zone slot{};
  slot.id = "slot-1";
  slot.space = plan::SpaceId(kYard);
  slot.shape.outer = geometry::rectangle({30, 0}, {35, 5});
  slot.capacity = 100;
  campus.zones.push_back(slot);
  return campus;
}

simulation::Setup setupFor(const plan::Campus& campus) {
  simulation::Setup setup;
  setup.campus = &campus;
  setup.scenario.id = "corner";
  setup.scenario.hash = 0xABCDEF0123456789ull;
  setup.scenario.seed = 7;
  setup.groups.resize(2);
  setup.groups[0].description.id = "class";
  setup.groups[0].description.isClass = true;
  setup.groups[0].assembly = plan::ZoneId(0);
  setup.groups[1].description.id = "visitors";
  return setup;
}

Stage::Stage(const simulation::Setup& of, std::size_t agents) : setup(&of) {
  crowd::Body body;
  body.radius = 0.2f;
  body.ex = body.desiredX = 1;
  body.space = plan::SpaceId(kRoom);
  crowd.body.assign(agents, body);
  crowd.present.assign(agents, 1);
  status.assign(agents, simulation::Status::waiting);
  group.assign(agents, simulation::GroupId(0));
  teacher.assign(agents, 0);
  route.assign(agents, navigation::RouteId(0));
  headingFor.assign(agents, plan::OpeningId());
  remaining.assign(agents, 0.0f);
}

void Stage::stand(std::size_t agent, std::size_t space, Vec2 p) {
  crowd.body[agent].space = plan::SpaceId(space);
  crowd.body[agent].position = p;
}

void Stage::walk(std::size_t agent, Vec2 velocity, Vec2 desired, double freeSpeed) {
  status[agent] = simulation::Status::moving;
  crowd.body[agent].vx = static_cast<float>(velocity.x);
  crowd.body[agent].vy = static_cast<float>(velocity.y);
  crowd.body[agent].desiredX = static_cast<float>(desired.x);
  crowd.body[agent].desiredY = static_cast<float>(desired.y);
  crowd.body[agent].desiredSpeed = static_cast<float>(freeSpeed);
}

void Stage::pass(std::size_t agent, std::size_t opening, bool forward) {
  const plan::Opening& o = setup->campus->openings[opening];
  const plan::SpaceId from = forward ? o.first : o.second;
  const plan::SpaceId to = forward ? o.second : o.first;
  passages.push_back({crowd::AgentId(agent), plan::OpeningId(opening), from, to});
  if (to.valid()) crowd.body[agent].space = to;
}

void Stage::leave(std::size_t agent) {
  pass(agent, kGate);
  status[agent] = simulation::Status::out;
  crowd.present[agent] = 0;
}

simulation::Frame Stage::frame(double time_s, double dt_s) {
  return {setup,      routes,    &crowd,   time_s,  static_cast<std::uint64_t>(time_s / dt_s + 0.5),
          dt_s,       status,    group,    teacher, route,
          headingFor, remaining, passages, overlap};
}

}  // namespace muster::analysis::testing
