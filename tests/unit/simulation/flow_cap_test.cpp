// Doors that pass no more than a code allows.
#include "simulation/flow_cap.h"

#include <gtest/gtest.h>

#include <map>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

Scenario capped(int people, double flow_per_m_s) {
  Scenario scenario = testing::scenarioWith({testing::loosePeople("all", people, "room")});
  scenario.model.flow = FlowMode::code;
  scenario.model.codeFlow_per_m_s = flow_per_m_s;
  return scenario;
}

// The door of roomWithExit is a gap, its exit leads out and is capped; here the room's own door.
plan::Draft roomWithDoor(double width_m) {
  plan::Draft draft = testing::roomWithExit(10, 8, width_m);
  draft.openings.front().kind = plan::OpeningKind::door;
  return draft;
}

// Times of passing an opening, in order.
std::vector<double> passagesOf(Stage& stage, const std::string& id) {
  std::vector<double> times;
  while (!stage.world().finished()) {
    stage.world().step();
    for (const Passage& passage : stage.world().frame().passages) {
      if (stage.campus()[passage.opening].id == id) times.push_back(stage.world().frame().time_s);
    }
  }
  return times;
}

TEST(FlowCap, ADoorPassesWhatTheCodeAllowsAndNoBurst) {
  for (const double flow : {0.8, 1.33}) {
    Stage stage(roomWithDoor(1.0), capped(60, flow));
    const auto times = passagesOf(stage, "door");
    ASSERT_EQ(times.size(), 60u);
    for (std::size_t i = 0; i < times.size(); ++i) {
      for (std::size_t j = i + 1; j < times.size(); ++j) {
        EXPECT_LE(static_cast<double>(j - i), 1 + flow * (times[j] - times[i] + 0.05) + 1e-6);
      }
    }
    // In the jam the door is used to the full.
    EXPECT_NEAR(static_cast<double>(40) / (times[50] - times[10]), flow, 0.05 * flow);
    EXPECT_EQ(stage.count(Status::out), 60u);
  }
}

TEST(FlowCap, AWideGatePassesSeveralInAStep) {
  plan::Draft draft = roomWithDoor(4.0);
  const plan::Checked checked = plan::check(draft);
  ASSERT_TRUE(checked.campus);
  const plan::OpeningId door = checked.campus->opening("door");
  FlowCap cap(*checked.campus, 3.0, 0.1, 0);  // 1.2 passages a step
  int passed = 0;
  for (int step = 0; step < 1000; ++step) {
    cap.refill();
    for (; cap.hasRoom(door); ++passed) cap.take(door);
  }
  EXPECT_NEAR(passed, 1200, 2);
}

TEST(FlowCap, GapsInsideABuildingAreNotCapped) {
  Stage open(testing::corridorInPieces(3), [] {
    Scenario scenario = testing::scenarioWith({testing::loosePeople("all", 5, "start")});
    scenario.model.flow = FlowMode::code;
    return scenario;
  }());
  const FlowCap cap(open.campus(), 1.33, 0.05, 5);
  EXPECT_FALSE(cap.caps(open.campus().opening("cut-1")));
  EXPECT_TRUE(cap.caps(open.campus().opening("exit")));
}

TEST(FlowCap, WhoCameToTheLineFirstPassesFirst) {
  const plan::Checked checked = plan::check(roomWithDoor(1.0));
  ASSERT_TRUE(checked.campus);
  const plan::OpeningId door = checked.campus->opening("door"),
                        exit = checked.campus->opening("exit");
  FlowCap cap(*checked.campus, 1.33, 0.05, 3);
  EXPECT_EQ(cap.standsSince(crowd::AgentId(2), door, 7), 7u);
  EXPECT_EQ(cap.standsSince(crowd::AgentId(1), door, 9), 9u);
  EXPECT_EQ(cap.standsSince(crowd::AgentId(2), door, 11), 7u);   // still there
  EXPECT_EQ(cap.standsSince(crowd::AgentId(2), exit, 12), 12u);  // somewhere else: anew
}

TEST(FlowCap, NobodyStandsBeyondTheLineWhileTheDoorIsFull) {
  Stage stage(roomWithDoor(1.0), capped(80, 0.5));
  double deepest = 0;
  while (stage.world().frame().time_s < 60) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    deepest = std::max(deepest, frame.deepestOverlap);
    for (std::size_t i = 0; i < frame.status.size(); ++i) {
      if (!frame.crowd->present[i]) continue;
      const plan::Space& space = stage.campus()[frame.crowd->body[i].space];
      ASSERT_TRUE(geometry::contains(space.walkable, frame.crowd->body[i].position));
    }
  }
  EXPECT_LE(deepest, 0.10);
}

TEST(FlowCapParallel, SameBitsForAnyNumberOfThreads) {
  const auto hashOf = [](int threads) {
    Stage stage(roomWithDoor(2.0), capped(300, 1.33), threads);
    stage.run(20);
    return stage.world().hash();
  };
  const std::string one = hashOf(1);
  for (const int threads : {2, 8}) EXPECT_EQ(one, hashOf(threads)) << threads << " threads";
}

}  // namespace
}  // namespace muster::simulation
