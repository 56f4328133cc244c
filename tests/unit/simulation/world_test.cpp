#include <gtest/gtest.h>

#include <cmath>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

TEST(World, EmptiesARoomAndCountsEverybody) {
  Stage stage(testing::roomWithExit(10, 8, 1.2),
              testing::scenarioWith({testing::loosePeople("all", 60, "room")}));
  stage.run();
  EXPECT_EQ(stage.count(Status::out), 60u);
  EXPECT_TRUE(stage.world().finished());
  EXPECT_LT(stage.world().frame().time_s, 120);
  // Faster than anybody can walk it would be wrong, too: the last one has at least the door's
  // capacity to wait for.
  EXPECT_GT(stage.world().frame().time_s, 60 / (3.0 * 1.2));
}

TEST(World, SameSeedSameHashOtherSeedOtherHash) {
  const auto hashOf = [](std::uint64_t seed) {
    Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 40, "room")});
    scenario.seed = seed;
    Stage stage(testing::roomWithExit(10, 8, 1.0), scenario);
    stage.run(10);
    return stage.world().hash();
  };
  EXPECT_EQ(hashOf(1), hashOf(1));
  EXPECT_NE(hashOf(1), hashOf(2));
}

TEST(WorldParallel, SameBitsForAnyNumberOfThreads) {
  const auto hashOf = [](std::string_view model, int threads) {
    Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 900, "room")});
    scenario.model.motion = model;
    Stage stage(testing::roomWithExit(40, 30, 2.0), scenario, threads);
    stage.run(6);
    return stage.world().hash();
  };
  for (const auto model : crowd::motionModelNames()) {
    const std::string one = hashOf(model, 1);
    for (const int threads : {2, 3, 8}) EXPECT_EQ(one, hashOf(model, threads)) << model << threads;
  }
}

// How far agents stand from the next by number, on average, at the start.
double meanToTheNext_m(int people) {
  Stage stage(testing::roomWithExit(40, 40, 2.0),
              testing::scenarioWith({testing::loosePeople("all", people, "room")}));
  const auto& body = stage.world().frame().crowd->body;
  double sum_m = 0;
  for (std::size_t i = 1; i < body.size(); ++i)
    sum_m += geometry::distance(body[i - 1].position, body[i].position);
  return sum_m / static_cast<double>(body.size() - 1);
}

// Two places chosen at random in a square are 0.52 of its side from each other on average.
TEST(World, ACrowdIsNumberedAlongLinesAFewPeopleAtRandom) {
  EXPECT_LT(meanToTheNext_m(1500), 3);
  EXPECT_LT(meanToTheNext_m(600), 3);
  EXPECT_NEAR(meanToTheNext_m(500), 0.52 * 40, 2);
}

// Paths must not depend on how a draughtsman cut the corridor: alone, and in a crowd as long as
// chaos has not had its time.
double widestDifference(int people, double until_s) {
  const auto scenario = [&] {
    return testing::scenarioWith({testing::loosePeople("all", people, "start")});
  };
  Stage whole(testing::corridorInPieces(1), scenario());
  Stage cut(testing::corridorInPieces(5), scenario());
  double widest = 0;
  while (!whole.world().finished() && whole.world().frame().time_s < until_s) {
    whole.world().step();
    cut.world().step();
    const auto& a = whole.world().frame().crowd->body;
    const auto& b = cut.world().frame().crowd->body;
    for (std::size_t i = 0; i < a.size(); ++i)
      widest = std::max(widest, geometry::distance(a[i].position, b[i].position));
  }
  return widest;
}

TEST(World, CuttingACorridorChangesNoTrajectory) {
  EXPECT_LT(widestDifference(1, 1e9), 0.01);
  EXPECT_LT(widestDifference(20, 15), 0.05);
}

std::uint64_t stepsPerLook(const char* motion, double step_s, double look_s) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 3, "room")});
  scenario.model.motion = motion;
  scenario.model.step_s = step_s;
  scenario.model.look_s = look_s;
  return testing::Stage(testing::roomWithExit(8, 6, 1.2), scenario).world().stepsPerLook();
}

TEST(World, PeopleLookRoundAfterWholeSteps) {
  EXPECT_EQ(stepsPerLook("anticipation", 0.05, 0.1), 2u);
  EXPECT_EQ(stepsPerLook("anticipation", 0.05, 0.09), 1u);
  EXPECT_EQ(stepsPerLook("anticipation", 0.02, 0.06), 3u);  // rounding takes none away
  EXPECT_EQ(stepsPerLook("anticipation", 0.1, 0.005), 1u);
  EXPECT_EQ(stepsPerLook("collision-free", 0.05, 0.1), 2u);
  EXPECT_EQ(stepsPerLook("social-force", 0.05, 0.1), 1u);  // forces change all the time
}

