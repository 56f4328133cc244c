#include "hazard/zones/zone_source.h"

#include <algorithm>
#include <utility>

#include "hazard/zones/course.h"
#include "hazard/zones/history.h"
#include "plan/nearest_word.h"

namespace muster::hazard {
namespace {

using zones::Course;
using zones::DoorChange;
using zones::History;
using zones::kLower;
using zones::kUpper;
using zones::RoomAir;
using zones::SpaceAir;

constexpr double kPi = 3.14159265358979323846;

// What every reading of one fire shares.
struct Solved {
  const plan::Campus* campus;
  double start_s, end_s;
  Course::Plan plan;
  std::optional<History> history;  // none: coupled, each reading has its own
};

// Follows the model in a history, its own or a shared one.
class ZoneReading final : public Reading {
 public:
  explicit ZoneReading(std::shared_ptr<const Solved> solved) : solved_(std::move(solved)) {
    if (!solved_->history) {
      course_.emplace(solved_->plan);
      own_.emplace(solved_->plan.made.network.compartments.size());
      own_->append(course_->model());
    }
    history().at(0, rooms_);
  }

  void moveTo(double time_s, std::span<const float> openShare) override {
    const double now = std::min(time_s, solved_->end_s) - solved_->start_s;
    while (course_ && own_->end_s() < now) {
      course_->advanceTo(own_->end_s() + History::kEvery_s, openShare);
      own_->append(course_->model());
    }
    history().at(now, rooms_);
  }

  Conditions at(plan::SpaceId space, geometry::Vec2 p, double height_m) const override {
    const SpaceAir& air = solved_->plan.made.spaces[space.index()];
    if (air.pieces.empty()) return {};
    const double floor_m = (*solved_->campus)[space].elevationAt(p);
    const double elevation_m = floor_m + height_m;
    const double along = air.position(p, elevation_m);
    const auto middle = [](const SpaceAir::Piece& piece) { return (piece.from + piece.to) / 2; };
    const auto after = std::find_if(air.pieces.begin(), air.pieces.end(),
                                    [&](const auto& piece) { return middle(piece) > along; });
    if (after == air.pieces.begin()) return inPiece(*after, elevation_m);
    const auto& before = *std::prev(after);
    if (after == air.pieces.end()) return inPiece(before, elevation_m);
    const double share = (along - middle(before)) / (middle(*after) - middle(before));
    return mixed(inPiece(before, elevation_m), inPiece(*after, elevation_m), share);
  }

 private:
  const History& history() const { return own_ ? *own_ : *solved_->history; }

  Conditions inPiece(const SpaceAir::Piece& piece, double elevation_m) const {
    const zones::Compartment& c = solved_->plan.made.network.compartments[piece.compartment];
    const RoomAir& air = rooms_[piece.compartment];
    const double above = elevation_m - c.floor_m - air.interface_m;
    const double share = c.mixed ? 1.0 : std::clamp(0.5 + above / (2 * kBlend_m), 0.0, 1.0);
    Conditions here = mixed(air.layers[kLower], air.layers[kUpper], share);
    // The layer's face seen from below, as a disc of the room's area.
    const double below = std::max(0.0, -above);
    here.radiation_kW_per_m2 =
        air.layers[kUpper].radiation_kW_per_m2 * c.area_m2 / (c.area_m2 + kPi * below * below);
    return here;
  }

  std::shared_ptr<const Solved> solved_;
  std::optional<Course> course_;
  std::optional<History> own_;
  std::vector<RoomAir> rooms_;
};

class ZoneSource final : public Source {
 public:
  explicit ZoneSource(std::shared_ptr<const Solved> solved) : solved_(std::move(solved)) {}
  std::unique_ptr<Reading> open() const override { return std::make_unique<ZoneReading>(solved_); }
  double start_s() const override { return solved_->start_s; }
  double end_s() const override { return solved_->end_s; }
  bool covers(plan::SpaceId space, geometry::Vec2) const override {
    return !solved_->plan.made.spaces[space.index()].pieces.empty();
  }

