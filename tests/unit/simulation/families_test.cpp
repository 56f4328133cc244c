// Hand-over of children: who leaves with whom and when, and that every child is accounted for.
#include <gtest/gtest.h>

#include <algorithm>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

plan::Draft roomWithZones() {
  plan::Draft draft = testing::roomWithTwoExits();
  testing::addZone(draft, "sign", {9, 1}, {13, 5});
  testing::addZone(draft, "parents", {9, 5.5}, {13, 9});
  return draft;
}

// A class of ten walks to its sign; parents come in at the near door and all leave by the far one.
Scenario dismissal(double escorted) {
  behaviour::Group children = testing::loosePeople("class", 10, "room");
  children.assembly = "sign";
  Scenario scenario = testing::scenarioWith({children});
  scenario.events.front().kind = EventKind::release;  // an alarm would keep the parents away
  Pickup pickup;
  pickup.groups = {"class"};
  pickup.escorted = escorted;
  pickup.wait = {"parents"};
  pickup.exits = {"far"};
  pickup.arrival.at = {"near"};
  pickup.arrival.from_s = 0;
  pickup.arrival.to_s = 30;
  pickup.arrival.process = ArrivalProcess::uniform;
  pickup.match = {behaviour::Distribution::Kind::fixed, 10, 0, 0, 0, 600};
  scenario.pickups = {pickup};
  return scenario;
}

// When each left, by row; 0 if it did not.
std::vector<double> leavingTimes(Stage& stage, double limit_s = 1000) {
  std::vector<double> left(stage.world().frame().status.size(), 0);
  while (!stage.world().finished() && stage.world().frame().time_s < limit_s) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (frame.status[i] == Status::out && left[i] == 0) left[i] = frame.time_s;
    }
  }
  return left;
}

TEST(Families, EachChildLeavesWithItsParentOneAfterTheOther) {
  Stage stage(roomWithZones(), dismissal(1));
  const auto left = leavingTimes(stage);
  ASSERT_EQ(left.size(), 20u);
  std::vector<double> sorted;
  for (std::size_t child = 0; child < 10; ++child) {
    EXPECT_GT(left[child], 0) << child;
    EXPECT_NEAR(left[child], left[10 + child], 4) << "not together";
    sorted.push_back(left[child]);
  }
  std::ranges::sort(sorted);
  EXPECT_GT(sorted.back() - sorted.front(), 75) << "one desk, 10 s a child";
}

TEST(Families, TwoDesksTakeHalfAsLong) {
  Scenario scenario = dismissal(1);
  scenario.pickups.front().desks = 2;
  Stage stage(roomWithZones(), scenario);
  const auto left = leavingTimes(stage);
  EXPECT_LT(*std::ranges::max_element(left), 95);
  EXPECT_EQ(stage.count(Status::out), 20u);
}

TEST(Families, ChildrenWhomNobodyFetchesLeaveAlone) {
  Stage stage(roomWithZones(), dismissal(0.3));
  const auto left = leavingTimes(stage);
  ASSERT_EQ(left.size(), 13u);
  EXPECT_EQ(stage.count(Status::out), 13u);
  EXPECT_EQ(stage.world().handedOver()->matched, 3u);
  EXPECT_EQ(stage.world().handedOver()->alone, 7u);
  for (std::size_t child = 3; child < 10; ++child) EXPECT_LT(left[child], 45) << child;
}

TEST(Families, AChildWaitsForALateParentAndAllAreAccountedFor) {
  Scenario scenario = dismissal(1);
  scenario.pickups.front().late = 0.2;
  scenario.pickups.front().lateBy_s = 1100;
  Stage stage(roomWithZones(), scenario);
  stage.run(130);
  const HandOverTally early = *stage.world().handedOver();
  EXPECT_GE(early.matched, 8u);
  EXPECT_GE(early.waiting, 1u);
  EXPECT_EQ(early.matched + early.waiting, 10u);
  stage.run();
  EXPECT_EQ(stage.count(Status::out), 20u);
  EXPECT_EQ(stage.world().handedOver()->matched, 10u);
}

TEST(Families, TheCheckTellsWhatIsMissing) {
  Scenario scenario = dismissal(1);
  scenario.groups.front().assembly.clear();
  std::string all;
  for (const Problem& p : testing::problemsOf(roomWithZones(), scenario)) all += p.code + " ";
  EXPECT_NE(all.find("scenario.pickup-without-slot"), std::string::npos) << all;
}

}  // namespace
}  // namespace muster::simulation
