// A small campus in code, checked, with its atlas and scenario: what the simulation tests step.
#pragma once

#include <memory>
#include <string>

#include "navigation/atlas.h"
#include "plan/check.h"
#include "simulation/world.h"

namespace muster::simulation::testing {

// A room of `width` × `depth` m with one exit of `door_m` in the middle of its right side, leading
// out of the plan.
plan::Draft roomWithExit(double width, double depth, double door_m);
// A 30 × 3 m corridor; its first 6 m are the space "start", the rest is cut into `pieces` equal
// spaces by full-width gaps. The exit, 1 m wide, is at x = 30.
plan::Draft corridorInPieces(int pieces);
// Two doors: "near" 5 m from the people's end, "far" on the other side of a 20 × 10 m room.
plan::Draft roomWithTwoExits();

// A rectangular zone that nobody has to keep off.
void addZone(plan::Draft& draft, const std::string& id, geometry::Vec2 low, geometry::Vec2 high);

Scenario scenarioWith(std::vector<behaviour::Group> groups);
behaviour::Group loosePeople(std::string id, int count, std::string space);

// What check() says of a scenario on a sound plan.
Problems problemsOf(const plan::Draft& draft, Scenario scenario);

// Owns everything a World refers to.
class Stage {
 public:
  // A fire with uniform air is lit, for the whole run; its detection is left to the scenario.
  Stage(const plan::Draft& draft, Scenario scenario, int threads = 1);
  World& world() { return *world_; }
  const plan::Campus& campus() const { return campus_; }
  // Steps until finished or `limit_s`.
  void run(double limit_s = 1e9);
  std::size_t count(Status status) const;

 private:
  plan::Campus campus_;
  std::unique_ptr<navigation::Atlas> atlas_;
  Setup setup_;
  std::unique_ptr<Loop> loop_;
  std::unique_ptr<World> world_;
};

}  // namespace muster::simulation::testing
