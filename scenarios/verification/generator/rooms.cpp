// Rooms that empty: one door, counterflow, a public room, cabins.
#include <fmt/format.h>

#include "scene.h"

namespace muster::verification_scenes {
namespace {

const std::string kResponse =
    "person_response = { kind = \"uniform\", low_s = 10, high_s = 100 }\n";

// 8 x 5 m, a door of 1 m in the middle of the short wall.
void addDoorRoom(Scenes& scenes) {
  Scene scene = sceneOf("door-room", {"Room with a door of 1 m", "一米门房间"});
  Room room = roomOf("room", {0, 0}, {8, 5});
  room.doorways = {hole("door", "behind", Side::right, 2, 3)};
  draw(scene.draft, room);
  Room behind = roomOf("behind", {8 + kDoorDepth_m, 0}, {12 + kDoorDepth_m, 5});
  behind.doorways = {wholeSide(behind, "exit", "", Side::right)};
  draw(scene.draft, behind);
  const std::string hundred = kMales30to50 + peopleIn("people", 100, "imo", "room");
  scene.scenarios.push_back(
      {"door-100", {"100 people through a door of 1 m", "100人通过一米门"}, 400, hundred});
  scene.scenarios.push_back({"door-100-code",
                             {"100 people, the door's flow capped", "100人通过一米门（限流）"},
                             400,
                             hundred,
                             "drill",
                             "flow = \"code\"\n"});
  scene.scenarios.push_back(
      {"response-10",
       {"10 people who set off between 10 and 100 s", "10人在10至100秒内出发"},
       300,
       kMales30to50 + peopleIn("people", 10, "imo", "room", kResponse)});
  const std::pair<const char*, const char*> more[] = {
      {"uniform", "{ kind = \"uniform\", low_s = 10, high_s = 100 }"},
      {"normal", "{ kind = \"normal\", mean_s = 60, sd_s = 15, min_s = 0, max_s = 120 }"},
      {"lognormal", "{ kind = \"lognormal\", median_s = 30, sigma = 0.5, min_s = 0, max_s = 600 }"},
      {"triangular", "{ kind = \"triangular\", low_s = 10, mode_s = 30, high_s = 100 }"}};
  for (const auto& [kind, distribution] : more) {
    scene.scenarios.push_back(
        {fmt::format("response-{}", kind),
         {fmt::format("Response times, {}", kind), fmt::format("响应时间分布：{}", kind)},
         900,
         kMales30to50 + peopleIn("people", 60, "imo", "room",
                                 fmt::format("person_response = {}\n", distribution))});
  }
  scenes.push_back(std::move(scene));
}

void addDemographics(Scenes& scenes) {
  Scene scene = sceneOf("hall", {"Hall of 20 x 20 m", "20×20 米大厅"});
  Room hall = roomOf("hall", {0, 0}, {20, 20}, plan::Category::lobby);
  hall.doorways = {wholeSide(hall, "exit", "", Side::right)};
  draw(scene.draft, hall);
  scene.scenarios.push_back({"speeds-imo",
                             {"Speeds of 50 males of 30 to 50 years", "50名30至50岁男性的速度"},
                             60,
                             kMales30to50 + peopleIn("people", 50, "imo", "hall")});
  scene.scenarios.push_back({"speeds-normal",
                             {"Speeds of 100 people, normal distribution", "100人速度（正态分布）"},
                             60,
                             adultWith("nist",
                                       "{ kind = \"normal\", mean_m_per_s = 1.2, sd_m_per_s = 0.2, "
                                       "min_m_per_s = 0.6, max_m_per_s = 1.8 }") +
                                 peopleIn("people", 100, "nist", "hall")});
  // RiMEA 7: means by age, figure 2 (Weidmann 1993), sd 0.26 as for adults of all ages.
  std::string people;
  for (const auto& [age, mean] :
       {std::pair{20, 1.62}, {30, 1.54}, {40, 1.48}, {50, 1.41}, {60, 1.27}, {70, 1.07}}) {
    people += adultWith(fmt::format("age-{}", age),
                        fmt::format("{{ kind = \"normal\", mean_m_per_s = {}, sd_m_per_s = 0.26, "
                                    "min_m_per_s = 0.4, max_m_per_s = 2.4 }}",
                                    mean));
  }
  for (const int age : {20, 30, 40, 50, 60, 70})
    people += peopleIn(fmt::format("age-{}", age), 50, fmt::format("age-{}", age), "hall");
  scene.scenarios.push_back(
      {"speeds-by-age", {"Speeds by age, 50 of each", "各年龄段50人的速度"}, 60, people});
  scenes.push_back(std::move(scene));
}

// Two rooms of 10 x 10 m, a corridor of 10 x 2 m between; 100 people packed at the far side.
void addCounterflow(Scenes& scenes) {
  Scene scene = sceneOf("counterflow", {"Two rooms and a corridor", "两室一廊"});
  Room leftStart = roomOf("left-start", {0, 0}, {2.5, 10});
  leftStart.doorways = {wholeSide(leftStart, "left-line", "left", Side::right),
                        wholeSide(leftStart, "left-out", "", Side::left)};
  Room left = roomOf("left", {2.5, 0}, {10, 10});
  Room corridor = roomOf("corridor", {10, 4}, {20, 6}, plan::Category::walkway);
  corridor.doorways = {wholeSide(corridor, "left-mouth", "left", Side::left),
                       wholeSide(corridor, "right-mouth", "right", Side::right)};
  Room right = roomOf("right", {20, 0}, {27.5, 10});
  Room rightStart = roomOf("right-start", {27.5, 0}, {30, 10});
  rightStart.doorways = {wholeSide(rightStart, "right-line", "right", Side::left),
                         wholeSide(rightStart, "right-out", "", Side::right)};
  for (const Room* room : {&leftStart, &left, &corridor, &right, &rightStart})
    draw(scene.draft, *room);
  for (const int against : {0, 10, 50, 100}) {
    std::string people =
        kMales30to50 + peopleIn("eastward", 100, "imo", "left-start", "exits = [\"right-out\"]\n");
    if (against > 0)
      people += peopleIn("westward", against, "imo", "right-start", "exits = [\"left-out\"]\n");
    scene.scenarios.push_back({fmt::format("counterflow-{:03}", against),
                               {fmt::format("100 people against {}", against),
                                fmt::format("100人对{}人相向而行", against)},
                               400,
                               people});
  }
  scenes.push_back(std::move(scene));
}

// Doors of 1 m, two in each long wall, 2 m from the corners; strips behind them.
Scene fourDoors(const std::string& plan, plan::Name name, double length) {
  Scene scene = sceneOf(plan, std::move(name));
  Room room = roomOf("room", {0, 0}, {length, 20}, plan::Category::lobby);
  const double far = length - 3;
  room.doorways = {hole("door-1", "south", Side::front, 2, 3),
                   hole("door-2", "south", Side::front, far, far + 1),
                   hole("door-3", "north", Side::back, 2, 3),
                   hole("door-4", "north", Side::back, far, far + 1)};
  draw(scene.draft, room);
  Room south = roomOf("south", {0, -4 - kDoorDepth_m}, {length, -kDoorDepth_m});
  south.doorways = {wholeSide(south, "south-exit", "", Side::front)};
  draw(scene.draft, south);
  Room north = roomOf("north", {0, 20 + kDoorDepth_m}, {length, 24 + kDoorDepth_m});
  north.doorways = {wholeSide(north, "north-exit", "", Side::back)};
  draw(scene.draft, north);
  const std::string people = kMales30to50 + peopleIn("people", 1000, "imo", "room");
  scene.scenarios.push_back(
      {plan + "-4", {"1000 people, four doors", "1000人，四扇门"}, 1200, people});
  scene.scenarios.push_back(
      {plan + "-2",
       {"1000 people, two doors closed", "1000人，关闭两扇门"},
       1200,
       people + "\n[[event]]\nat_s = 0\nkind = \"close\"\nopenings = [\"door-1\", \"door-2\"]\n"});
  return scene;
}

// RiMEA 11: two doors of 1 m in one wall, everybody starts at its other end.
void addTwoExits(Scenes& scenes) {
  Scene scene = sceneOf("two-exits", {"Two exits on one side", "同侧两出口"});
  Room start = roomOf("start", {0, 0}, {10, 20}, plan::Category::lobby);
  start.doorways = {wholeSide(start, "line", "room", Side::right)};
  draw(scene.draft, start);
  Room room = roomOf("room", {10, 0}, {30, 20}, plan::Category::lobby);
  room.doorways = {hole("near-door", "north", Side::back, 21.5, 22.5),
                   hole("far-door", "north", Side::back, 27.5, 28.5)};
  draw(scene.draft, room);
  Room north = roomOf("north", {10, 20 + kDoorDepth_m}, {30, 24 + kDoorDepth_m});
  north.doorways = {wholeSide(north, "exit", "", Side::back)};
  draw(scene.draft, north);
  const std::string people = kMales30to50 + peopleIn("people", 1000, "imo", "start");
  scene.scenarios.push_back(
      {"two-exits", {"1000 people and two exits", "1000人与两个出口"}, 1200, people});
  scene.scenarios.push_back({"two-exits-reroute",
                             {"The same, queues change the way", "同上，排队时改道"},
                             1200,
                             people,
                             "drill",
                             "reroute = \"queues\"\n"});
  scenes.push_back(std::move(scene));
}

// Twelve cabins on a corridor; rooms 1 to 4 and 7 to 10 go to the main, the others to the secondary
// exit.
void addCabins(Scenes& scenes) {
  constexpr double kCabin_m = 3, kDeep_m = 3, kCorridor_m = 1.5;
  Scene scene = sceneOf("cabins", {"Twelve cabins", "十二个舱室"});
  Room corridor =
      roomOf("corridor", {-2, 0}, {6 * kCabin_m + 2, kCorridor_m}, plan::Category::walkway);
  corridor.doorways = {wholeSide(corridor, "main-exit", "", Side::left),
                       wholeSide(corridor, "secondary-exit", "", Side::right)};
  draw(scene.draft, corridor);
  std::string people = kMales30to50;
  for (int n = 1; n <= 12; ++n) {
    const bool north = n <= 6;
    const double x = kCabin_m * ((n - 1) % 6);
    const double y = north ? kCorridor_m + kDoorDepth_m : -kDoorDepth_m - kDeep_m;
    const std::string id = fmt::format("cabin-{}", n);
    Room cabin = roomOf(id, {x + 0.1, y}, {x + kCabin_m - 0.1, y + kDeep_m});
    cabin.doorways = {hole(fmt::format("door-{}", n), "corridor", north ? Side::front : Side::back,
                           x + 1.05, x + 1.95)};
    draw(scene.draft, cabin);
    const bool secondary = n == 5 || n == 6 || n == 11 || n == 12;
    people += peopleIn(id, n == 3 ? 1 : 2, "imo", id,
                       fmt::format("exits = [\"{}-exit\"]\n", secondary ? "secondary" : "main"));
  }
  scene.scenarios.push_back(
      {"cabins", {"23 people to their exits", "23人前往指定出口"}, 300, people});
  scenes.push_back(std::move(scene));
}

}  // namespace

void addRooms(Scenes& scenes) {
  addDoorRoom(scenes);
  addDemographics(scenes);
  addCounterflow(scenes);
  scenes.push_back(fourDoors("public-room", {"Public room of 30 x 20 m", "30×20 米公共房间"}, 30));
  scenes.push_back(fourDoors("square-room", {"Room of 20 x 20 m", "20×20 米房间"}, 20));
  addTwoExits(scenes);
  addCabins(scenes);
}

}  // namespace muster::verification_scenes
