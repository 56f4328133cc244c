#include "verification/crowded_hall.h"

#include <cmath>

#include "plan/check.h"

namespace muster::verification {

namespace {

using geometry::Vec2;

constexpr double kLongest_s = 3600;  // nobody measures so long

plan::DraftOpening exitAt(const std::string& id, Vec2 middle, Vec2 along) {
  const Vec2 half = along * (0.5 * kHallExit_m);
  plan::DraftOpening exit;
  exit.id = id;
  exit.level = "ground";
  exit.line = {middle - half, middle + half};
  exit.spaces = {"hall"};
  exit.outside = true;
  exit.kind = plan::OpeningKind::gap;
  exit.clear_width_m = kHallExit_m;
  exit.width_source = plan::WidthSource::measured;
  return exit;
}

}  // namespace

plan::Draft drawCrowdedHall(std::size_t people) {
  const double side = std::sqrt(static_cast<double>(people) / kHallDensity_per_m2);
  plan::Draft draft;
  draft.file = "crowded-hall";
  draft.buildings.push_back({"house", {}, {}});
  plan::DraftLevel level;
  level.id = "ground";
  level.building = "house";
  draft.levels.push_back(level);
  plan::DraftSpace hall;
  hall.id = "hall";
  hall.level = level.id;
  hall.category = plan::Category::lobby;
  hall.shape.outer = geometry::rectangle({0, 0}, {side, side});
  hall.capacity = static_cast<int>(people);
  draft.spaces.push_back(hall);
  draft.openings = {
      exitAt("south", {0.5 * side, 0}, {1, 0}), exitAt("east", {side, 0.5 * side}, {0, 1}),
      exitAt("north", {0.5 * side, side}, {1, 0}), exitAt("west", {0, 0.5 * side}, {0, 1})};
  return draft;
}

simulation::Scenario crowdedHallScenario(std::size_t people, const std::string& model) {
  simulation::Scenario scenario;
  scenario.id = "crowded-hall";
  scenario.duration_s = kLongest_s;
  scenario.model.motion = model;
  scenario.model.motivation = behaviour::Motivation::drill;
  scenario.profiles = behaviour::builtInProfiles();
  scenario.observe.record = false;
  behaviour::Group crowd;
  crowd.id = "crowd";
  crowd.count = static_cast<int>(people);
  crowd.profile = "adult";
  crowd.spaces = {"hall"};
  scenario.groups.push_back(crowd);
  scenario.events.push_back({});  // the alarm at 0 s; responses are 0 s unless stated
  return scenario;
}

CrowdedHall::CrowdedHall(std::size_t people, plan::Campus campus, const Loop& loop)
    : people_(people), campus_(std::move(campus)) {
  atlas_ = std::make_unique<navigation::Atlas>(campus_, &loop);
  atlas_->measure(loop);
}

Result<std::unique_ptr<CrowdedHall>> CrowdedHall::make(std::size_t people, const Loop& loop) {
  plan::Checked checked = plan::check(drawCrowdedHall(people));
  if (!checked.campus) return tl::unexpected(std::move(checked.problems));
  return std::unique_ptr<CrowdedHall>(new CrowdedHall(people, std::move(*checked.campus), loop));
}

Result<simulation::Setup> CrowdedHall::setup(const std::string& model, const Loop& loop) const {
  simulation::CheckedScenario checked =
      simulation::check(crowdedHallScenario(people_, model), campus_, *atlas_, &loop);
  if (!checked.setup) return tl::unexpected(std::move(checked.problems));
  return std::move(*checked.setup);
}

}  // namespace muster::verification
