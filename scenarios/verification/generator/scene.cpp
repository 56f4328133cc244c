#include "scene.h"

#include <fmt/format.h>

namespace muster::verification_scenes {

Scene sceneOf(const std::string& plan, plan::Name name) {
  Scene scene;
  scene.plan = plan;
  scene.draft.name = std::move(name);
  scene.draft.buildings.push_back({"house", {"House", "房屋"}, {}});
  addLevel(scene, "ground", 0, 0);
  return scene;
}

std::string addLevel(Scene& scene, const std::string& id, int ordinal, double elevation_m) {
  plan::DraftLevel level;
  level.id = id;
  level.building = "house";
  level.ordinal = ordinal;
  level.elevation_m = maps::snapped(elevation_m);
  scene.draft.levels.push_back(level);
  return id;
}

Room roomOf(const std::string& id, Vec2 low, Vec2 high, plan::Category category) {
  Room room;
  room.id = id;
  room.level = "ground";
  room.category = category;
  room.low = low;
  room.high = high;
  return room;
}

maps::Doorway wholeSide(const Room& room, const std::string& id, const std::string& beyond,
                        Side side) {
  const bool across = side == Side::front || side == Side::back;
  return across ? maps::gap(id, beyond, side, room.low.x, room.high.x, 0)
                : maps::gap(id, beyond, side, room.low.y, room.high.y, 0);
}

maps::Doorway hole(const std::string& id, const std::string& beyond, Side side, double from_m,
                   double to_m) {
  maps::Doorway doorway = maps::gap(id, beyond, side, from_m, to_m, kDoorDepth_m);
  doorway.kind = plan::OpeningKind::door;
  return doorway;
}

Room flightOf(const std::string& id, const std::string& level, Vec2 foot, double width_m,
              Steps steps, double elevation_m) {
  Room flight = roomOf(id, foot, foot + Vec2{steps.run_m(), width_m}, plan::Category::stairs);
  flight.level = level;
  flight.stair = id;
  flight.elevation_m = maps::snapped(elevation_m);
  plan::Ascent ascent;
  const double middle = foot.y + 0.5 * width_m;
  ascent.line = {maps::snapped(Vec2{foot.x, middle}),
                 maps::snapped(Vec2{foot.x + steps.run_m(), middle})};
  ascent.rise_m = maps::snapped(steps.rise_m());
  ascent.riser_m = steps.riser_m;
  ascent.tread_m = steps.tread_m;
  ascent.handrails = plan::Handrails::none;
  flight.ascent = ascent;
  return flight;
}

std::string peopleIn(const std::string& id, int count, const std::string& profile,
                     const std::string& space, const std::string& more) {
  return fmt::format(
      "\n[[people]]\nid = \"{}\"\ncount = {}\nprofile = \"{}\"\nspaces = [\"{}\"]\n{}", id, count,
      profile, space, more);
}

std::string adultWith(const std::string& id, const std::string& speed) {
  return fmt::format("\n[[profile]]\nid = \"{}\"\nbased_on = \"adult\"\nspeed = {}\n", id, speed);
}

const std::string kMales30to50 =
    "\n# Males of 30 to 50 years, IMO MSC.1/Circ.1533.\n" +
    adultWith("imo", "{ kind = \"uniform\", low_m_per_s = 0.97, high_m_per_s = 1.62 }");

std::string fixedSpeed(double speed) {
  const std::string value = fmt::format("{{ kind = \"fixed\", value_m_per_s = {:.2f} }}", speed);
  return adultWith("walker", value) + "stairs_down = " + value + "\nstairs_up_factor = 1.0\n";
}

const std::string kAlarm = "\n[[event]]\nat_s = 0\nkind = \"alarm\"\n";

}  // namespace muster::verification_scenes
