// School buses: who boards in which order and how fast, when the bus leaves, who misses it, and
// that every child is accounted for.
#include <gtest/gtest.h>

#include <algorithm>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

plan::Draft roomWithStop() {
  plan::Draft draft = testing::roomWithTwoExits();
  testing::addZone(draft, "sign", {9, 1}, {13, 5});
  testing::addZone(draft, "stop", {14, 1}, {18, 5});
  testing::addZone(draft, "parents", {9, 5.5}, {13, 9});
  return draft;
}

// A class of ten walks to its sign; six of them go on to a bus that takes 5 s a pupil.
Scenario busScenario() {
  behaviour::Group children = testing::loosePeople("class", 10, "room");
  children.assembly = "sign";
  Scenario scenario = testing::scenarioWith({children});
  scenario.duration_s = 600;
  Bus bus;
  bus.id = "line-1";
  bus.groups = {"class"};
  bus.share = 0.6;
  bus.stop = "stop";
  bus.comes_s = 100;
  bus.leaves_s = 300;
  bus.boarding = {behaviour::Distribution::Kind::fixed, 5, 0, 0, 0, 600};
  scenario.buses = {bus};
  return scenario;
}

BusTally tallyOf(Stage& stage) {
  return stage.world().buses().front();
}

std::string codesOf(const Scenario& scenario) {
  std::string all;
  for (const Problem& p : testing::problemsOf(roomWithStop(), scenario)) all += p.code + " ";
  return all;
}

TEST(Buses, BoardOneAfterTheOtherAndTheBusLeavesWhenAllAreInIt) {
  Stage stage(roomWithStop(), busScenario());
  stage.run(99);
  EXPECT_EQ(stage.count(Status::out), 0u) << "it has not come";
  EXPECT_EQ(stage.world().handedOver()->waiting, 6u) << "the others go by no bus and to no parent";
  stage.run(113);
  EXPECT_EQ(stage.count(Status::out), 2u) << "5 s each, from 100 s on";
  stage.run();
  const BusTally bus = tallyOf(stage);
  EXPECT_EQ(bus.on_list, 6u);
  EXPECT_EQ(bus.boarded, 6u);
  EXPECT_NEAR(bus.left_s, 130, 0.2);
  EXPECT_TRUE(bus.missed.empty());
  EXPECT_EQ(stage.world().handedOver()->by_bus, 6u);
  EXPECT_EQ(stage.count(Status::arrived), 4u);
}

TEST(Buses, TwoDoorsTakeHalfAsLong) {
  Scenario scenario = busScenario();
  scenario.buses.front().doors = 2;
  Stage stage(roomWithStop(), scenario);
  stage.run();
  EXPECT_NEAR(tallyOf(stage).left_s, 115, 0.2);
}

TEST(Buses, AFullBusLeavesAndWhoFoundNoSeatIsNamed) {
  Scenario scenario = busScenario();
  scenario.buses.front().seats = 4;
  Stage stage(roomWithStop(), scenario);
  stage.run();
  const BusTally bus = tallyOf(stage);
  EXPECT_EQ(bus.boarded, 4u);
  EXPECT_NEAR(bus.left_s, 120, 0.2);
  ASSERT_EQ(bus.missed.size(), 2u);
  for (const std::uint32_t agent : bus.missed)
    EXPECT_GE(agent, 4u) << "the last six are on the list";
  EXPECT_EQ(stage.world().handedOver()->waiting, 2u);
}

TEST(Buses, WhoComesTooLateHasMissedIt) {
  Scenario scenario = busScenario();
  scenario.buses.front().comes_s = 0;
  scenario.buses.front().leaves_s = 0.5;
  Stage stage(roomWithStop(), scenario);
  stage.run();
  const BusTally bus = tallyOf(stage);
  EXPECT_EQ(bus.boarded, 0u);
  EXPECT_NEAR(bus.left_s, 0.5, 0.1);
  EXPECT_EQ(bus.missed.size(), 6u);
  EXPECT_EQ(stage.world().handedOver()->waiting, 6u);
}

TEST(Buses, ALateBusIsWaitedForThroughHoursInWhichNobodyMoves) {
  Scenario scenario = busScenario();
  scenario.duration_s = 40000;
  scenario.buses.front().lateBy_s = 36000;
  Stage stage(roomWithStop(), scenario);
  std::size_t steps = 0;
  while (!stage.world().finished()) {
    stage.world().step();
    ++steps;
  }
  EXPECT_NEAR(tallyOf(stage).left_s, 36130, 0.3);
  EXPECT_EQ(tallyOf(stage).boarded, 6u);
  EXPECT_LT(steps, 10000u) << "the wait costs steps";
}

TEST(Buses, TheFirstOfAClassAreFetchedAndTheLastGoByBus) {
  Scenario scenario = busScenario();
  scenario.events.front().kind = EventKind::release;
  Pickup pickup;
  pickup.groups = {"class"};
  pickup.escorted = 0.3;
  pickup.wait = {"parents"};
  pickup.exits = {"far"};
  pickup.arrival.at = {"near"};
  pickup.arrival.from_s = 0;
  pickup.arrival.to_s = 30;
  pickup.arrival.process = ArrivalProcess::uniform;
  scenario.pickups = {pickup};
  Stage stage(roomWithStop(), scenario);
  stage.run();
  const HandOverTally tally = *stage.world().handedOver();
  EXPECT_EQ(tally.matched, 3u);
  EXPECT_EQ(tally.by_bus, 6u);
  EXPECT_EQ(tally.alone, 1u);
  EXPECT_EQ(tally.waiting, 0u);
  scenario.pickups.front().escorted = 0.5;
  EXPECT_EQ(codesOf(scenario), "scenario.bus-list-too-long ");
}

TEST(Buses, TheSameForAnyNumberOfThreads) {
  Stage one(roomWithStop(), busScenario(), 1), two(roomWithStop(), busScenario(), 2);
  one.run();
  two.run();
  EXPECT_EQ(one.world().hash(), two.world().hash());
}

TEST(Buses, TheCheckTellsWhatIsWrong) {
  Scenario scenario = busScenario();
  scenario.buses.push_back(scenario.buses.front());
  scenario.buses.back().share = 0.4;
  EXPECT_EQ(codesOf(scenario), "scenario.bus-twice ");
  scenario = busScenario();
  scenario.buses.front().stop = "nowhere";
  EXPECT_EQ(codesOf(scenario), "scenario.unknown-reference ");
  scenario = busScenario();
  scenario.buses.front().leaves_s = 100;
  EXPECT_EQ(codesOf(scenario), "scenario.bus-times ");
  scenario.buses.front().leaves_s = 300;
  scenario.buses.front().lateBy_s = 301;
  EXPECT_EQ(codesOf(scenario), "scenario.bus-times ") << "it would leave after the end";
  scenario = busScenario();
  scenario.groups.front().assembly.clear();
  EXPECT_EQ(codesOf(scenario), "scenario.bus-without-slot ");
}

}  // namespace
}  // namespace muster::simulation
