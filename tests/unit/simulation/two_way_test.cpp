// Spaces where people come towards each other.
#include "simulation/two_way.h"

#include <gtest/gtest.h>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

// By how much those who walk west are further north than those who walk east, on average, in the
// middle half of a corridor of 60 x 3.6 m where both start mixed.
double apart(std::uint64_t seed) {
  plan::Draft draft = testing::roomWithExit(60, 3.6, 3.0);
  plan::DraftOpening west = draft.openings[1];
  west.id = "west";
  west.line = {{0, 0}, {0, 3.6}};
  draft.openings.push_back(west);
  auto goesEast = testing::loosePeople("east", 110, "room");
  goesEast.exits = {"exit"};
  auto goesWest = testing::loosePeople("west", 110, "room");
  goesWest.exits = {"west"};
  Scenario scenario = testing::scenarioWith({goesEast, goesWest});
  scenario.seed = seed;
  Stage stage(draft, scenario);
  stage.run(25);
  const Frame frame = stage.world().frame();
  double sum[2] = {};
  int people[2] = {};
  for (std::size_t row = 0; row < frame.status.size(); ++row) {
    const double x = frame.crowd->body[row].position.x;
    if (!frame.crowd->present[row] || x < 15 || x > 45) continue;
    const std::size_t group = frame.group[row].index();
    sum[group] += frame.crowd->body[row].position.y;
    ++people[group];
  }
  EXPECT_GT(people[0], 5);
  EXPECT_GT(people[1], 5);
  return sum[1] / people[1] - sum[0] / people[0];
}

TEST(TwoWay, AlongACorridorPeopleKeepRightOfThoseWhoCome) {
  for (const std::uint64_t seed : {1, 2, 3}) EXPECT_GT(apart(seed), 0.3) << seed;
}

}  // namespace
}  // namespace muster::simulation
