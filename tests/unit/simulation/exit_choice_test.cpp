// Which of several exits: equal ones, familiar ones, those that others take, those without a queue.
#include "simulation/exit_choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

// 30 × 20 m, two 1 m exits in one wall: "near" for most of the room (RiMEA 11).
plan::Draft twoExitsInOneWall() {
  plan::Draft draft = testing::roomWithTwoExits();
  draft.spaces.front().shape.outer = geometry::rectangle({0, 0}, {30, 20});
  draft.openings[0].line = {{21.5, 0}, {22.5, 0}};
  draft.openings[1].line = {{27.5, 0}, {28.5, 0}};
  for (plan::DraftOpening& opening : draft.openings) opening.clear_width_m = 1.0;
  return draft;
}

struct Outcome {
  std::size_t far = 0, out = 0;
  double time_s = 0;
  std::vector<int> changes;  // of the opening headed for, by person
};

Outcome outcome(const plan::Draft& draft, const Scenario& scenario) {
  Stage stage(draft, scenario);
  Outcome result;
  std::vector<plan::OpeningId> before(stage.world().frame().status.size());
  result.changes.resize(before.size());
  while (!stage.world().finished()) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    for (const Passage& passage : frame.passages) {
      result.far += stage.campus()[passage.opening].id == "far" ? 1 : 0;
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      const plan::OpeningId now = frame.heading_for[i];
      if (before[i].valid() && now.valid() && now != before[i]) ++result.changes[i];
      if (now.valid()) before[i] = now;
    }
  }
  result.out = stage.count(Status::out);
  result.time_s = stage.world().frame().time_s;
  return result;
}

TEST(ExitChoice, BetweenEqualWaysAPersonsLotDecides) {
  const plan::Checked checked = plan::check(testing::roomWithTwoExits());
  ASSERT_TRUE(checked.campus);
  const navigation::Atlas atlas(*checked.campus);
  navigation::Routes routes(atlas);
  const navigation::RouteId route = routes.add({});
  const plan::SpaceId room = checked.campus->space("room");
  const Random random(1);
  int far = 0;
  for (std::uint32_t person = 0; person < 1000; ++person) {
    const double lot = random.uniform(person, Purpose::routeTaste, 1);
    const plan::OpeningId exit = routes.next(route, room, {10, 5}, lot).opening;
    far += (*checked.campus)[exit].id == "far" ? 1 : 0;
    // Who is nearer to one of them takes it, whatever the lot.
    EXPECT_EQ((*checked.campus)[routes.next(route, room, {9.9, 5}, lot).opening].id, "near");
  }
  EXPECT_NEAR(far, 500, 50);  // three standard deviations
}

TEST(ExitChoice, AFamiliarExitIsPreferredButNotTheOnlyOne) {
  behaviour::Group group = testing::loosePeople("all", 20, "room");
  const std::size_t unfamiliar =
      outcome(testing::roomWithTwoExits(), testing::scenarioWith({group})).far;
  EXPECT_GT(unfamiliar, 4u);
  EXPECT_LT(unfamiliar, 16u);
  group.familiarExits = {"far"};
  EXPECT_EQ(outcome(testing::roomWithTwoExits(), testing::scenarioWith({group})).far, 20u);
  plan::Draft locked = testing::roomWithTwoExits();
  locked.openings.back().locked = true;
  const Outcome other = outcome(locked, testing::scenarioWith({group}));
  EXPECT_EQ(other.far, 0u);
  EXPECT_EQ(other.out, 20u);
}

// 10 × 12 m, exits in its far corners, people behind a wide opening at the other end.
plan::Draft exitsInTheCorners() {
  plan::Draft draft = testing::roomWithTwoExits();
  draft.spaces.front().shape.outer = geometry::rectangle({0, 2}, {10, 12});
  draft.openings[0].line = {{0.2, 12}, {1.4, 12}};
  draft.openings[1].line = {{8.6, 12}, {9.8, 12}};
  plan::DraftSpace start = draft.spaces.front();
  start.id = "start";
  start.shape.outer = geometry::rectangle({0, 0}, {10, 2});
  draft.spaces.push_back(start);
  plan::DraftOpening gap = draft.openings[0];
  gap.id = "gap";
  gap.outside = false;
  gap.kind = plan::OpeningKind::gap;
  gap.line = {{0, 2}, {10, 2}};
  gap.clear_width_m = 10;
  draft.openings.push_back(gap);
  return draft;
}

