// Spaces where people come towards each other.
#include "simulation/two_way.h"

#include <gtest/gtest.h>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

struct CorridorRun {
  std::string hash;
  double apart_m;
};

// A corridor of 60 x 3.6 m where those who walk west and those who walk east start mixed. Apart: by
// how much the former are further north, on average, in its middle half.
CorridorRun corridor(std::uint64_t seed, int threads = 1) {
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
  Stage stage(draft, scenario, threads);
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
  return {stage.world().hash(), sum[1] / people[1] - sum[0] / people[0]};
}

TEST(TwoWay, AlongACorridorPeopleKeepRightOfThoseWhoCome) {
  for (const std::uint64_t seed : {1, 2, 3}) EXPECT_GT(corridor(seed).apart_m, 0.3) << seed;
}

TEST(TwoWayParallel, SameBitsForAnyNumberOfThreads) {
  const std::string one = corridor(1).hash;
  for (const int threads : {2, 3, 8}) EXPECT_EQ(one, corridor(1, threads).hash) << threads;
}

}  // namespace
}  // namespace muster::simulation
