// Parties that stay together and classes that walk in files.
#include "simulation/pace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

behaviour::Profile walker(const std::string& id, double speed) {
  behaviour::Profile profile = *behaviour::find(behaviour::builtInProfiles(), "adult");
  profile.id = id;
  profile.speed = {behaviour::Distribution::Kind::fixed, speed};
  return profile;
}

// NIST TN 1822, 2.9: four people at 1.25 m/s and one at 0.5 m/s.
Scenario family(const std::string& party) {
  behaviour::Group fast = testing::loosePeople("fast", 4, "room");
  fast.profile = "fast";
  fast.party = party;
  behaviour::Group slow = testing::loosePeople("slow", 1, "room");
  slow.profile = "slow";
  slow.party = party;
  Scenario scenario = testing::scenarioWith({fast, slow});
  scenario.profiles.push_back(walker("fast", 1.25));
  scenario.profiles.push_back(walker("slow", 0.5));
  return scenario;
}

// When each passed the opening, by agent.
std::map<std::size_t, double> passing(Stage& stage, const std::string& id) {
  std::map<std::size_t, double> times;
  while (!stage.world().finished()) {
    stage.world().step();
    for (const Passage& passage : stage.world().frame().passages) {
      if (stage.campus()[passage.opening].id == id)
        times.emplace(passage.agent.index(), stage.world().frame().time_s);
    }
  }
  return times;
}

double spreadOfArrival(const Scenario& scenario) {
  Stage stage(testing::roomWithExit(20, 15, 1.2), scenario);
  const auto times = passing(stage, "exit");
  EXPECT_EQ(times.size(), 5u);
  const auto [first, last] = std::ranges::minmax_element(
      times, [](const auto& a, const auto& b) { return a.second < b.second; });
  return last->second - first->second;
}

TEST(Party, FastAndSlowArriveTogether) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    Scenario together = family("family"), alone = family("");
    together.seed = alone.seed = seed;
    EXPECT_LE(spreadOfArrival(together), 10) << seed;
    EXPECT_GT(spreadOfArrival(alone), 12) << seed;
  }
}

TEST(Party, WhoIsShutInHoldsNobodyUp) {
  behaviour::Group inside = testing::loosePeople("inside", 1, "room");
  behaviour::Group outside = testing::loosePeople("outside", 3, "apron");
  inside.party = outside.party = "family";
  plan::Draft draft = testing::roomWithExit(10, 8, 1.2);
  for (plan::DraftOpening& opening : draft.openings) opening.locked = opening.id == "door";
  Stage stage(draft, testing::scenarioWith({inside, outside}));
  stage.run(30);
  EXPECT_EQ(stage.count(Status::out), 3u);
  EXPECT_EQ(stage.count(Status::stuck), 1u);
}

TEST(Party, ALongPartyInANarrowCorridorComesThrough) {
  Scenario scenario = family("family");
  scenario.groups[0].count = 20;
  Stage stage(testing::roomWithExit(30, 0.9, 0.9), scenario);
  stage.run(300);
  EXPECT_EQ(stage.count(Status::out), 21u);
}

behaviour::Group schoolClass(int files) {
  behaviour::Group group = testing::loosePeople("3-1", 24, "room");
  group.profile = "grade-3-4";
  group.isClass = true;
  group.teachers = 2;
  group.files = files;
  return group;
}

// A class in a room from which a corridor leads on.
plan::Draft roomAndCorridor() {
  plan::Draft draft = testing::roomWithExit(8, 7, 1.0);
  draft.spaces.back().shape.outer = geometry::rectangle({8, 0}, {40, 7});
  draft.openings.back().line = {{40, 0}, {40, 7}};
  draft.openings.back().clear_width_m = 7;
  return draft;
}

TEST(Files, NobodyOvertakesTheLeader) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    Scenario scenario = testing::scenarioWith({schoolClass(2)});
    scenario.seed = seed;
    Stage stage(roomAndCorridor(), scenario);
    const auto times = passing(stage, "exit");
    ASSERT_EQ(times.size(), 26u) << seed;
    for (const auto& [agent, time] : times) EXPECT_LE(times.at(24), time) << seed << " " << agent;
    EXPECT_LT(stage.world().frame().time_s, 120) << seed;
  }
}

