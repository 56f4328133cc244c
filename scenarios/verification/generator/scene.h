// A verification scene: a plan, drawn, and the scenarios that run on it. The generator writes both
// beside this folder, so that `muster run`, `muster check` and the viewer open them like any other.
//
// Widths are clear widths, drawn as they are. Behind every opening at which a flow is measured lie
// at least 2.5 m of floor: people who vanish on the line itself let others through too fast
// (crowd.md, golden rule 1).
#pragma once

#include <string>
#include <vector>

#include "sketch.h"

namespace muster::verification_scenes {

using maps::Room;
using maps::Side;
using maps::Vec2;

struct Scenario {
  std::string id;
  plan::Name title;
  double duration_s;
  std::string people;                // [[people]] and whatever follows, TOML
  std::string motivation = "drill";  // the suites name people, not motivations: crowd.md A
  std::string model = {};            // more lines of [model]
};

struct Scene {
  std::string plan;  // file name without ending
  plan::Draft draft;
  std::vector<Scenario> scenarios;
};

using Scenes = std::vector<Scene>;

// A scene on one level, "ground", of one building, "house".
Scene sceneOf(const std::string& plan, plan::Name name);
std::string addLevel(Scene& scene, const std::string& id, int ordinal, double elevation_m);
// A rectangular room; doorways may be added before it is drawn.
Room roomOf(const std::string& id, Vec2 low, Vec2 high,
            plan::Category category = plan::Category::room);
// The whole side of a room as a gap to what touches it there; `beyond` empty: the way out.
maps::Doorway wholeSide(const Room& room, const std::string& id, const std::string& beyond,
                        Side side);
// A hole in a wall of 0.2 m.
inline constexpr double kDoorDepth_m = 0.2;
maps::Doorway hole(const std::string& id, const std::string& beyond, Side side, double from_m,
                   double to_m);

// Steps of the flights here: 150/280 mm unless a test says otherwise.
struct Steps {
  int risers;
  double riser_m, tread_m;
  double run_m() const { return risers * tread_m; }
  double rise_m() const { return risers * riser_m; }
};
// A flight along x from `foot` to the right, `width_m` to the left of it; climbs to the right.
Room flightOf(const std::string& id, const std::string& level, Vec2 foot, double width_m,
              Steps steps, double elevation_m);

// One row of [[people]]; `more` are further lines.
std::string peopleIn(const std::string& id, int count, const std::string& profile,
                     const std::string& space, const std::string& more = {});
// An adult with another speed, as the suites name them.
std::string adultWith(const std::string& id, const std::string& speed);
extern const std::string kMales30to50;  // profile "imo"
std::string fixedSpeed(double speed);   // profile "walker"
extern const std::string kAlarm;

void addCorridors(Scenes& scenes);
void addRooms(Scenes& scenes);
void addBottlenecks(Scenes& scenes);
void addStairs(Scenes& scenes);
void addChoices(Scenes& scenes);
void addSmoke(Scenes& scenes);

}  // namespace muster::verification_scenes
