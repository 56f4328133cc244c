// Classes that walk to another room at the bell: all sit there, an alarm turns them round, a full
// room is told, and nobody sits on another's lap.
#include <gtest/gtest.h>

#include <algorithm>

#include "small_world.h"

namespace muster::simulation {
namespace {

using testing::Stage;

Event moveOf(double at_s, std::vector<std::string> groups, std::string room) {
  Event event;
  event.kind = EventKind::move;
  event.at_s = at_s;
  event.groups = std::move(groups);
  event.where = std::move(room);
  return event;
}

Event alarmAt(double at_s) {
  Event event;
  event.at_s = at_s;
  return event;
}

// People in "start"; pieces of 12 m to the right of it.
Scenario lessons(std::vector<behaviour::Group> groups, std::vector<Event> events) {
  Scenario scenario = testing::scenarioWith(std::move(groups));
  scenario.events = std::move(events);
  scenario.duration_s = 1200;
  return scenario;
}

std::size_t peopleIn(Stage& stage, const std::string& space) {
  const plan::SpaceId id = stage.campus().space(space);
  return static_cast<std::size_t>(
      std::ranges::count(stage.world().frame().crowd->body, id, &crowd::Body::space));
}

TEST(Moves, AClassSitsInTheOtherRoomAndGoesBack) {
  Stage stage(testing::corridorInPieces(2),
              lessons({testing::loosePeople("1-1", 12, "start")},
                      {moveOf(10, {"1-1"}, "piece-1"), moveOf(600, {"1-1"}, "start")}));
  stage.run(300);
  EXPECT_EQ(peopleIn(stage, "piece-1"), 12u);
  EXPECT_EQ(stage.count(Status::arrived), 12u);
  stage.run(1100);
  EXPECT_EQ(peopleIn(stage, "start"), 12u);
  EXPECT_EQ(stage.count(Status::stuck), 0u);
}

TEST(Moves, ABellWhileTheyWalkSendsThemOn) {
  Stage stage(testing::corridorInPieces(2),
              lessons({testing::loosePeople("1-1", 6, "start")},
                      {moveOf(10, {"1-1"}, "piece-1"), moveOf(14, {"1-1"}, "start")}));
  stage.run(300);
  EXPECT_EQ(peopleIn(stage, "start"), 6u);
}

TEST(Moves, WhoHasNotGotUpWhenTheBellCallsThemBackStays) {
  behaviour::Group slow = testing::loosePeople("1-1", 6, "start");
  slow.personResponse = {behaviour::Distribution::Kind::fixed, 20, 0, 0, 0, 60};
  Stage stage(testing::corridorInPieces(2),
              lessons({slow}, {moveOf(10, {"1-1"}, "piece-1"), moveOf(14, {"1-1"}, "start"),
                               moveOf(100, {"1-1"}, "piece-1")}));
  stage.run(60);
  EXPECT_EQ(peopleIn(stage, "start"), 6u);
  stage.run(300);
  EXPECT_EQ(peopleIn(stage, "piece-1"), 6u);
}

TEST(Moves, AnAlarmCallsThoseWhoWalkAndThoseWhoSitElsewhere) {
  for (const double alarm_s : {13.0, 200.0}) {
    Stage stage(testing::corridorInPieces(2),
                lessons({testing::loosePeople("1-1", 12, "start")},
                        {moveOf(10, {"1-1"}, "piece-1"), alarmAt(alarm_s),
                         moveOf(alarm_s + 5, {"1-1"}, "start")}));
    stage.run();
    EXPECT_EQ(stage.count(Status::out), 12u) << alarm_s;
    EXPECT_LT(stage.world().frame().time_s, alarm_s + 60);
  }
}

TEST(Moves, TwoClassesThatChangeRoomsEndInEachOthers) {
  Stage stage(
      testing::corridorInPieces(2),
      lessons({testing::loosePeople("1-1", 8, "start"), testing::loosePeople("1-2", 8, "piece-1")},
              {moveOf(10, {"1-1"}, "piece-1"), moveOf(10, {"1-2"}, "start")}));
  stage.run(600);
  EXPECT_EQ(peopleIn(stage, "start"), 8u);
  EXPECT_EQ(peopleIn(stage, "piece-1"), 8u);
  const Frame frame = stage.world().frame();
  for (std::size_t i = 0; i < 16; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const geometry::Vec2 a = frame.crowd->body[i].position;
      const geometry::Vec2 b = frame.crowd->body[k].position;
      EXPECT_GT(geometry::distance(a, b), 0.3) << i << " and " << k;
    }
  }
}

TEST(Moves, ARoomThatHoldsFewerIsTold) {
  const plan::Checked checked = plan::check(testing::corridorInPieces(24));
  const navigation::Atlas atlas(*checked.campus);
  CheckedScenario scenario =
      check(lessons({testing::loosePeople("1-1", 60, "start")}, {moveOf(10, {"1-1"}, "piece-3")}),
            *checked.campus, atlas);
  ASSERT_FALSE(scenario.setup);
  ASSERT_FALSE(scenario.problems.empty());
  EXPECT_EQ(scenario.problems.front().code, "scenario.people-do-not-fit");
}

TEST(Moves, AnUnknownRoomIsTold) {
  const Problems problems = testing::problemsOf(
      testing::corridorInPieces(2), lessons({testing::loosePeople("1-1", 6, "start")},
                                            {moveOf(10, {"1-1"}, "nowhere"), alarmAt(0)}));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems.front().code, "scenario.unknown-reference");
}

TEST(MovesParallel, TheSameBitsForAnyNumberOfThreads) {
  std::string hash;
  for (const int threads : {1, 2, 5}) {
    Stage stage(testing::corridorInPieces(2),
                lessons({testing::loosePeople("1-1", 20, "start")},
                        {moveOf(10, {"1-1"}, "piece-1"), alarmAt(100)}),
                threads);
    stage.run();
    if (hash.empty()) hash = stage.world().hash();
    EXPECT_EQ(stage.world().hash(), hash) << threads;
  }
}

}  // namespace
}  // namespace muster::simulation