TEST(World, AClosedExitSendsEverybodyToTheOther) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 20, "room")});
  Event close;
  close.kind = EventKind::close;
  close.at_s = 1;
  close.openings = {"near"};
  scenario.events.push_back(close);
  Stage stage(testing::roomWithTwoExits(), scenario);
  stage.run(1.2);
  const std::size_t before = stage.count(Status::out);
  std::size_t far = 0;
  while (!stage.world().finished()) {
    stage.world().step();
    for (const Passage& passage : stage.world().frame().passages) {
      EXPECT_EQ(stage.campus()[passage.opening].id, "far");
      ++far;
    }
  }
  EXPECT_EQ(before + far, 20u);
  EXPECT_GT(far, 10u);
}

// Both exits are as wide as the corridor: the way back is exactly away from where he faces.
TEST(World, WhoMustGoBackTurnsRound) {
  plan::Draft draft = testing::corridorInPieces(1);
  draft.openings.back().line = {{30, 0}, {30, 3}};
  draft.openings.back().clear_width_m = 3;
  plan::DraftOpening back = draft.openings.back();
  back.id = "back";
  back.line = {{0, 0}, {0, 3}};
  draft.openings.push_back(back);
  Scenario scenario = testing::scenarioWith({testing::loosePeople("one", 1, "start")});
  scenario.groups.front().exits = {"exit"};
  Event close;
  close.kind = EventKind::close;
  close.at_s = 8;
  close.openings = {"exit"};
  scenario.events.push_back(close);
  scenario.duration_s = 60;
  Stage stage(draft, scenario);
  stage.run(7.9);
  EXPECT_GT(stage.world().frame().crowd->body[0].position.x, 8);
  stage.run();
  EXPECT_EQ(stage.count(Status::out), 1u);
}

TEST(World, ShutInPeopleAreStuckNotLost) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 5, "room")});
  Event close;
  close.kind = EventKind::close;
  close.openings = {"near", "far"};
  scenario.events.insert(scenario.events.begin(), close);
  Stage stage(testing::roomWithTwoExits(), scenario);
  stage.run();
  EXPECT_EQ(stage.count(Status::stuck), 5u);
}

TEST(World, DoorsOpenedLaterLetThemOut) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 5, "room")});
  Event close;
  close.kind = EventKind::close;
  close.openings = {"near", "far"};
  Event open = close;
  open.kind = EventKind::open;
  open.at_s = 30;
  scenario.events = {close, Event{}, open};
  Stage stage(testing::roomWithTwoExits(), scenario);
  stage.run();
  EXPECT_EQ(stage.count(Status::out), 5u);
  EXPECT_GT(stage.world().frame().time_s, 30);
}

TEST(World, OneWayAgainstTheCrowdIsNotPassed) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 8, "room")});
  Event oneWay;
  oneWay.kind = EventKind::oneWay;
  oneWay.openings = {"door"};
  oneWay.forward = false;
  scenario.events.insert(scenario.events.begin(), oneWay);
  Scenario other = scenario;
  other.events.front().forward = true;
  Stage forward(testing::roomWithExit(10, 8, 1.2), other);
  Stage backward(testing::roomWithExit(10, 8, 1.2), scenario);
  forward.run();
  backward.run();
  // `first` is one of the two; exactly one direction lets them out.
  EXPECT_EQ(forward.count(Status::out) + backward.count(Status::out), 8u);
  EXPECT_EQ(forward.count(Status::stuck) + backward.count(Status::stuck), 8u);
}

TEST(World, TellsContactForcesIfTheModelKnowsThem) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 100, "room")});
  Stage without(testing::roomWithExit(10, 8, 1.0), scenario);
  without.run(5);
  EXPECT_TRUE(without.world().frame().contactForce_N_per_m.empty());
  scenario.model.motion = "social-force";
  Stage stage(testing::roomWithExit(10, 8, 1.0), scenario);
  float highest = 0;
  while (!stage.world().finished()) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    ASSERT_EQ(frame.contactForce_N_per_m.size(), 100u);
    for (std::size_t i = 0; i < 100; ++i) {
      highest = std::max(highest, frame.contactForce_N_per_m[i]);
      EXPECT_GE(frame.contactForce_N_per_m[i], 0);
    }
  }
  EXPECT_GT(highest, 0);
  EXPECT_EQ(stage.count(Status::out), 100u);
  // Who is gone is squeezed no more.
  for (const float force : stage.world().frame().contactForce_N_per_m) EXPECT_EQ(force, 0);
}

TEST(World, NobodyOverlapsNorLeavesTheRoomThroughAWall) {
  Stage stage(testing::roomWithExit(10, 8, 1.0),
              testing::scenarioWith({testing::loosePeople("all", 100, "room")}));
  double deepest = 0;
  while (!stage.world().finished()) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    deepest = std::max(deepest, frame.deepestOverlap);
    for (std::size_t i = 0; i < frame.status.size(); ++i) {
      if (!frame.crowd->present[i]) continue;
      const geometry::Vec2 p = frame.crowd->body[i].position;
      const plan::Space& space = stage.campus()[frame.crowd->body[i].space];
      ASSERT_TRUE(geometry::contains(space.walkable, p)) << space.id << " " << p.x << " " << p.y;
    }
  }
  EXPECT_LE(deepest, 0.05);
  EXPECT_EQ(stage.count(Status::out), 100u);
}

}  // namespace
}  // namespace muster::simulation
