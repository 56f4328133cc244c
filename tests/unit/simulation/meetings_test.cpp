// Streams that meet in an opening.
#include "simulation/meetings.h"

#include <gtest/gtest.h>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

// Two rooms of 8 x 6 m, "room" west of "apron", an opening between them, an exit at either end.
plan::Draft twoRooms(double opening_m) {
  plan::Draft draft = testing::roomWithExit(8, 6, opening_m);
  draft.spaces[1].shape.outer = geometry::rectangle({8, 0}, {16, 6});
  draft.openings[1].line = {{16, 2.4}, {16, 3.6}};
  draft.openings[1].clear_width_m = 1.2;
  plan::DraftOpening west = draft.openings[1];
  west.id = "west";
  west.line = {{0, 2.4}, {0, 3.6}};
  draft.openings.push_back(west);
  return draft;
}

Scenario eastAndWest(int east, int west) {
  auto goesEast = testing::loosePeople("east", east, "room");
  goesEast.exits = {"exit"};
  auto goesWest = testing::loosePeople("west", west, "apron");
  goesWest.exits = {"west"};
  Scenario scenario = testing::scenarioWith({goesEast});
  if (west > 0) scenario.groups.push_back(goesWest);
  scenario.duration_s = 300;
  return scenario;
}

struct Passed {
  double meanEast_m = 0, meanWest_m = 0;  // y where they passed the opening
  int east = 0, west = 0;
};

Passed run(Stage& stage) {
  Passed passed;
  while (!stage.world().finished()) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    for (const Passage& passage : frame.passages) {
      if (stage.campus()[passage.opening].id != "door") continue;
      const double y = frame.crowd->body[passage.agent.index()].position.y;
      const bool east = stage.campus()[passage.from].id == "room";
      (east ? passed.meanEast_m : passed.meanWest_m) += y;
      ++(east ? passed.east : passed.west);
    }
  }
  passed.meanEast_m /= std::max(1, passed.east);
  passed.meanWest_m /= std::max(1, passed.west);
  return passed;
}

// Now and then somebody on the line is pushed back over it and passes once more: of 40 seeds the
// mean is 1.3 ± 1.5 of 40 people, and in 12 nobody was.
TEST(Meetings, EachStreamKeepsToItsRight) {
  constexpr int kSeeds = 20, kPeople = 40;
  int again = 0;
  Scenario scenario = eastAndWest(kPeople, kPeople);
  for (scenario.seed = 1; scenario.seed <= kSeeds; ++scenario.seed) {
    Stage stage(twoRooms(2.4), scenario);
    const Passed passed = run(stage);
    EXPECT_EQ(stage.count(Status::out), 2u * kPeople) << scenario.seed;
    // Walking east the right side is the south one. Halves of 2.1 m have their middles 1.05 m
    // apart.
    EXPECT_GT(passed.meanWest_m - passed.meanEast_m, 0.5) << scenario.seed;
    // Whoever is pushed back counts as one who goes the other way, too.
    EXPECT_EQ(passed.east, passed.west) << scenario.seed;
    EXPECT_GE(passed.east, kPeople) << scenario.seed;
    again += passed.east - kPeople;
  }
  EXPECT_LT(again, 0.06 * kSeeds * kPeople);
}

TEST(Meetings, WithoutAStreamTheOtherWayNobodyKeepsToASide) {
  Stage stage(twoRooms(2.4), eastAndWest(40, 0));
  const Passed passed = run(stage);
  EXPECT_EQ(passed.east, 40);
  EXPECT_NEAR(passed.meanEast_m, 3.0, 0.25);
}

TEST(Meetings, ADoorTooNarrowForTwoHasNoLanes) {
  Stage stage(twoRooms(1.0), eastAndWest(12, 12));
  const Passed passed = run(stage);
  EXPECT_EQ(stage.count(Status::out), 24u);
  EXPECT_LT(std::abs(passed.meanWest_m - passed.meanEast_m), 0.3);
}

}  // namespace
}  // namespace muster::simulation
