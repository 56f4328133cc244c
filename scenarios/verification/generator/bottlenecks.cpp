// Bottlenecks: width, length, what lies behind, two in a row.
#include <fmt/format.h>

#include "scene.h"

namespace muster::verification_scenes {
namespace {

// room | neck | behind, along x; the neck in the middle. behind_m = 0: the neck's end is the exit.
struct Neck {
  double room_m, width_m, length_m, behind_m;
};

Scene bottleneck(const std::string& plan, const Neck& neck) {
  Scene scene = sceneOf(plan, {fmt::format("Bottleneck {} x {} m", neck.width_m, neck.length_m),
                               fmt::format("瓶颈 {}×{} 米", neck.width_m, neck.length_m)});
  const double side = neck.room_m, low = 0.5 * (side - neck.width_m);
  const double end = side + neck.length_m;
  draw(scene.draft, roomOf("room", {0, 0}, {side, side}));
  Room passage = roomOf("neck", {side, low}, {end, low + neck.width_m}, plan::Category::walkway);
  const bool more = neck.behind_m > 0;
  passage.doorways = {wholeSide(passage, "entry", "room", Side::left),
                      wholeSide(passage, "end", more ? "behind" : "", Side::right)};
  draw(scene.draft, passage);
  if (more) {
    Room behind = roomOf("behind", {end, 0}, {end + neck.behind_m, side});
    behind.doorways = {wholeSide(behind, "exit", "", Side::right)};
    draw(scene.draft, behind);
  }
  return scene;
}

constexpr double kRiMEA_m = 10;  // RiMEA 12: rooms of 10 x 10 m, 150 people

void addRimea(Scenes& scenes) {
  const auto add = [&scenes](const std::string& id, const Neck& neck) {
    Scene scene = bottleneck(id, neck);
    scene.scenarios.push_back(
        {id,
         {"150 people, " + scene.draft.name.en, "150人，" + scene.draft.name.zh},
         600,
         peopleIn("people", 150, "adult", "room")});
    scenes.push_back(std::move(scene));
  };
  for (const int a : {0, 1, 2, 4, 6, 10})
    add(fmt::format("goal-behind-{:02}", a), {kRiMEA_m, 1.0, kDoorDepth_m, double(a)});
  add("neck-long", {kRiMEA_m, 1.0, 5.0, 10});
  for (const int cm : {80, 100, 120})
    add(fmt::format("neck-width-{:03}", cm), {kRiMEA_m, 0.01 * cm, 5.0, 10});
}

void addSeries(Scenes& scenes) {
  Scene scene = sceneOf("necks-in-series", {"Two bottlenecks in a row", "串联瓶颈"});
  double x = 0;
  for (int n = 1; n <= 3; ++n) {
    Room room = roomOf(fmt::format("room-{}", n), {x, 0}, {x + kRiMEA_m, kRiMEA_m});
    if (n < 3) {
      room.doorways = {
          hole(fmt::format("neck-{}", n), fmt::format("room-{}", n + 1), Side::right, 4.5, 5.5)};
    } else {
      room.doorways = {wholeSide(room, "exit", "", Side::right)};
    }
    draw(scene.draft, room);
    x += kRiMEA_m + kDoorDepth_m;
  }
  scene.scenarios.push_back({"necks-in-series",
                             {"150 people, two bottlenecks in a row", "150人通过串联瓶颈"},
                             600,
                             peopleIn("people", 150, "adult", "room-1")});
  scenes.push_back(std::move(scene));
}

// Seyfried 2009: necks of 2.8 m, 60 people who start at 3.3 P/m²: 4.3 x 4.3 m.
void addSeyfried(Scenes& scenes) {
  for (const int cm : {80, 90, 100, 110, 120}) {
    const std::string plan = fmt::format("seyfried-{:03}", cm);
    Scene scene = bottleneck(plan, {4.3, 0.01 * cm, 2.8, 4});
    scene.scenarios.push_back({plan,
                               {fmt::format("Seyfried 2009, width {:.1f} m", 0.01 * cm),
                                fmt::format("Seyfried 2009 瓶颈，宽{:.1f}米", 0.01 * cm)},
                               200,
                               peopleIn("people", 60, "adult", "room"),
                               "hurried"});
    scenes.push_back(std::move(scene));
  }
  Scene wide = bottleneck("wide-neck", {12, 2.4, 2.8, 6});
  wide.scenarios.push_back({"wide-neck",
                            {"350 people, bottleneck of 2.4 m", "350人，2.4米瓶颈"},
                            300,
                            peopleIn("people", 350, "adult", "room"),
                            "hurried"});
  scenes.push_back(std::move(wide));
}

// A school gate without a turn behind it: 400 adults in a yard of 14 x 14 m before it, 8 m of
// street.
void addGates(Scenes& scenes) {
  for (const int width_m : {2, 3, 4}) {
    const std::string plan = fmt::format("gate-{}", width_m);
    Scene scene = bottleneck(plan, {14, double(width_m), kDoorDepth_m, 8});
    for (const std::string motivation : {"calm", "hurried"}) {
      const std::string zh = motivation == "calm" ? "从容" : "匆忙";
      scene.scenarios.push_back({plan + "-" + motivation,
                                 {fmt::format("400 people, gate of {} m, {}", width_m, motivation),
                                  fmt::format("400人通过{}米校门，{}", width_m, zh)},
                                 600,
                                 peopleIn("people", 400, "adult", "room"),
                                 motivation});
    }
    scenes.push_back(std::move(scene));
  }
}

// Daamen, Hoogendoorn 2012: emergency doors, a population with many children.
void addChildren(Scenes& scenes) {
  Scene scene = bottleneck("children-door", {8, 1.0, kDoorDepth_m, 4});
  scene.scenarios.push_back({"children-door",
                             {"150 primary pupils, door of 1 m", "150名小学生通过一米门"},
                             300,
                             peopleIn("children", 150, "grade-3-4", "room")});
  scenes.push_back(std::move(scene));
}

}  // namespace

void addBottlenecks(Scenes& scenes) {
  addRimea(scenes);
  addSeries(scenes);
  addSeyfried(scenes);
  addGates(scenes);
  addChildren(scenes);
}

}  // namespace muster::verification_scenes
