// People with helpers, and bodies that are too wide for a door.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

behaviour::Group assisted(int count, int helpers) {
  behaviour::Group group = testing::loosePeople("assisted", count, "room");
  group.profile = "assisted";
  group.helpers = helpers;
  return group;
}

behaviour::Profile walker(const std::string& id, const std::string& like, double speed) {
  behaviour::Profile profile = *behaviour::find(behaviour::builtInProfiles(), like);
  profile.id = id;
  profile.speed = {behaviour::Distribution::Kind::fixed, speed};
  return profile;
}

// When each passed the opening, by agent.
std::map<std::size_t, double> passing(Stage& stage, const std::string& id) {
  std::map<std::size_t, double> times;
  while (!stage.world().finished() && stage.world().frame().time_s < 300) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    for (const Passage& passage : frame.passages) {
      if (stage.campus()[passage.opening].id == id)
        times.emplace(passage.agent.index(), frame.time_s);
    }
  }
  return times;
}

double distanceBetween(Stage& stage, std::size_t a, std::size_t b) {
  const auto& body = stage.world().frame().crowd->body;
  return geometry::distance(body[a].position, body[b].position);
}

TEST(Helpers, BelongToTheGroupAndStartBesideWhomTheyHelp) {
  behaviour::Group group = assisted(3, 2);
  group.teachers = 1;
  Stage stage(testing::roomWithExit(20, 15, 1.2),
              testing::scenarioWith({group, testing::loosePeople("others", 5, "room")}));
  const Frame frame = stage.world().frame();
  ASSERT_EQ(frame.group.size(), 3u + 1 + 6 + 5);
  EXPECT_EQ(std::ranges::count(frame.group, GroupId(0)), 10);
  for (std::size_t helper = 0; helper < 6; ++helper) {
    EXPECT_LT(distanceBetween(stage, helper / 2, 4 + helper), 4) << helper;
  }
}

// Helpers at half his speed: alone he would be there three quarters of a minute before them.
TEST(Helpers, ArriveWithWhomTheyHelp) {
  behaviour::Group group = assisted(2, 3);
  group.helperProfile = "slow";
  Scenario scenario = testing::scenarioWith({group});
  scenario.profiles.push_back(walker("slow", "adult", 0.5));
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    scenario.seed = seed;
    Stage stage(testing::roomWithExit(40, 10, 1.2), scenario);
    const auto times = passing(stage, "exit");
    ASSERT_EQ(times.size(), 8u) << seed;
    for (std::size_t helper = 0; helper < 6; ++helper) {
      EXPECT_NEAR(times.at(2 + helper), times.at(helper / 3), 10) << seed << " " << helper;
    }
  }
}

// A helper's own pace is three times that.
TEST(Helpers, WalkNoFasterThanWhomTheyHelp) {
  behaviour::Group group = assisted(1, 2);
  group.profile = "snail";
  Scenario scenario = testing::scenarioWith({group});
  scenario.profiles.push_back(walker("snail", "assisted", 0.3));
  Stage stage(testing::roomWithExit(20, 10, 1.2), scenario);
  while (stage.world().frame().time_s < 20) {
    stage.world().step();
    const auto& body = stage.world().frame().crowd->body;
    for (std::size_t row = 0; row < 3; ++row) {
      EXPECT_LT(std::hypot(body[row].vx, body[row].vy), 0.37) << row;  // 1.2 v0
    }
  }
}

TEST(Helpers, ThreeInANarrowCorridorComeThrough) {
  Stage stage(testing::roomWithExit(30, 0.9, 0.9), testing::scenarioWith({assisted(3, 2)}));
  stage.run(300);
  EXPECT_EQ(stage.count(Status::out), 9u);
}