 private:
  std::shared_ptr<const Solved> solved_;
};

// Everything that is wrong with the description.
class Check {
 public:
  Check(const plan::Campus& campus, const ZoneFire& fire) : campus_(campus), fire_(fire) {
    indoors(fire.space, fire.place);
    for (const ZoneWindow& window : fire.windows) indoors(window.space, window.place);
    for (const ZoneDoor& door : fire.doors) {
      for (const std::string& id : door.openings) {
        if (!campus.opening(id).valid()) unknown("kind.opening", id, door.place);
      }
    }
    std::vector<std::string_view> words;
    for (const zones::Fuel& fuel : zones::fuels()) words.push_back(fuel.id);
    word("fuel", fire.fuel, words);
  }
  Problems problems;

 private:
  void add(std::string code, Place place,
           std::vector<std::pair<std::string, std::string>> arguments) {
    problems.push_back({Severity::error, std::move(code), {}, place, {}, std::move(arguments)});
  }
  void unknown(std::string kind, const std::string& id, Place place) {
    add("scenario.unknown-reference", place, {{"kind", std::move(kind)}, {"value", id}});
  }
  void indoors(const std::string& id, Place place) {
    const plan::SpaceId space = campus_.space(id);
    if (!space.valid()) return unknown("kind.space", id, place);
    if (campus_[space].outdoor()) add("scenario.fire-not-indoors", place, {{"value", id}});
  }
  void word(const char* key, const std::string& value, std::span<const std::string_view> words) {
    if (std::find(words.begin(), words.end(), value) != words.end()) return;
    const std::string nearest(plan::nearestWord(value, words));
    add(nearest.empty() ? "toml.unknown-word-far" : "toml.unknown-word", fire_.place,
        {{"table", "fire.zones"},
         {"key", key},
         {"value", value},
         {"valid", plan::joined(words)},
         {"nearest", nearest}});
  }

  const plan::Campus& campus_;
  const ZoneFire& fire_;
};

// How far each opening stands open at first, and everything that changes it, since the ignition.
void fillDoors(const plan::Campus& campus, const ZoneFire& fire, double start_s,
               std::span<const DoorChange> events, Course::Plan& plan) {
  for (const plan::Opening& opening : campus.openings) {
    const bool door = opening.kind == plan::OpeningKind::door;
    plan.open.push_back(!door ? 1.0 : opening.locked ? 0.0 : fire.doorsOpen);
  }
  for (const DoorChange& event : events) {
    plan.changes.push_back({event.time_s - start_s, event.opening, event.open});
  }
  for (const ZoneDoor& door : fire.doors) {
    for (const std::string& id : door.openings) {
      const plan::OpeningId opening = campus.opening(id);
      plan.changes.push_back({door.from_s - start_s, opening, door.open});
      if (door.to_s) {
        plan.changes.push_back({*door.to_s - start_s, opening, plan.open[opening.index()]});
      }
    }
  }
  std::stable_sort(plan.changes.begin(), plan.changes.end(),
                   [](const auto& a, const auto& b) { return a.time_s < b.time_s; });
}

}  // namespace

Result<std::shared_ptr<const Source>> zoneSource(const plan::Campus& campus, const ZoneFire& fire,
                                                 double start_s, double end_s,
                                                 std::span<const DoorChange> events) {
  Check check(campus, fire);
  if (!check.problems.empty()) return tl::unexpected(std::move(check.problems));
  auto solved = std::make_shared<Solved>();
  solved->campus = &campus;
  solved->start_s = start_s;
  solved->end_s = std::clamp(end_s, start_s, start_s + kLongestFire_s);
  solved->plan.made = zones::networkOf(campus, fire, campus.space(fire.space));
  fillDoors(campus, fire, start_s, events, solved->plan);
  if (!fire.coupled) {
    Course course(solved->plan);
    History& history = solved->history.emplace(course.model().rooms().size());
    history.append(course.model());
    while (history.end_s() < solved->end_s - start_s) {
      course.advanceTo(history.end_s() + History::kEvery_s);
      history.append(course.model());
    }
  }
  return std::make_shared<ZoneSource>(std::move(solved));
}

}  // namespace muster::hazard
