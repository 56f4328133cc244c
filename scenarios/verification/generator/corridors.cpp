// Straight and bent corridors: speeds, corners, the fundamental diagram.
#include <cmath>

#include <fmt/format.h>

#include "scene.h"

namespace muster::verification_scenes {
namespace {

constexpr double kRunOut_m = 3.0;  // beyond the last line at which anything is measured

// start | corridor | behind, along x, `width_m` wide.
Scene straight(const std::string& plan, plan::Name name, double start_m, double length_m,
               double width_m) {
  Scene scene = sceneOf(plan, std::move(name));
  Room start = roomOf("start", {-start_m, 0}, {0, width_m}, plan::Category::walkway);
  Room corridor = roomOf("corridor", {0, 0}, {length_m, width_m}, plan::Category::walkway);
  Room behind =
      roomOf("behind", {length_m, 0}, {length_m + kRunOut_m, width_m}, plan::Category::walkway);
  if (start_m > 0) {
    start.doorways = {wholeSide(start, "begin", "corridor", Side::right)};
    draw(scene.draft, start);
  }
  corridor.doorways = {wholeSide(corridor, "end", "behind", Side::right)};
  behind.doorways = {wholeSide(behind, "exit", "", Side::right)};
  draw(scene.draft, corridor);
  draw(scene.draft, behind);
  return scene;
}

void addSpeed(Scenes& scenes) {
  Scene scene = straight("corridor-40", {"Corridor of 40 m", "40 米走廊"}, 1.0, 40, 2);
  scene.scenarios.push_back(
      {"corridor-40",
       {"One person at 1.0 m/s along a corridor of 40 m", "一人以1.0米/秒走过40米走廊"},
       120,
       fixedSpeed(1.0) + peopleIn("walker", 1, "walker", "start")});
  scene.scenarios.push_back(
      {"corridor-40-typical",
       {"One person at 1.33 m/s along a corridor of 40 m", "一人以1.33米/秒走过40米走廊"},
       120,
       fixedSpeed(1.33) + peopleIn("walker", 1, "walker", "start")});
  scenes.push_back(std::move(scene));
}

void addCorner(Scenes& scenes) {
  Scene scene = sceneOf("corner", {"Corner to the left", "左转拐角"});
  Room start = roomOf("start", {0, 0}, {6, 2}, plan::Category::walkway);
  start.doorways = {wholeSide(start, "begin", "corner", Side::right)};
  draw(scene.draft, start);
  plan::DraftSpace bend;
  bend.id = "corner";
  bend.level = "ground";
  bend.category = plan::Category::walkway;
  bend.shape.outer = {{6, 0}, {12, 0}, {12, 12}, {10, 12}, {10, 2}, {6, 2}};
  scene.draft.spaces.push_back(bend);
  Room behind = roomOf("behind", {10, 12}, {12, 14}, plan::Category::walkway);
  behind.doorways = {wholeSide(behind, "end", "corner", Side::front),
                     wholeSide(behind, "exit", "", Side::back)};
  draw(scene.draft, behind);
  scene.scenarios.push_back({"corner",
                             {"20 people round a corner", "20人绕过拐角"},
                             180,
                             kMales30to50 + peopleIn("walkers", 20, "imo", "start")});
  scenes.push_back(std::move(scene));
}

// RiMEA 4 asks for 1000 x 10 m; the short form is long enough for its middle to feel neither end
// within the 70 s of the test (1.4 m/s x 70 s = 98 m).
void addDensities(Scenes& scenes) {
  const auto add = [&scenes](const std::string& plan, plan::Name name, double length,
                             double width) {
    Scene scene = sceneOf(plan, std::move(name));
    Room corridor = roomOf("corridor", {0, 0}, {length, width}, plan::Category::walkway);
    corridor.doorways = {wholeSide(corridor, "exit", "", Side::right)};
    draw(scene.draft, corridor);
    for (const double density : {0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0}) {
      const int people = static_cast<int>(std::lround(density * length * width));
      const plan::Name title{fmt::format("{} P/m² in a corridor", density),
                             fmt::format("走廊密度{}人/平方米", density)};
      scene.scenarios.push_back({fmt::format("{}-{:02.0f}", plan, 10 * density), title, 70,
                                 peopleIn("walkers", people, "adult", "corridor"), "calm"});
    }
    scenes.push_back(std::move(scene));
  };
  add("density-corridor", {"Corridor of 240 x 4 m", "240×4 米走廊"}, 240, 4);
  add("density-corridor-long", {"Corridor of 1000 x 10 m", "1000×10 米走廊"}, 1000, 10);
}

void addSingleFile(Scenes& scenes) {
  constexpr double kLength_m = 200, kWidth_m = 0.45;  // nobody overtakes
  Scene scene = sceneOf("single-file", {"Single file", "单列通道"});
  Room corridor = roomOf("corridor", {0, 0}, {kLength_m, kWidth_m}, plan::Category::walkway);
  corridor.doorways = {wholeSide(corridor, "exit", "", Side::right)};
  draw(scene.draft, corridor);
  for (const int people : {20, 60, 100, 140, 180, 220, 260, 300, 340, 380, 420}) {
    const plan::Name title{fmt::format("{} people in single file on 200 m", people),
                           fmt::format("{}人单列行走（200米）", people)};
    scene.scenarios.push_back({fmt::format("single-file-{:03}", people), title, 60,
                               peopleIn("walkers", people, "adult", "corridor"), "calm"});
  }
  scenes.push_back(std::move(scene));
}

void addFlowDensity(Scenes& scenes) {
  Scene scene = straight("corridor-60", {"Corridor of 60 x 2 m", "60×2 米走廊"}, 0, 60, 2);
  for (const int people : {60, 120, 240, 360, 480}) {
    const plan::Name title{fmt::format("{} people in a corridor of 60 m", people),
                           fmt::format("60米走廊中{}人", people)};
    scene.scenarios.push_back({fmt::format("corridor-60-{:03}", people), title, 400,
                               kMales30to50 + peopleIn("walkers", people, "imo", "corridor")});
  }
  scenes.push_back(std::move(scene));
}

// One stream or two in a corridor of the laboratory's width (Zhang, Seyfried 2012: 3.6 m).
void addStreams(Scenes& scenes) {
  constexpr double kLength_m = 200, kWidth_m = 3.6;
  Scene scene = sceneOf("streams", {"One stream or two", "单向或双向人流"});
  Room corridor = roomOf("corridor", {0, 0}, {kLength_m, kWidth_m}, plan::Category::walkway);
  corridor.doorways = {wholeSide(corridor, "east", "", Side::right),
                       wholeSide(corridor, "west", "", Side::left)};
  draw(scene.draft, corridor);
  for (const double density : {1.0, 1.5, 2.0, 2.5, 3.0}) {
    const int people = static_cast<int>(std::lround(density * kLength_m * kWidth_m));
    const plan::Name one{fmt::format("{} P/m² one way", density),
                         fmt::format("单向{}人/平方米", density)};
    const plan::Name two{fmt::format("{} P/m² both ways", density),
                         fmt::format("双向{}人/平方米", density)};
    const std::string east = "exits = [\"east\"]\n", west = "exits = [\"west\"]\n";
    scene.scenarios.push_back({fmt::format("one-way-{:02.0f}", 10 * density), one, 60,
                               peopleIn("east", people, "adult", "corridor", east)});
    scene.scenarios.push_back({fmt::format("both-ways-{:02.0f}", 10 * density), two, 60,
                               peopleIn("east", people / 2, "adult", "corridor", east) +
                                   peopleIn("west", people / 2, "adult", "corridor", west)});
  }
  scenes.push_back(std::move(scene));
}

// Long enough for lanes to settle in the middle before either end is felt there.
void addLanes(Scenes& scenes) {
  constexpr double kLength_m = 320, kWidth_m = 3.6, kDensity = 1.5;
  Scene scene = sceneOf("lanes", {"Two streams, long", "双向人流，长走廊"});
  Room corridor = roomOf("corridor", {0, 0}, {kLength_m, kWidth_m}, plan::Category::walkway);
  corridor.doorways = {wholeSide(corridor, "east", "", Side::right),
                       wholeSide(corridor, "west", "", Side::left)};
  draw(scene.draft, corridor);
  const int each = static_cast<int>(std::lround(0.5 * kDensity * kLength_m * kWidth_m));
  scene.scenarios.push_back(
      {"lanes",
       {"Two streams at 1.5 P/m², mixed at the start", "双向1.5人/平方米，初始混合"},
       100,
       peopleIn("east", each, "adult", "corridor", "exits = [\"east\"]\n") +
           peopleIn("west", each, "adult", "corridor", "exits = [\"west\"]\n")});
  scenes.push_back(std::move(scene));
}

// RiMEA 15: 20 m wide, 500 people from a strip of 6 m.
void addBend(Scenes& scenes) {
  constexpr double kWidth_m = 20, kStart_m = 6;
  const std::string people = peopleIn("walkers", 500, "adult", "start");
  for (const auto& [id, length] : {std::pair{"bend-short", 44.0}, std::pair{"bend-long", 75.4}}) {
    Scene scene = straight(id, {"Wide way, straight", "宽通道，直行"}, kStart_m, length, kWidth_m);
    scene.scenarios.push_back({id,
                               {fmt::format("500 people straight on for {} m", length),
                                fmt::format("500人直行{}米", length)},
                               400,
                               people});
    scenes.push_back(std::move(scene));
  }
  Scene scene = sceneOf("bend", {"Wide way round a corner", "宽通道，拐角"});
  Room start = roomOf("start", {-kStart_m, 0}, {0, kWidth_m}, plan::Category::walkway);
  start.doorways = {wholeSide(start, "begin", "corridor", Side::right)};
  draw(scene.draft, start);
  plan::DraftSpace bend;
  bend.id = "corridor";
  bend.level = "ground";
  bend.category = plan::Category::walkway;
  bend.shape.outer = {{0, 0}, {54, 0}, {54, 50}, {34, 50}, {34, 20}, {0, 20}};
  scene.draft.spaces.push_back(bend);
  Room behind = roomOf("behind", {34, 50}, {54, 50 + kRunOut_m}, plan::Category::walkway);
  behind.doorways = {wholeSide(behind, "end", "corridor", Side::front),
                     wholeSide(behind, "exit", "", Side::back)};
  draw(scene.draft, behind);
  scene.scenarios.push_back(
      {"bend", {"500 people round a wide corner", "500人绕过宽拐角"}, 400, people});
  scenes.push_back(std::move(scene));
}

}  // namespace

void addCorridors(Scenes& scenes) {
  addSpeed(scenes);
  addCorner(scenes);
  addDensities(scenes);
  addSingleFile(scenes);
  addFlowDensity(scenes);
  addStreams(scenes);
  addLanes(scenes);
  addBend(scenes);
}

}  // namespace muster::verification_scenes