TEST(Files, WithoutThemSomebodyDoesOvertake) {
  Stage stage(roomAndCorridor(), testing::scenarioWith({schoolClass(0)}));
  const auto times = passing(stage, "exit");
  EXPECT_TRUE(std::ranges::any_of(times, [&](const auto& at) { return at.second < times.at(24); }));
}

// Who was before another of the same file at the door still is at the end of the corridor.
TEST(Files, TheOrderOfTheDoorIsKept) {
  const auto overtakings = [](int files) {
    Stage stage(roomAndCorridor(), testing::scenarioWith({schoolClass(files)}));
    std::vector<std::size_t> atDoor, atExit;
    while (!stage.world().finished()) {
      stage.world().step();
      for (const Passage& passage : stage.world().frame().passages) {
        if (stage.world().frame().teacher[passage.agent.index()]) continue;
        const bool door = stage.campus()[passage.opening].id == "door";
        (door ? atDoor : atExit).push_back(passage.agent.index());
      }
    }
    int changed = 0;
    for (std::size_t i = 0; i < atDoor.size(); ++i) {
      for (std::size_t j = i + 1; j < atDoor.size(); ++j) {
        changed += std::ranges::find(atExit, atDoor[j]) < std::ranges::find(atExit, atDoor[i]);
      }
    }
    return changed;
  };
  EXPECT_LT(overtakings(1), 5);
  EXPECT_GT(overtakings(0), 30);
}

TEST(Files, TheLeaderWaitsForAClassThatFallsBack) {
  behaviour::Group group = schoolClass(2);
  group.count = 4;
  group.teachers = 1;
  group.profile = "snail";
  group.personResponse = {behaviour::Distribution::Kind::fixed, 20};
  Scenario scenario = testing::scenarioWith({group});
  scenario.profiles.push_back(walker("snail", 1.0));
  Stage stage(roomAndCorridor(), scenario);
  double farthest = 0;
  while (stage.world().frame().time_s < 25) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    farthest = std::max(farthest, frame.crowd->body[4].position.x);
  }
  // Alone the leader would be beyond 20 m by then.
  EXPECT_LT(farthest, 18);
  stage.run();
  EXPECT_EQ(stage.count(Status::out), 5u);
}

TEST(Party, TwoTargetsAndJourneysAreRefusedWithTheirPlace) {
  plan::Draft draft = testing::roomWithTwoExits();
  testing::addZone(draft, "left", {2, 2}, {6, 8});
  behaviour::Group one = testing::loosePeople("one", 1, "room");
  behaviour::Group other = testing::loosePeople("other", 1, "room");
  one.party = other.party = "family";
  other.assembly = "left";
  other.place = {12, 1};
  behaviour::Group walkers = testing::loosePeople("walkers", 1, "room");
  walkers.via = {"left"};
  walkers.party = "club";
  walkers.files = 2;
  walkers.place = {17, 1};
  const Problems problems =
      testing::problemsOf(draft, testing::scenarioWith({one, other, walkers}));
  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(problems[0].code, "scenario.not-with-journey");
  EXPECT_EQ(problems[1].code, "scenario.not-with-journey");
  EXPECT_EQ(problems[1].place.line, 17u);
  EXPECT_EQ(problems[2].code, "scenario.party-parts");
  EXPECT_EQ(problems[2].place.line, 12u);
}

TEST(PaceParallel, SameBitsForAnyNumberOfThreads) {
  const auto hashOf = [](int threads) {
    std::vector<behaviour::Group> groups;
    for (int i = 0; i < 40; ++i) {
      groups.push_back(testing::loosePeople("g" + std::to_string(i), 8, "room"));
      groups.back().party = "p" + std::to_string(i / 2);
      groups.back().teachers = i % 3;
      groups.back().files = i % 2;
    }
    Stage stage(testing::roomWithExit(30, 20, 2.0), testing::scenarioWith(groups), threads);
    stage.run(15);
    return stage.world().hash();
  };
  const std::string one = hashOf(1);
  for (const int threads : {2, 8}) EXPECT_EQ(one, hashOf(threads)) << threads << " threads";
}

}  // namespace
}  // namespace muster::simulation