// NIST TN 1822, 3.2: people who are bound for one exit draw others.
TEST(ExitChoice, OthersChoiceDraws) {
  std::size_t alone = 0, influenced = 0;
  constexpr std::uint64_t kSeeds = 24;  // 192 free people: half of them are 96 ± 7
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    behaviour::Group bound = testing::loosePeople("bound", 4, "start");
    bound.exits = {"far"};
    Scenario scenario = testing::scenarioWith({bound, testing::loosePeople("free", 8, "start")});
    scenario.seed = seed;
    alone += outcome(exitsInTheCorners(), scenario).far - 4;
    scenario.model.socialInfluence = 0.8;
    influenced += outcome(exitsInTheCorners(), scenario).far - 4;
  }
  EXPECT_NEAR(static_cast<double>(alone), 96, 21);
  EXPECT_GT(influenced, alone + 32);
}

TEST(ExitChoice, AQueueSendsSomeToTheFartherExitAndAllAreOutSooner) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 300, "room")});
  const Outcome never = outcome(twoExitsInOneWall(), scenario);
  scenario.model.reroute = Reroute::queues;
  const Outcome queues = outcome(twoExitsInOneWall(), scenario);
  EXPECT_EQ(queues.out, 300u);
  EXPECT_GT(queues.far, never.far + 20);
  EXPECT_LT(queues.far, 200u);
  EXPECT_LT(queues.time_s, 0.9 * never.time_s);
}

// One run says little of how often people change their minds: of 16 seeds they did 261 to 356
// times, 297 in the mean, nobody more than four times, and at most 17 of 300 so often.
TEST(ExitChoice, NobodyDithersBetweenQueues) {
  constexpr int kSeeds = 8, kPeople = 300;
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", kPeople, "room")});
  scenario.model.reroute = Reroute::queues;
  int all = 0;
  for (scenario.seed = 1; scenario.seed <= kSeeds; ++scenario.seed) {
    const std::vector<int> changes = outcome(twoExitsInOneWall(), scenario).changes;
    all += std::accumulate(changes.begin(), changes.end(), 0);
    EXPECT_LE(std::ranges::max(changes), 5) << scenario.seed;
    EXPECT_LT(std::ranges::count_if(changes, [](int n) { return n > 3; }), kPeople / 10)
        << scenario.seed;
  }
  // About once a person: three standard errors of eight runs above the mean.
  EXPECT_LT(all, 1.08 * kSeeds * kPeople);
}

// The queue stands two spaces ahead, at the exit behind a wide gap.
TEST(ExitChoice, QueuesFartherAlongTheRouteCount) {
  const auto draft = [] {
    plan::Draft plan = testing::roomWithTwoExits();
    plan.spaces.front().shape.outer = geometry::rectangle({4, 0}, {20, 10});
    plan.openings[0].line = {{0, 4.5}, {0, 5.5}};
    plan.openings[0].clear_width_m = 1.0;
    plan::DraftSpace lobby = plan.spaces.front();
    lobby.id = "lobby";
    lobby.shape.outer = geometry::rectangle({0, 0}, {4, 10});
    plan.spaces.push_back(lobby);
    plan::DraftOpening gap = plan.openings[0];
    gap.id = "gap";
    gap.outside = false;
    gap.kind = plan::OpeningKind::gap;
    gap.line = {{4, 0}, {4, 10}};
    gap.clear_width_m = 10;
    plan.openings.push_back(gap);
    return plan;
  };
  Scenario scenario = testing::scenarioWith(
      {testing::loosePeople("waiting", 100, "lobby"), testing::loosePeople("others", 40, "room")});
  const Outcome never = outcome(draft(), scenario);
  scenario.model.reroute = Reroute::queues;
  const Outcome queues = outcome(draft(), scenario);
  EXPECT_GE(queues.far, never.far + 8);
  EXPECT_EQ(queues.out, 140u);
}

TEST(ExitChoice, AFamiliarExitThatIsNoneIsRefusedWithItsPlace) {
  behaviour::Group group = testing::loosePeople("all", 2, "room");
  group.familiarExits = {"window"};
  group.place = {5, 1};
  Problems problems =
      testing::problemsOf(testing::roomWithTwoExits(), testing::scenarioWith({group}));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "scenario.unknown-reference");
  EXPECT_EQ(problems[0].place.line, 5u);
  group.familiarExits = {"door"};  // from room to apron, both indoors
  problems = testing::problemsOf(testing::roomWithExit(10, 8, 1), testing::scenarioWith({group}));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "scenario.not-an-exit");
}

TEST(ExitChoiceParallel, SameBitsForAnyNumberOfThreads) {
  const auto hashOf = [](int threads) {
    Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 600, "room")});
    scenario.model.reroute = Reroute::queues;
    scenario.model.socialInfluence = 0.3;
    Stage stage(twoExitsInOneWall(), scenario, threads);
    stage.run(20);
    return stage.world().hash();
  };
  const std::string one = hashOf(1);
  for (const int threads : {2, 8}) EXPECT_EQ(one, hashOf(threads)) << threads << " threads";
}

}  // namespace
}  // namespace muster::simulation
