// Which way: exits that close, are known, are followed; groups; slow people; stairs or level ways.
#include <fmt/format.h>

#include "scene.h"

namespace muster::verification_scenes {
namespace {

// 10 x 12 m, exits in the two far corners.
void addCorners(Scenes& scenes) {
  Scene scene = sceneOf("two-corners", {"Exits in two corners", "两角出口"});
  Room start = roomOf("start", {1, 0}, {9, 2});
  Room room = roomOf("room", {0, 2}, {10, 12});
  room.doorways = {wholeSide(start, "line", "start", Side::front),
                   maps::gap("exit-1", "", Side::back, 0, 1.5, 0),
                   maps::gap("exit-2", "", Side::back, 8.5, 10, 0)};
  room.doorways.front().from_m = 1;
  room.doorways.front().to_m = 9;
  draw(scene.draft, start);
  draw(scene.draft, room);
  const std::string free = peopleIn("free", 10, "adult", "start");
  scene.scenarios.push_back(
      {"corners-free", {"Ten people, two equal exits", "10人，两个相同出口"}, 120, free});
  const std::string influence = "social_influence = 1.0\n";
  scene.scenarios.push_back({"corners-influence-none",
                             {"Ten people who look at each other", "10人互相观察"},
                             120,
                             free,
                             "drill",
                             influence});
  scene.scenarios.push_back(
      {"corners-influence",
       {"The same, one is bound for exit 2", "同上，其中一人前往出口2"},
       120,
       peopleIn("leader", 1, "adult", "start", "exits = [\"exit-2\"]\n") + free,
       "drill",
       influence});
  scene.scenarios.push_back(
      {"corners-familiar",
       {"Ten people who know exit 2", "10人熟悉出口2"},
       120,
       peopleIn("free", 10, "adult", "start", "familiar_exits = [\"exit-2\"]\n")});
  scene.scenarios.push_back(
      {"corners-alone",
       {"One person, exit 1 closes after 1 s", "一人，出口1在1秒后关闭"},
       120,
       peopleIn("walker", 1, "adult", "start") +
           "\n[[event]]\nat_s = 1\nkind = \"close\"\nopenings = [\"exit-1\"]\n"});
  scenes.push_back(std::move(scene));
}

// A wheelchair user or somebody slow among others, along a corridor of 3 x 30 m.
void addOvertaking(Scenes& scenes) {
  Scene scene = sceneOf("overtaking", {"Corridor of 30 x 3 m", "30×3 米走廊"});
  Room start = roomOf("start", {0, 0}, {10, 3}, plan::Category::walkway);
  start.doorways = {wholeSide(start, "begin", "corridor", Side::right)};
  Room corridor = roomOf("corridor", {10, 0}, {40, 3}, plan::Category::walkway);
  corridor.doorways = {wholeSide(corridor, "exit", "", Side::right)};
  draw(scene.draft, start);
  draw(scene.draft, corridor);
  const std::string slow =
      "\n[[profile]]\nid = \"slow\"\nbased_on = \"wheelchair\"\nspeed = { kind = \"fixed\", "
      "value_m_per_s = 0.8 }\n";
  scene.scenarios.push_back({"overtaking-control",
                             {"25 people at 1.25 m/s", "25人，1.25米/秒"},
                             200,
                             fixedSpeed(1.25) + peopleIn("others", 25, "walker", "start")});
  scene.scenarios.push_back(
      {"overtaking",
       {"24 people and a wheelchair user at 0.8 m/s", "24人与一名0.8米/秒轮椅使用者"},
       200,
       fixedSpeed(1.25) + slow + peopleIn("wheelchair-user", 1, "slow", "start") +
           peopleIn("others", 24, "walker", "start")});
  scenes.push_back(std::move(scene));
}

// NIST 2.9, ISO 14: a quick group with one slow member, and a slow group.
void addGroups(Scenes& scenes) {
  Scene scene = sceneOf("groups", {"Room of 15 x 20 m", "15×20 米房间"});
  Room room = roomOf("room", {0, 0}, {15, 20});
  room.doorways = {hole("door", "behind", Side::right, 9, 11)};
  draw(scene.draft, room);
  Room behind = roomOf("behind", {15 + kDoorDepth_m, 0}, {18 + kDoorDepth_m, 20});
  behind.doorways = {wholeSide(behind, "exit", "", Side::right)};
  draw(scene.draft, behind);
  const auto speed = [](const char* id, double v) {
    return adultWith(id, fmt::format("{{ kind = \"fixed\", value_m_per_s = {} }}", v));
  };
  scene.scenarios.push_back({"groups",
                             {"Two groups that stay together", "两组结伴同行的人"},
                             300,
                             speed("quick", 1.25) + speed("slow", 0.5) + speed("slower", 0.2) +
                                 peopleIn("quick", 4, "quick", "room", "party = \"one\"\n") +
                                 peopleIn("slow", 1, "slow", "room", "party = \"one\"\n") +
                                 peopleIn("slower", 10, "slower", "room", "party = \"two\"\n")});
  scenes.push_back(std::move(scene));
}

// A level way of `around_m` round a wall, or down and up two flights of 12 steps across it.
void addStairsOrLevel(Scenes& scenes, const std::string& id, double around_m, plan::Name title) {
  constexpr Steps kSteps{12, 0.15, 0.28};
  constexpr double kBelow_m = 6;
  Scene scene = sceneOf(id, {"Stairs or a level way", "楼梯或平路"});
  addLevel(scene, "below", -1, -kSteps.rise_m());
  const double run = kSteps.run_m(), east = 2 * run + kBelow_m;
  Room start = roomOf("start", {-10, 0}, {0, 10});
  Room target = roomOf("target", {east, 0}, {east + 6, 10});
  target.doorways = {wholeSide(target, "exit", "", Side::right)};
  // The flight from the start leads down to the right: drawn from its foot leftwards.
  Room down = roomOf("down", {0, 4}, {run, 6}, plan::Category::stairs);
  down.level = "below";
  down.stair = "down";
  down.elevation_m = maps::snapped(-kSteps.rise_m());
  plan::Ascent ascent;
  ascent.line = {maps::snapped(Vec2{run, 5}), Vec2{0, 5}};
  ascent.rise_m = maps::snapped(kSteps.rise_m());
  ascent.riser_m = kSteps.riser_m;
  ascent.tread_m = kSteps.tread_m;
  ascent.handrails = plan::Handrails::none;
  down.ascent = ascent;
  down.doorways = {wholeSide(down, "down-head", "start", Side::left),
                   wholeSide(down, "down-foot", "tunnel", Side::right)};
  down.doorways.front().level = "ground";
  Room tunnel = roomOf("tunnel", {run, 4}, {run + kBelow_m, 6}, plan::Category::walkway);
  tunnel.level = "below";
  Room up = flightOf("up", "below", {run + kBelow_m, 4}, 2, kSteps, -kSteps.rise_m());
  up.doorways = {wholeSide(up, "up-foot", "tunnel", Side::left),
                 wholeSide(up, "up-head", "target", Side::right)};
  up.doorways.back().level = "ground";
  plan::DraftSpace around;
  around.id = "around";
  around.level = "ground";
  around.category = plan::Category::walkway;
  around.shape.outer = {
      {-10, 10},      {-8, 10},       {-8, 10 + around_m},       {east + 4, 10 + around_m},
      {east + 4, 10}, {east + 6, 10}, {east + 6, 12 + around_m}, {-10, 12 + around_m}};
  scene.draft.spaces.push_back(around);
  start.doorways = {maps::gap("around-in", "around", Side::back, -10, -8, 0)};
  target.doorways.push_back(maps::gap("around-out", "around", Side::back, east + 4, east + 6, 0));
  for (const Room* some : {&start, &target, &down, &tunnel, &up}) draw(scene.draft, *some);
  scene.scenarios.push_back({id, title, 600, peopleIn("people", 100, "adult", "start")});
  scenes.push_back(std::move(scene));
}

}  // namespace

void addChoices(Scenes& scenes) {
  addCorners(scenes);
  addOvertaking(scenes);
  addGroups(scenes);
  addStairsOrLevel(scenes, "stairs-or-level", 2,
                   {"Short way over stairs or long level way", "近路走楼梯或远路走平地"});
  addStairsOrLevel(scenes, "stairs-or-detour", 20,
                   {"Stairs or three times the way", "走楼梯或绕行三倍路程"});
}

}  // namespace muster::verification_scenes
