// Flights of stairs: speed, congestion, the density band, widths, three storeys.
#include <fmt/format.h>

#include "scene.h"
#include "staircase.h"

namespace muster::verification_scenes {
namespace {

constexpr double kLanding_m = 3.0;

// 31 risers of 151/285 mm are 10.0 m along the slope.
constexpr Steps kTenMetres{31, 0.151, 0.285};

// low | flight | high along x; ways out at both ends.
void addFlight(Scenes& scenes) {
  Scene scene = sceneOf("flight", {"Flight of 10 m", "10 米楼梯段"});
  addLevel(scene, "upper", 1, kTenMetres.rise_m());
  Room low = roomOf("low", {-kLanding_m, 0}, {0, 2}, plan::Category::landing);
  low.doorways = {wholeSide(low, "low-exit", "", Side::left)};
  Room flight = flightOf("flight", "ground", {0, 0}, 2, kTenMetres, 0);
  flight.doorways = {wholeSide(flight, "foot", "low", Side::left),
                     wholeSide(flight, "head", "high", Side::right)};
  flight.doorways.back().level = "upper";
  Room high = roomOf("high", {kTenMetres.run_m(), 0}, {kTenMetres.run_m() + kLanding_m, 2},
                     plan::Category::landing);
  high.level = "upper";
  high.doorways = {maps::gap("high-exit", "", Side::right, 0, 1, 0),
                   maps::gap("hall-door", "hall", Side::right, 1, 2, 0)};
  Room hall = roomOf("hall", high.high - Vec2{0, 1}, high.high + Vec2{12, 11});
  hall.level = "upper";
  for (const Room* room : {&low, &flight, &high, &hall}) draw(scene.draft, *room);
  const std::string walker = fixedSpeed(1.0);
  scene.scenarios.push_back(
      {"flight-up",
       {"One person at 1.0 m/s up a flight of 10 m", "一人以1.0米/秒上10米楼梯"},
       120,
       walker + peopleIn("walker", 1, "walker", "low", "exits = [\"high-exit\"]\n")});
  scene.scenarios.push_back(
      {"flight-down",
       {"One person at 1.0 m/s down a flight of 10 m", "一人以1.0米/秒下10米楼梯"},
       120,
       walker + peopleIn("walker", 1, "walker", "high", "exits = [\"low-exit\"]\n")});
  const std::string apart = "person_response = { kind = \"uniform\", low_s = 0, high_s = 900 }\n";
  for (const char* profile : {"preschool", "grade-1-2", "grade-3-4"}) {
    scene.scenarios.push_back(
        {fmt::format("flight-down-{}", profile),
         {fmt::format("40 children down a flight, one by one ({})", profile),
          fmt::format("40名儿童逐个下楼梯（{}）", profile)},
         1200,
         peopleIn("children", 40, profile, "hall", "exits = [\"low-exit\"]\n" + apart)});
  }
  scenes.push_back(std::move(scene));
}

// NIST 2.2: 100 m along the slope, ten flights with landings of 1.2 m.
void addLongStair(Scenes& scenes) {
  constexpr double kBetween_m = 1.2;
  Scene scene = sceneOf("long-stair", {"Stair of 100 m", "100 米楼梯"});
  double x = 0;
  Room low = roomOf("landing-0", {-kLanding_m, 0}, {0, 2}, plan::Category::landing);
  low.doorways = {wholeSide(low, "low-exit", "", Side::left)};
  draw(scene.draft, low);
  for (int n = 1; n <= 10; ++n) {
    const double elevation = (n - 1) * kTenMetres.rise_m();
    const std::string level =
        addLevel(scene, fmt::format("level-{}", n), n, elevation + kTenMetres.rise_m());
    Room flight =
        flightOf(fmt::format("flight-{}", n), n == 1 ? "ground" : fmt::format("level-{}", n - 1),
                 {x, 0}, 2, kTenMetres, elevation);
    flight.doorways = {
        wholeSide(flight, fmt::format("foot-{}", n), fmt::format("landing-{}", n - 1), Side::left),
        wholeSide(flight, fmt::format("head-{}", n), fmt::format("landing-{}", n), Side::right)};
    flight.doorways.back().level = level;
    draw(scene.draft, flight);
    x += kTenMetres.run_m();
    const double depth = n < 10 ? kBetween_m : kLanding_m;
    Room landing =
        roomOf(fmt::format("landing-{}", n), {x, 0}, {x + depth, 2}, plan::Category::landing);
    landing.level = level;
    if (n == 10) landing.doorways = {wholeSide(landing, "high-exit", "", Side::right)};
    draw(scene.draft, landing);
    x += depth;
  }
  const std::string walker = fixedSpeed(1.0);
  scene.scenarios.push_back(
      {"long-stair-up",
       {"One person at 1.0 m/s up 100 m of stairs", "一人以1.0米/秒上100米楼梯"},
       300,
       walker + peopleIn("walker", 1, "walker", "landing-0", "exits = [\"high-exit\"]\n")});
  scene.scenarios.push_back(
      {"long-stair-down",
       {"One person at 1.0 m/s down 100 m of stairs", "一人以1.0米/秒下100米楼梯"},
       300,
       walker + peopleIn("walker", 1, "walker", "landing-10", "exits = [\"low-exit\"]\n")});
  scenes.push_back(std::move(scene));
}

// IMO 11, NIST 5.1, ISO 10: room, corridor of 2 x 12 m, flight of 2 m going up.
void addCongestion(Scenes& scenes) {
  constexpr Steps kSteps{18, 0.15, 0.28};
  Scene scene = sceneOf("stair-queue", {"Room, corridor, stair", "房间、走廊、楼梯"});
  addLevel(scene, "upper", 1, kSteps.rise_m());
  Room room = roomOf("room", {0, 0}, {8, 5});
  Room corridor = roomOf("corridor", {8, 1.5}, {20, 3.5}, plan::Category::walkway);
  corridor.doorways = {wholeSide(corridor, "room-exit", "room", Side::left)};
  Room flight = flightOf("flight", "ground", {20, 1.5}, 2, kSteps, 0);
  flight.doorways = {wholeSide(flight, "foot", "corridor", Side::left),
                     wholeSide(flight, "head", "high", Side::right)};
  flight.doorways.back().level = "upper";
  Room high = roomOf("high", {20 + kSteps.run_m(), 1.5}, {23 + kSteps.run_m(), 3.5},
                     plan::Category::landing);
  high.level = "upper";
  high.doorways = {wholeSide(high, "exit", "", Side::right)};
  for (const Room* some : {&room, &corridor, &flight, &high}) draw(scene.draft, *some);
  for (const int people : {100, 150}) {
    scene.scenarios.push_back({fmt::format("stair-queue-{}", people),
                               {fmt::format("{} people towards a stair going up", people),
                                fmt::format("{}人走向上行楼梯", people)},
                               600,
                               kMales30to50 + peopleIn("people", people, "imo", "room")});
  }
  scenes.push_back(std::move(scene));
}

// RiMEA 13: room of 10 x 10 m, 2 m level, stair of 5 x 2 m in plan, 2 m level.
void addBand(Scenes& scenes) {
  constexpr Steps kSteps{18, 0.155, 5.0 / 18};
  for (const bool up : {true, false}) {
    const std::string id = up ? "stair-band-up" : "stair-band-down";
    Scene scene = sceneOf(id, {"Room and stair", "房间与楼梯"});
    addLevel(scene, "upper", 1, kSteps.rise_m());
    const double foot = 0, head = kSteps.run_m();
    Room low = roomOf("low", {foot - 2, 4}, {foot, 6}, plan::Category::landing);
    Room flight = flightOf("flight", "ground", {foot, 4}, 2, kSteps, 0);
    flight.doorways = {wholeSide(flight, "foot", "low", Side::left),
                       wholeSide(flight, "head", "high", Side::right)};
    flight.doorways.back().level = "upper";
    Room high = roomOf("high", {head, 4}, {head + 2, 6}, plan::Category::landing);
    high.level = "upper";
    Room room = up ? roomOf("room", {foot - 12, 0}, {foot - 2, 10})
                   : roomOf("room", {head + 2, 0}, {head + 12, 10});
    room.level = up ? "ground" : "upper";
    Room& before = up ? low : high;
    before.doorways = {wholeSide(before, "mouth", "room", up ? Side::left : Side::right)};
    Room& after = up ? high : low;
    after.doorways = {wholeSide(after, "exit", "", up ? Side::right : Side::left)};
    for (const Room* some : {&room, &low, &flight, &high}) draw(scene.draft, *some);
    scene.scenarios.push_back({id,
                               {up ? "100 people up a stair" : "100 people down a stair",
                                up ? "100人上楼梯" : "100人下楼梯"},
                               400,
                               peopleIn("people", 100, "adult", "room"),
                               "calm"});
    scenes.push_back(std::move(scene));
  }
}

// ISO 12: 100 people down a flight of 4.24 m along the slope.
void addWidths(Scenes& scenes) {
  constexpr Steps kSteps{13, 0.167, 0.28};
  for (const int cm : {100, 120, 140, 160, 180}) {
    const std::string id = fmt::format("stair-width-{}", cm);
    const double width = 0.01 * cm, low = 0.5 * (8 - width), head = kSteps.run_m();
    Scene scene = sceneOf(id, {"Stair of some width", "不同宽度楼梯"});
    addLevel(scene, "upper", 1, kSteps.rise_m());
    Room behind = roomOf("low", {-4, low}, {0, low + width}, plan::Category::landing);
    behind.doorways = {wholeSide(behind, "exit", "", Side::left)};
    Room flight = flightOf("flight", "ground", {0, low}, width, kSteps, 0);
    flight.doorways = {wholeSide(flight, "foot", "low", Side::left),
                       wholeSide(flight, "head", "room", Side::right)};
    flight.doorways.back().level = "upper";
    Room room = roomOf("room", {head, 0}, {head + 8, 8});
    room.level = "upper";
    for (const Room* some : {&behind, &flight, &room}) draw(scene.draft, *some);
    scene.scenarios.push_back({id,
                               {fmt::format("100 people down a stair of {:.1f} m", width),
                                fmt::format("100人下{:.1f}米宽楼梯", width)},
                               600,
                               peopleIn("people", 100, "adult", "room")});
    scenes.push_back(std::move(scene));
  }
}

// Floors of 30 x 10 m, a dog-leg stair at each end, nobody on the ground floor.
// `pupils` on every floor above: the check case of the hydraulic method has three floors of 270.
void addStoreys(Scenes& scenes, const std::string& plan, int floors, int pupils, double flight_m,
                const std::string& profile) {
  constexpr double kLength_m = 30, kDepth_m = 10;
  Scene scene = sceneOf(plan, {"Storeys with two stairs", "两部楼梯的多层建筑"});
  std::vector<maps::Storey> storeys{{"ground", 0}};
  for (int n = 1; n <= floors; ++n)
    storeys.push_back({addLevel(scene, fmt::format("floor-{}", n), n, n * maps::kStoreyHeight_m),
                       n * maps::kStoreyHeight_m});
  const double hall = maps::hallWidth(flight_m);
  for (const auto& [id, x] : {std::pair{"west", 0.0}, std::pair{"east", kLength_m - hall}}) {
    maps::Staircase stair;
    stair.id = id;
    stair.frame = {{x, kDepth_m}, {1, 0}};
    stair.front_m = 0;
    stair.depth_m = maps::hallDepth(flight_m, 0, 0);
    stair.flight_m = flight_m;
    stair.storeys = storeys;
    for (int n = 0; n <= floors; ++n)
      stair.landingDoors.push_back(
          {maps::gap(fmt::format("{}-mouth-{}", id, n), n == 0 ? "" : fmt::format("hall-{}", n),
                     Side::front, 0, hall, 0)});
    draw(scene.draft, stair);
  }
  std::string people;
  for (int n = 1; n <= floors; ++n) {
    Room room =
        roomOf(fmt::format("hall-{}", n), {0, 0}, {kLength_m, kDepth_m}, plan::Category::lobby);
    room.level = fmt::format("floor-{}", n);
    draw(scene.draft, room);
    people += peopleIn(fmt::format("floor-{}", n), pupils, profile, fmt::format("hall-{}", n));
  }
  scene.scenarios.push_back({plan,
                             {fmt::format("{} floors of {} people", floors, pupils),
                              fmt::format("{}层，每层{}人", floors, pupils)},
                             1800,
                             people});
  scenes.push_back(std::move(scene));
}

}  // namespace

void addStairs(Scenes& scenes) {
  addFlight(scenes);
  addLongStair(scenes);
  addCongestion(scenes);
  addBand(scenes);
  addWidths(scenes);
  addStoreys(scenes, "three-storeys", 2, 60, 1.2, "adult");
  addStoreys(scenes, "sfpe-check", 3, 270, 1.8, "upper-secondary");
}

}  // namespace muster::verification_scenes
