// Zones on the way: visited in order, round and round on a closed track.
#include <gtest/gtest.h>

#include <cmath>

#include "small_world.h"

namespace muster::simulation {
namespace {

using geometry::Vec2;
using testing::Stage;

plan::Draft roomWithZones() {
  plan::Draft draft = testing::roomWithTwoExits();
  testing::addZone(draft, "left", {2, 2}, {4, 8});
  testing::addZone(draft, "right", {15, 2}, {17, 8});
  return draft;
}

// 12 × 8 m with a hole: a track 2 m wide, a zone across it on each side, counter-clockwise.
plan::Draft track() {
  plan::Draft draft = testing::roomWithTwoExits();
  draft.spaces.front().shape.outer = geometry::rectangle({0, 0}, {12, 8});
  draft.spaces.front().shape.holes = {geometry::rectangle({2, 2}, {10, 6})};
  draft.openings.pop_back();
  draft.openings.front().line = {{0, 3.4}, {0, 4.6}};
  testing::addZone(draft, "south", {5.5, 0}, {6.5, 2});
  testing::addZone(draft, "east", {10, 3.5}, {12, 4.5});
  testing::addZone(draft, "north", {5.5, 6}, {6.5, 8});
  testing::addZone(draft, "west", {0, 3.5}, {2, 4.5});
  return draft;
}

Vec2 positionOf(const Frame& frame, std::size_t row) {
  return frame.crowd->body[row].position;
}

TEST(Journeys, ZonesAreVisitedInOrderAsOftenAsStated) {
  behaviour::Group group = testing::loosePeople("walkers", 1, "room");
  group.via = {"right", "left"};
  group.laps = 2;
  group.exits = {"far"};
  Stage stage(roomWithZones(), testing::scenarioWith({group}));
  std::string visited;
  while (!stage.world().finished()) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    if (!frame.crowd->present[0]) break;
    const double x = positionOf(frame, 0).x;
    const char at = x >= 15 && x <= 17 ? 'r' : (x >= 2 && x <= 4 ? 'l' : '-');
    if (at != '-' && (visited.empty() || visited.back() != at)) visited += at;
  }
  // A walker who starts in the left zone, and the way out through the right one, may add to it.
  EXPECT_NE(visited.find("rlrl"), std::string::npos) << visited;
  EXPECT_LE(visited.size(), 6u) << visited;
  EXPECT_EQ(stage.count(Status::out), 1u);
}

TEST(Journeys, OnAClosedTrackAllWalkRoundAndNobodyIsStuck) {
  behaviour::Group group = testing::loosePeople("walkers", 12, "room");
  group.via = {"south", "east", "north", "west"};
  group.laps = 1000;
  Stage stage(track(), testing::scenarioWith({group}));
  std::vector<double> turned(12, 0);
  std::vector<Vec2> before;
  for (std::size_t i = 0; i < 12; ++i) before.push_back(positionOf(stage.world().frame(), i));
  while (stage.world().frame().time_s < 180) {
    stage.world().step();
    const Frame frame = stage.world().frame();
    for (std::size_t i = 0; i < 12; ++i) {
      const Vec2 a = before[i] - Vec2{6, 4}, b = positionOf(frame, i) - Vec2{6, 4};
      turned[i] += std::asin(geometry::cross(a, b) / (geometry::norm(a) * geometry::norm(b)));
      before[i] = positionOf(frame, i);
    }
  }
  EXPECT_EQ(stage.count(Status::moving), 12u);
  // The inner edge is 24 m round, the outer 40: at 0.7 m/s at least three rounds in three minutes.
  for (const double angle : turned) EXPECT_GT(angle, 3 * 6.28);
}

TEST(Journeys, WhoStartsInTheLastZoneOfAJourneyGoesOnAtOnce) {
  behaviour::Group group = testing::loosePeople("walkers", 3, "room");
  group.via = {"everywhere"};
  plan::Draft draft = testing::roomWithTwoExits();
  testing::addZone(draft, "everywhere", {0, 0}, {20, 10});
  Stage stage(draft, testing::scenarioWith({group}));
  stage.run(60);
  EXPECT_EQ(stage.count(Status::out), 3u);
}

TEST(Journeys, UnknownZonesAndLapsWithoutZonesAreRefusedWithTheirPlace) {
  behaviour::Group lost = testing::loosePeople("lost", 1, "room");
  lost.via = {"atlantis"};
  lost.place = {7, 1};
  behaviour::Group spinning = testing::loosePeople("spinning", 1, "room");
  spinning.via = {"left"};
  spinning.laps = 3;
  spinning.place = {9, 1};
  const Problems problems =
      testing::problemsOf(roomWithZones(), testing::scenarioWith({lost, spinning}));
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].code, "scenario.unknown-reference");
  EXPECT_EQ(problems[0].place.line, 7u);
  EXPECT_EQ(problems[1].code, "scenario.laps-need-zones");
  EXPECT_EQ(problems[1].place.line, 9u);
}

TEST(Journeys, AZoneThatCannotBeReachedIsTold) {
  behaviour::Group group = testing::loosePeople("walkers", 1, "room");
  group.via = {"beyond"};
  plan::Draft draft = testing::roomWithExit(10, 8, 1.0);
  testing::addZone(draft, "beyond", {11, 2}, {13, 6});
  for (plan::DraftOpening& opening : draft.openings) opening.locked = opening.id == "door";
  const Problems problems = testing::problemsOf(draft, testing::scenarioWith({group}));
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0].code, "scenario.no-way-to-slot");
}

}  // namespace
}  // namespace muster::simulation