TEST(Helpers, AreRefusedWithWhatTheyCannotKeep) {
  plan::Draft draft = testing::roomWithTwoExits();
  testing::addZone(draft, "left", {2, 2}, {6, 8});
  behaviour::Group group = assisted(1, 1);
  group.place = {7, 1};
  group.party = "family";
  group.files = 2;
  group.helperProfile = "nobody";
  behaviour::Group walker = assisted(1, 1);
  walker.id = "walker";
  walker.via = {"left"};
  const Problems problems = testing::problemsOf(draft, testing::scenarioWith({group, walker}));
  ASSERT_EQ(problems.size(), 4u);
  EXPECT_EQ(problems[0].code, "scenario.unknown-reference");
  EXPECT_EQ(problems[1].code, "scenario.not-with-helpers");
  EXPECT_EQ(problems[2].code, "scenario.not-with-helpers");
  EXPECT_EQ(problems[2].place.line, 7u);
  EXPECT_EQ(problems[3].code, "scenario.not-with-journey");
}

TEST(Helpers, CountWhereRoomIsShort) {
  const plan::Draft draft = testing::roomWithExit(3, 2, 1.0);
  EXPECT_TRUE(testing::problemsOf(draft, testing::scenarioWith({assisted(4, 1)})).empty());
  const Problems problems = testing::problemsOf(draft, testing::scenarioWith({assisted(12, 4)}));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "scenario.more-people-than-fit");
}

TEST(Helpers, SameBitsForAnyNumberOfThreads) {
  const auto hashOf = [](int threads) {
    Stage stage(testing::roomWithExit(30, 20, 2.0), testing::scenarioWith({assisted(60, 2)}),
                threads);
    stage.run(15);
    return stage.world().hash();
  };
  const std::string one = hashOf(1);
  for (const int threads : {2, 8}) EXPECT_EQ(one, hashOf(threads)) << threads << " threads";
}

behaviour::Group wheelchairUser() {
  behaviour::Group group = testing::loosePeople("user", 1, "room");
  group.profile = "wheelchair";
  group.place = {9, 1};
  return group;
}

TEST(DoorWidth, TooNarrowForAWheelchairIsTold) {
  const Problems problems = testing::problemsOf(testing::roomWithExit(10, 8, 0.65),
                                                testing::scenarioWith({wheelchairUser()}));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "scenario.door-too-narrow");
  EXPECT_EQ(problems[0].severity, Severity::warning);
  EXPECT_EQ(problems[0].place.line, 9u);
  const std::vector<std::pair<std::string, std::string>> told{
      {"opening", "door"}, {"value", "65"}, {"valid", "70"}};
  EXPECT_EQ(problems[0].arguments, told);
}

TEST(DoorWidth, AsWideAsTheBodyOrForOthersIsNotTold) {
  const auto problemsWith = [](double door_m, const behaviour::Group& group) {
    return testing::problemsOf(testing::roomWithExit(10, 8, door_m),
                               testing::scenarioWith({group}));
  };
  EXPECT_TRUE(problemsWith(0.70, wheelchairUser()).empty());
  EXPECT_TRUE(problemsWith(0.65, testing::loosePeople("walkers", 3, "room")).empty());
}

TEST(DoorWidth, ADoorThatIsNotOnTheWayIsNotTold) {
  plan::Draft draft = testing::roomWithTwoExits();
  draft.openings[1].clear_width_m = 0.6;  // "far"
  behaviour::Group user = wheelchairUser();
  user.exits = {"near"};
  EXPECT_TRUE(testing::problemsOf(draft, testing::scenarioWith({user})).empty());
  user.exits = {"far"};
  ASSERT_EQ(testing::problemsOf(draft, testing::scenarioWith({user})).size(), 1u);
}

// What the warning says.
TEST(DoorWidth, AWheelchairIsStuckAtANarrowDoor) {
  for (const double door_m : {0.65, 0.90}) {
    Stage stage(testing::roomWithExit(10, 8, door_m), testing::scenarioWith({wheelchairUser()}));
    stage.run(200);
    EXPECT_EQ(stage.count(Status::out), door_m > 0.7 ? 1u : 0u) << door_m;
  }
}

}  // namespace
}  // namespace muster::simulation
