// What a fire does to people: slower, dosed, fallen, turned round, shut in, warned.
#include "simulation/smoke.h"

#include <gtest/gtest.h>

#include "hazard/dose.h"
#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

hazard::Fire airEverywhere(hazard::Conditions air, std::vector<std::string> spaces = {}) {
  hazard::Fire fire;
  fire.source = hazard::UniformFire{air, std::move(spaces), 0, {}};
  return fire;
}

hazard::Conditions smoke(double extinction_per_m) {
  hazard::Conditions air;
  air.extinction_per_m = extinction_per_m;
  return air;
}

double timeToLeave(const plan::Draft& draft, const Scenario& scenario) {
  Stage stage(draft, scenario);
  stage.run();
  EXPECT_EQ(stage.count(Status::out), stage.world().frame().status.size());
  return stage.world().frame().time_s;
}

Scenario onePerson(const std::string& space) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("one", 1, space)});
  for (auto& profile : scenario.profiles) {
    if (profile.id == "adult") profile.speed = {behaviour::Distribution::Kind::fixed, 1.25};
  }
  return scenario;
}

TEST(Smoke, SlowsByTheChosenLaw) {
  const plan::Draft corridor = testing::corridorInPieces(1);
  const double clear_s = timeToLeave(corridor, onePerson("start"));
  for (const auto law : {hazard::SmokeLaw::lund, hazard::SmokeLaw::fridolf}) {
    Scenario scenario = onePerson("start");
    scenario.fire = airEverywhere(smoke(3));
    scenario.fire->effects.law = law;
    const double share = hazard::speedInSmoke(law, 1.25, 3, 3, 0.2) / 1.25;
    EXPECT_LT(share, 0.8);
    EXPECT_NEAR(timeToLeave(corridor, scenario) / clear_s, 1 / share, 0.03 / share);
  }
  Scenario scenario = onePerson("start");
  scenario.fire = airEverywhere(smoke(3));
  scenario.fire->effects.law = hazard::SmokeLaw::none;
  EXPECT_DOUBLE_EQ(timeToLeave(corridor, scenario), clear_s);
}

TEST(Smoke, ADoseOfOneFells) {
  hazard::Conditions air;
  air.carbonMonoxide = 0.02;
  Scenario scenario = testing::scenarioWith({testing::loosePeople("held", 5, "room")});
  scenario.groups[0].heldUntilReleased = true;
  scenario.duration_s = 600;
  scenario.fire = airEverywhere(air, {"room"});
  Stage stage(testing::roomWithExit(10, 10, 1), scenario);
  const double expected_s = 1 / hazard::gasDoseRate_per_s(air);
  ASSERT_LT(expected_s, 100);
  stage.run(expected_s - kBreathEvery_s);
  EXPECT_EQ(stage.count(Status::incapacitated), 0u);
  EXPECT_NEAR(stage.world().frame().exposure[0].gasDose, 1, 2.2 * kBreathEvery_s / expected_s);
  stage.run(expected_s + kBreathEvery_s + 0.1);
  EXPECT_EQ(stage.count(Status::incapacitated), 5u);
  // Fallen, not gone: in the way of others, and nobody waits for them to go on.
  for (std::size_t i = 0; i < 5; ++i) EXPECT_TRUE(stage.world().frame().crowd->present[i]);
  EXPECT_TRUE(stage.world().finished());
}

TEST(Smoke, WhoComesLaterFallsInTheSameAir) {
  hazard::Conditions air;
  air.carbonMonoxide = 1;  // at once
  Scenario scenario = testing::scenarioWith(
      {testing::loosePeople("fallen", 40, "piece-0"), testing::loosePeople("late", 1, "start")});
  scenario.groups[0].heldUntilReleased = true;
  scenario.groups[1].releaseDelay_s = 5;
  scenario.fire = airEverywhere(air, {"piece-0"});
  Stage stage(testing::corridorInPieces(3), scenario);
  stage.run(300);
  EXPECT_EQ(stage.count(Status::incapacitated), 41u);
}

// Of those in the middle, half have the near door before them; it lies in smoke.
plan::Draft doorsThroughPorches() {
  plan::Draft draft = testing::roomWithTwoExits();
  for (const bool left : {true, false}) {
    plan::DraftSpace porch = draft.spaces.front();
    porch.id = left ? "left" : "right";
    porch.shape.outer =
        left ? geometry::rectangle({-5, 3}, {0, 7}) : geometry::rectangle({20, 3}, {25, 7});
    draft.spaces.push_back(porch);
    plan::DraftOpening out = draft.openings[left ? 0 : 1];
    out.id += "-out";
    const double x = left ? -5 : 25;
    out.line = {{x, 4}, {x, 6}};
    out.clear_width_m = 2;
    draft.openings.push_back(out);
    draft.openings[left ? 0 : 1].outside = false;
  }
  return draft;
}

