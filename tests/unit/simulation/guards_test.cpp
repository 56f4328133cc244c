// What guards do, releases that wait for others, and falls: each against the same run without.
#include <gtest/gtest.h>

#include <algorithm>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

Scenario leaving(int people, std::vector<Guard> guards) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("pupils", people, "room")});
  scenario.guards = std::move(guards);
  return scenario;
}

Guard guardOf(Measure measure, std::vector<std::string> openings) {
  Guard guard;
  guard.id = "post";
  guard.measure = measure;
  guard.openings = std::move(openings);
  return guard;
}

double endOf(const plan::Draft& draft, const Scenario& scenario) {
  Stage stage(draft, scenario);
  stage.run(900);
  EXPECT_EQ(stage.count(Status::out), stage.world().frame().status.size());
  return stage.world().frame().time_s;
}

TEST(Guards, MeteringPassesNoMoreThanItsRate) {
  Guard meter = guardOf(Measure::meter, {"door"});
  meter.rate_per_s = 0.5;
  const plan::Draft draft = testing::roomWithExit(12, 8, 1.2);
  const double with = endOf(draft, leaving(40, {meter}));
  EXPECT_GT(with, 40 / 0.5);
  EXPECT_LT(with, 40 / 0.5 + 15);
  meter.inForce = false;
  EXPECT_DOUBLE_EQ(endOf(draft, leaving(40, {meter})), endOf(draft, leaving(40, {})));
}

TEST(Guards, WhoHoldsLetsGoAtTheEndOfHisTime) {
  Guard hold = guardOf(Measure::hold, {"door"});
  hold.to_s = 60;
  Stage stage(testing::roomWithExit(12, 8, 1.2), leaving(20, {hold}));
  const plan::SpaceId room = stage.campus().space("room");
  while (stage.world().frame().time_s < 59.9) stage.world().step();
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(stage.world().frame().crowd->body[i].space, room);
  stage.run();
  EXPECT_EQ(stage.count(Status::out), 20u);
}

// A second door opens when the room is dense, and shuts again when it is not.
TEST(Guards, ASecondDoorOpensByDensity) {
  Guard open = guardOf(Measure::open, {"far"});
  open.watch = "room";
  open.above_per_m2 = 0.5;
  open.below_per_m2 = 0.3;
  plan::Draft draft = testing::roomWithTwoExits();
  draft.openings.back().locked = true;
  const double with = endOf(draft, leaving(200, {open}));
  const double without = endOf(draft, leaving(200, {}));
  EXPECT_LT(with, 0.9 * without);
  open.above_per_m2 = 5;
  EXPECT_DOUBLE_EQ(endOf(draft, leaving(200, {open})), without) << "it never is that dense";
}

TEST(Guards, AGroupThatIsSentTakesTheOtherGate) {
  Guard send;
  send.id = "post";
  send.measure = Measure::send;
  send.exits = {"far"};
  Stage stage(testing::roomWithTwoExits(), leaving(30, {send}));
  std::size_t far = 0;
  const plan::OpeningId exit = stage.campus().opening("far");
  while (!stage.world().finished()) {
    stage.world().step();
    for (const Passage& p : stage.world().frame().passages) far += p.opening == exit;
  }
  EXPECT_EQ(far, 30u);
}

// The second half of the corridor's people is released when the first has left the third piece.
TEST(Clearings, ABatchIsReleasedWhenTheOneBeforeHasLeftThePlace) {
  Scenario scenario = testing::scenarioWith(
      {testing::loosePeople("first", 6, "start"), testing::loosePeople("second", 6, "start")});
  scenario.events.front().kind = EventKind::release;
  scenario.events.front().groups = {"first"};
  Event after;
  after.kind = EventKind::release;
  after.at_s = 5;
  after.groups = {"second"};
  after.clearedBy = {"first"};
  after.where = "piece-1";
  scenario.events.push_back(after);
  Stage stage(testing::corridorInPieces(4), scenario);
  double cleared_s = 0, started_s = 0;
  std::vector<bool> entered(6, false);
  const plan::OpeningId in = stage.campus().opening("cut-1"), out = stage.campus().opening("cut-2");
  while (!stage.world().finished()) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    for (const Passage& p : frame.passages) {
      if (p.agent.index() < 6 && p.opening == out) cleared_s = frame.time_s;
      if (p.agent.index() < 6 && p.opening == in) entered[p.agent.index()] = true;
    }
    if (started_s == 0 && frame.status[6] != Status::waiting) started_s = frame.time_s;
  }
  EXPECT_EQ(std::ranges::count(entered, true), 6);
  EXPECT_NEAR(started_s, cleared_s + 5, 0.2);
  EXPECT_EQ(stage.count(Status::out), 12u);
}

TEST(Falls, WhoHasFallenLiesForItsTimeAndGetsUp) {
  Scenario scenario = leaving(1, {});
  Event fall;
  fall.kind = EventKind::fall;
  fall.at_s = 0;
  fall.where = "room";
  fall.for_s = 30;
  const plan::Draft draft = testing::roomWithExit(30, 8, 1.2);
  const double before = endOf(draft, scenario);
  scenario.events.push_back(fall);
  EXPECT_NEAR(endOf(draft, scenario), before + 30, 3);
}

}  // namespace
}  // namespace muster::simulation
