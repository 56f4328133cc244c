// Smoke: one person in a corridor, one in a room with gases.
#include "scene.h"

namespace muster::verification_scenes {

void addSmoke(Scenes& scenes) {
  constexpr double kLength_m = 100, kWidth_m = 2;
  Scene corridor = sceneOf("smoke-corridor", {"Corridor of 100 m", "100 米走廊"});
  Room walk = roomOf("corridor", {0, 0}, {kLength_m, kWidth_m}, plan::Category::walkway);
  Room start = roomOf("start", {-1, 0}, {0, kWidth_m}, plan::Category::walkway);
  Room behind = roomOf("behind", {kLength_m + kDoorDepth_m, 0}, {kLength_m + 3, kWidth_m},
                       plan::Category::walkway);
  start.doorways = {wholeSide(start, "begin", "corridor", Side::right)};
  walk.doorways = {hole("end", "behind", Side::right, 0.5, 1.5)};
  behind.doorways = {wholeSide(behind, "exit", "", Side::right)};
  for (const Room& room : {start, walk, behind}) draw(corridor.draft, room);
  corridor.scenarios.push_back({"smoke-corridor",
                                {"One person at 1.25 m/s in smoke", "一人以1.25米/秒在烟气中行走"},
                                900,
                                fixedSpeed(1.25) + peopleIn("walker", 1, "walker", "start") +
                                    "\n[fire.uniform]\nextinction_per_m = 1.0\n"});
  scenes.push_back(std::move(corridor));

  Scene gases = sceneOf("smoke-room", {"Room of 10 x 10 m", "10×10 米房间"});
  Room room = roomOf("room", {0, 0}, {10, 10});
  room.doorways = {wholeSide(room, "exit", "", Side::right)};
  draw(gases.draft, room);
  gases.scenarios.push_back(
      {"smoke-room",
       {"One person who stays in a room with gases", "一人停留在有毒气体房间内"},
       2000,
       peopleIn("one", 1, "adult", "room", "held_until_released = true\n") +
           "\n[fire.uniform]\nco = 0.001\nco2 = 0.02\no2 = 0.15\n"});
  scenes.push_back(std::move(gases));
}

}  // namespace muster::verification_scenes