std::size_t leftThrough(const plan::Draft& draft, const Scenario& scenario, const char* opening,
                        int threads = 1, std::string* hash = nullptr) {
  Stage stage(draft, scenario, threads);
  std::size_t passed = 0;
  while (!stage.world().finished()) {
    stage.world().step();
    for (const Passage& passage : stage.world().frame().passages) {
      passed += stage.campus()[passage.opening].id == opening ? 1 : 0;
    }
  }
  if (hash) *hash = stage.world().hash();
  EXPECT_EQ(stage.count(Status::out), stage.world().frame().status.size());
  return passed;
}

TEST(Smoke, WhoSeesASmokyWayTurnsRoundAndTellsTheOthers) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 30, "room")});
  const std::size_t clear = leftThrough(doorsThroughPorches(), scenario, "near-out");
  EXPECT_GT(clear, 5u);
  scenario.fire = airEverywhere(smoke(2), {"left"});
  EXPECT_EQ(leftThrough(doorsThroughPorches(), scenario, "near-out"), 0u);
}

TEST(Smoke, AnAssignedExitIsGivenUp) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 10, "room")});
  scenario.groups[0].exits = {"near-out"};
  EXPECT_EQ(leftThrough(doorsThroughPorches(), scenario, "near-out"), 10u);
  scenario.fire = airEverywhere(smoke(2), {"left"});
  EXPECT_EQ(leftThrough(doorsThroughPorches(), scenario, "far-out"), 10u);
}

TEST(Smoke, IsWalkedThroughWhereThereIsNoOtherWay) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 10, "room")});
  scenario.fire = airEverywhere(smoke(2), {"left", "right"});
  const std::size_t left = leftThrough(doorsThroughPorches(), scenario, "near-out");
  EXPECT_LE(left, 10u);
}

TEST(Smoke, ThinSmokeTurnsNobodyRound) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 30, "room")});
  const std::size_t clear = leftThrough(doorsThroughPorches(), scenario, "near-out");
  scenario.fire = airEverywhere(smoke(0.4), {"left"});  // 7.5 m to see
  EXPECT_NEAR(static_cast<double>(leftThrough(doorsThroughPorches(), scenario, "near-out")),
              static_cast<double>(clear), 2);
}

TEST(Smoke, FireBeforeTheOnlyDoorShutsPeopleIn) {
  hazard::Conditions air;
  air.temperature_C = 300;
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 8, "room")});
  scenario.duration_s = 60;
  scenario.fire = airEverywhere(air, {"apron"});
  Stage stage(testing::roomWithExit(10, 10, 1), scenario);
  stage.run();
  EXPECT_EQ(stage.count(Status::stuck), 8u);  // told, not dropped, and not sent into it
  EXPECT_EQ(stage.count(Status::incapacitated), 0u);
}

TEST(Smoke, StartsThoseWhoWaitInItWithoutAnAlarm) {
  Scenario scenario = testing::scenarioWith(
      {testing::loosePeople("smoky", 4, "start"), testing::loosePeople("clear", 4, "piece-2")});
  scenario.events[0].at_s = 100;
  scenario.fire = airEverywhere(smoke(0.2), {"start"});
  Stage stage(testing::corridorInPieces(3), scenario);
  stage.run(4.9);
  EXPECT_EQ(stage.count(Status::waiting), 8u);
  stage.run(12);
  EXPECT_EQ(stage.count(Status::waiting), 4u);
  stage.run(90);
  EXPECT_EQ(stage.count(Status::out), 4u);
  stage.run();
  EXPECT_EQ(stage.count(Status::out), 8u);
}

TEST(SmokeParallel, SameBitsForAnyNumberOfThreads) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 120, "room")});
  hazard::Conditions air = smoke(2);
  air.carbonMonoxide = 0.01;
  scenario.fire = airEverywhere(air, {"left"});
  std::string one, three;
  leftThrough(doorsThroughPorches(), scenario, "near-out", 1, &one);
  leftThrough(doorsThroughPorches(), scenario, "near-out", 3, &three);
  EXPECT_EQ(one, three);
}

TEST(Lights, OutHalveTheSpeedUntilTheyAreOn) {
  const plan::Draft corridor = testing::corridorInPieces(1);
  const double clear_s = timeToLeave(corridor, onePerson("start"));
  Scenario scenario = onePerson("start");
  Event out;
  out.kind = EventKind::lightsOut;
  scenario.events.insert(scenario.events.begin(), out);
  const double dark_s = timeToLeave(corridor, scenario);
  EXPECT_NEAR(dark_s / clear_s, 2.0, 0.05);
  Event on;
  on.kind = EventKind::lightsOn;
  on.at_s = dark_s / 2;
  scenario.events.push_back(on);
  EXPECT_NEAR(timeToLeave(corridor, scenario) / clear_s, 1.5, 0.05);
}

}  // namespace
}  // namespace muster::simulation
