// Services in the world: who waits where, how many pass, what an alarm does.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "simulation/line_places.h"
#include "small_world.h"

namespace muster::simulation {
namespace {

using geometry::Vec2;
using testing::Stage;

// Everybody wants out of the room through its only door, which is a gate.
Scenario roomWithGate(int people, Gate gate) {
  gate.id = "check";
  gate.opening = "door";
  gate.from = "room";
  Scenario scenario = testing::scenarioWith({testing::loosePeople("pupils", people, "room")});
  scenario.events.front().kind = EventKind::release;  // an alarm would free the gate
  scenario.gates = {std::move(gate)};
  return scenario;
}

Gate fixedService(double seconds, Discipline discipline = Discipline::oneLine, int lanes = 1) {
  Gate gate;
  gate.service = {behaviour::Distribution::Kind::fixed, seconds, 0, 0, 0, 3600};
  gate.discipline = discipline;
  gate.lanes = lanes;
  return gate;
}

class LinePlacesOf : public ::testing::Test {
 protected:
  std::vector<Vec2> places(Gate gate, std::size_t count) {
    const plan::Checked checked = plan::check(testing::roomWithExit(12, 8, 1));
    const navigation::Atlas atlas(*checked.campus);
    const ResolvedGate resolved{gate, checked.campus->opening("door"),
                                checked.campus->space("room")};
    return LinePlaces(atlas, resolved).line(0, count);
  }
};

TEST_F(LinePlacesOf, NobodySharesAPlaceHoweverLongTheLine) {
  for (const bool drawn : {false, true}) {
    Gate gate = fixedService(2);
    if (drawn) gate.rope = {{10.6, 4}, {7, 4}, {7, 3}, {10, 3}};
    const auto line = places(gate, 100);
    ASSERT_EQ(line.size(), 100u);
    for (std::size_t i = 0; i < line.size(); ++i) {
      EXPECT_TRUE(line[i].x > 0 && line[i].x < 12 && line[i].y > 0 && line[i].y < 8);
      for (std::size_t k = 0; k < i; ++k)
        EXPECT_GT(geometry::distance(line[i], line[k]), 0.6) << i << " and " << k;
    }
  }
}

TEST_F(LinePlacesOf, ALineFollowsItsRope) {
  Gate gate = fixedService(2);
  gate.rope = {{10.6, 4}, {7.1, 4}, {7.1, 1}};
  const auto line = places(gate, 9);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_NEAR(line[i].x, 10.6 - 0.7 * static_cast<double>(i), 1e-9);
    EXPECT_NEAR(line[i].y, 4, 1e-9);
  }
  EXPECT_NEAR(line[7].x, 7.1, 1e-9);
  EXPECT_NEAR(line[7].y, 2.6, 1e-9);
}

// 20 people at 4 s each: the last leaves after 80 s and the time between two at the lane.
TEST(Services, OneLanePassesOneAfterTheOther) {
  for (const Discipline discipline : {Discipline::oneLine, Discipline::none}) {
    Stage stage(testing::roomWithExit(12, 8, 1), roomWithGate(20, fixedService(4, discipline)));
    stage.run(600);
    EXPECT_EQ(stage.count(Status::out), 20u);
    EXPECT_GT(stage.world().frame().time_s, 80);
    EXPECT_LT(stage.world().frame().time_s, 130);
    const ServiceTally tally = stage.world().services().front();
    EXPECT_EQ(tally.served, 20u);
    // All come at once: the k-th waits about 4 k seconds, and the steps to the lane.
    if (discipline == Discipline::oneLine) {
      EXPECT_NEAR(tally.mean_wait_s, 4 * 9.5, 14);
    }
  }
}

TEST(Services, TwoLanesTakeHalfAsLong) {
  for (const Discipline discipline : {Discipline::oneLine, Discipline::lineEach}) {
    Stage stage(testing::roomWithExit(12, 8, 2), roomWithGate(20, fixedService(6, discipline, 2)));
    stage.run(600);
    EXPECT_EQ(stage.count(Status::out), 20u);
    EXPECT_GT(stage.world().frame().time_s, 60);
    EXPECT_LT(stage.world().frame().time_s, 100);
  }
}

TEST(Services, WaitingForOnesTurnIsNotBeingStuck) {
  Scenario scenario = roomWithGate(12, fixedService(20));
  scenario.model.stuckAfter_s = 30;
  Stage stage(testing::roomWithExit(12, 8, 1), scenario);
  while (!stage.world().finished()) {
    stage.world().step();
    ASSERT_EQ(stage.count(Status::stuck), 0u) << stage.world().frame().time_s;
  }
  EXPECT_EQ(stage.count(Status::out), 12u);
}

TEST(Services, AnAlarmLetsEverybodyPassUnlessTheGateCannotRelease) {
  for (const bool free : {true, false}) {
    Gate gate = fixedService(10);
    gate.freeOnAlarm = free;
    Scenario scenario = roomWithGate(20, gate);
    Event alarm;
    alarm.at_s = 40;
    scenario.events.push_back(alarm);
    Stage stage(testing::roomWithExit(12, 8, 1), scenario);
    stage.run(90);
    if (free) {
      EXPECT_EQ(stage.count(Status::out), 20u);
    } else {
      EXPECT_LT(stage.count(Status::out), 10u);
    }
  }
}

TEST(Services, ALaneOpensWhenTheLineGrows) {
  Gate gate = fixedService(6, Discipline::oneLine, 2);
  gate.openLanes = 1;
  double alone_s = 0, helped_s = 0;
  for (const int opensAt : {0, 5}) {
    gate.opensAtQueue = opensAt;
    Stage stage(testing::roomWithExit(12, 8, 2), roomWithGate(20, gate));
    stage.run(600);
    EXPECT_EQ(stage.count(Status::out), 20u);
    (opensAt == 0 ? alone_s : helped_s) = stage.world().frame().time_s;
  }
  EXPECT_LT(helped_s, 0.75 * alone_s);
}

TEST(Services, LanesOpenByTime) {
  Gate gate = fixedService(6, Discipline::oneLine, 2);
  gate.openLanes = 1;
  double alone_s = 0, helped_s = 0;
  for (const bool helped : {false, true}) {
    if (helped) gate.lanesAt = {{30, 2}};
    Stage stage(testing::roomWithExit(12, 8, 2), roomWithGate(20, gate));
    stage.run(600);
    EXPECT_EQ(stage.count(Status::out), 20u);
    (helped ? helped_s : alone_s) = stage.world().frame().time_s;
  }
  // 5 are served in the first 30 s, the other 15 by two lanes in 48 s at least.
  EXPECT_GT(helped_s, 30 + 48);
  EXPECT_GT(alone_s, 20 * 6);
  EXPECT_LT(helped_s, 0.75 * alone_s);
}

TEST(Services, TheCheckWarnsOfAGateThatCannotRelease) {
  Gate gate = fixedService(2);
  gate.freeOnAlarm = false;
  const Problems problems =
      testing::problemsOf(testing::roomWithExit(12, 8, 1), roomWithGate(5, gate));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems.front().code, "scenario.gate-cannot-release");
  EXPECT_EQ(problems.front().severity, Severity::warning);
}

TEST(ServicesParallel, TheSameBitsForAnyNumberOfThreads) {
  std::string hash;
  for (const int threads : {1, 2, 5}) {
    Stage stage(testing::roomWithExit(12, 8, 1), roomWithGate(40, fixedService(1)), threads);
    stage.run();
    if (hash.empty()) hash = stage.world().hash();
    EXPECT_EQ(stage.world().hash(), hash) << threads;
  }
}

}  // namespace
}  // namespace muster::simulation
