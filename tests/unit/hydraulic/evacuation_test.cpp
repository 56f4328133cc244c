// What streams, queues and events do, in rooms small enough to reckon by hand.
#include "hydraulic/evacuation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "building.h"

namespace muster::hydraulic {
namespace {

using plan::Category;
using plan::OpeningKind;
using namespace testing;

// ISO 20414 and IMO test 4 use this room: 8 x 5 m, a 1 m door, 100 people. Capacity
// 1.316 * (1 - 2 * 0.15) = 0.921 per second (0.91 with the rounded 1.3).
TEST(Evacuation, ADoorPassesItsCapacity) {
  const House house(roomWithDoor(1.0));
  Description description = house.empty();
  house.people(description, "room", {4, 2.5}, 100);
  const Outcome outcome = evacuate(house.atlas(), description);
  const plan::OpeningId door = house.campus().opening("door");
  const auto passed = times(outcome, door);
  ASSERT_EQ(passed.size(), 100u);
  EXPECT_NEAR(99 / (passed.back() - passed.front()), 0.921, 0.001);
  // 4 m at the largest flow's speed, k / 2: 100 in 40 m² are denser than 1.88.
  EXPECT_NEAR(passed.front(), 4 / 0.70, 0.1);
  const OpeningOutcome& row = outcome.openings[door.index()];
  EXPECT_EQ(row.longest_queue, 99u);
  EXPECT_DOUBLE_EQ(row.longest_at_s, passed.front());
  // 1 + 2 + … + 99 headways.
  EXPECT_NEAR(row.waited_person_s, 4950 / 0.921, 5);
  EXPECT_EQ(row.queue.back().people, 0u);
  EXPECT_DOUBLE_EQ(outcome.ended_s, passed.back());
  const std::vector<double> flow = flowCurve(outcome, door, 10);
  EXPECT_NEAR(flow[5], 0.921, 0.1);
  EXPECT_NEAR(std::accumulate(flow.begin(), flow.end(), 0.0) * 10, 100, 1e-6);
}

TEST(Evacuation, OneAloneWalksFreely) {
  const House house(roomWithDoor(1.0));
  Description description = house.empty();
  house.people(description, "room", {2, 2.5}, 1, 10);
  const Outcome outcome = evacuate(house.atlas(), description);
  ASSERT_EQ(outcome.passages.size(), 1u);
  EXPECT_NEAR(outcome.passages[0].time_s, 10 + 6 / 1.199, 0.05);
  EXPECT_EQ(outcome.passages[0].waited_s, 0);
  EXPECT_EQ(outcome.openings[0].longest_queue, 0u);
  EXPECT_EQ(outcome.people[0].fate, Fate::out);
}

// A hall between two rooms and the exit: the streams from both doors merge at the exit.
Building twoRoomsAndHall(double westDoor_m, double eastDoor_m, double exit_m) {
  Building building;
  building.level("ground", 0, 0);
  building.space("west", "ground", Category::room, {0, 0}, {10, 10});
  building.space("hall", "ground", Category::lobby, {10, 0}, {16, 10});
  building.space("east", "ground", Category::room, {16, 0}, {26, 10});
  const auto across = [](double x, double width) {
    return geometry::Segment{{x, 5 - width / 2}, {x, 5 + width / 2}};
  };
  building.opening("west-door", "ground", OpeningKind::door, across(10, westDoor_m));
  building.opening("east-door", "ground", OpeningKind::door, across(16, eastDoor_m));
  building.opening("exit", "ground", OpeningKind::door,
                   {{13 - exit_m / 2, 0}, {13 + exit_m / 2, 0}}, true);
  return building;
}

struct Shares {
  double west = 0, east = 0;
};
// Of the passages of the exit from 40 to 80 s.
Shares sharesAtExit(const House& house, const Outcome& outcome, const Description& description) {
  Shares shares;
  for (const Passage& p : outcome.passages) {
    if (p.opening != house.campus().opening("exit") || p.time_s < 40 || p.time_s > 80) continue;
    const bool west = description.people[p.person].space == house.campus().space("west");
    (west ? shares.west : shares.east) += 1;
  }
  return shares;
}

TEST(Evacuation, StreamsThatBothQueueShareHalfAndHalf) {
  // Twice as much can come from the west, but both doors pass more than half of the exit.
  const House house(twoRoomsAndHall(2.3, 1.3, 1.3));
  Description description = house.empty();
  house.people(description, "west", {5, 5}, 120);
  house.people(description, "east", {21, 5}, 120);
  const Outcome outcome = evacuate(house.atlas(), description);
  const Shares shares = sharesAtExit(house, outcome, description);
  EXPECT_NEAR(shares.west + shares.east, 40 * 1.316, 2);
  EXPECT_NEAR(shares.west, shares.east, 2);
  EXPECT_EQ(count(outcome, Fate::out), 240u);
}

TEST(Evacuation, WhatOneStreamDoesNotUseIsTheOthers) {
  // The east door passes 0.2 * 1.316, less than half of the exit's 1.316: all of it gets through.
  const House house(twoRoomsAndHall(2.3, 0.5, 1.3));
  Description description = house.empty();
  house.people(description, "west", {5, 5}, 120);
  house.people(description, "east", {21, 5}, 120);
  const Shares shares = sharesAtExit(house, evacuate(house.atlas(), description), description);
  EXPECT_NEAR(shares.east, 40 * 0.2 * 1.316, 2);
  EXPECT_NEAR(shares.west, 40 * 0.8 * 1.316, 2);
}

// A vestibule of 2 x 2 m holds 15; the door behind it is narrow, so people wait upstream.
TEST(Evacuation, AFullSpaceHoldsUpThoseBehind) {
  Building building;
  building.level("ground", 0, 0);
  building.space("room", "ground", Category::room, {0, 0}, {10, 10});
  building.space("vestibule", "ground", Category::lobby, {10, 4}, {12, 6});
  building.opening("wide", "ground", OpeningKind::gap, {{10, 4}, {10, 6}});
  building.opening("narrow", "ground", OpeningKind::door, {{12, 4.5}, {12, 5.5}}, true);
  const House house(building);
  Description description = house.empty();
  house.people(description, "room", {8, 5}, 100);
  const Outcome outcome = evacuate(house.atlas(), description);
  const plan::OpeningId wide = house.campus().opening("wide");
  const plan::OpeningId narrow = house.campus().opening("narrow");
  EXPECT_EQ(outcome.squeezed, 0u);
  int inside = 0, most = 0;
  for (const Passage& p : outcome.passages)
    most = std::max(most, inside += p.opening == wide ? 1 : -1);
  EXPECT_EQ(most, 15);  // 4 m² * 3.8
  EXPECT_GT(outcome.openings[wide.index()].longest_queue, 60u);
  const auto passed = times(outcome, narrow);
  EXPECT_NEAR(99 / (passed.back() - passed.front()), 0.921, 0.001);
  // Whoever waits for the wide opening waits because of the narrow one.
  double blamed = 0, waited = 0;
  for (const Passage& p : outcome.passages) {
    if (p.opening != wide) continue;
    waited += p.waited_s;
    if (p.cause == Element{narrow, {}}) blamed += p.waited_s;
  }
  EXPECT_GT(blamed, 0.9 * waited);
}

// Two exits, west near, east far.
Building twoExits() {
  Building building;
  building.level("ground", 0, 0);
  building.space("room", "ground", Category::room, {0, 0}, {30, 6});
  building.opening("near", "ground", OpeningKind::door, {{0, 2}, {0, 4}}, true);
  building.opening("far", "ground", OpeningKind::door, {{30, 2}, {30, 4}}, true);
  return building;
}

TEST(Evacuation, AClosedExitSendsEverybodyToTheOther) {
  const House house(twoExits());
  Description description = house.empty();
  house.people(description, "room", {5, 3}, 60);
  description.changes.push_back(house.set(10, "near", {false, plan::Direction::both, 0}));
  const Outcome outcome = evacuate(house.atlas(), description);
  const auto near = times(outcome, house.campus().opening("near"));
  const auto far = times(outcome, house.campus().opening("far"));
  EXPECT_EQ(near.size() + far.size(), 60u);
  ASSERT_FALSE(near.empty());
  EXPECT_LT(near.back(), 10);
  // Who stood at the near exit at 10 s walks the whole room.
  EXPECT_NEAR(far.front(), 10 + 30 / 1.199, 1.5);
  EXPECT_EQ(count(outcome, Fate::out), 60u);
}

TEST(Evacuation, OneWayIsRespected) {
  const House house(twoExits());
  Description description = house.empty();
  house.people(description, "room", {5, 3}, 10);
  const plan::OpeningId near = house.campus().opening("near");
  description.openings[near.index()].direction = plan::Direction::backward;  // only inwards
  const Outcome outcome = evacuate(house.atlas(), description);
  EXPECT_TRUE(times(outcome, near).empty());
  EXPECT_EQ(times(outcome, house.campus().opening("far")).size(), 10u);
}

TEST(Evacuation, WhoIsShutInIsToldAndFreedWhenADoorOpens) {
  const House house(roomWithDoor(1.0));
  Description description = house.empty();
  house.people(description, "room", {4, 2.5}, 5);
  description.openings[0].open = false;
  const Outcome shut = evacuate(house.atlas(), description);
  EXPECT_EQ(count(shut, Fate::shutIn), 5u);
  EXPECT_TRUE(shut.passages.empty());
  EXPECT_EQ(shut.people[0].space, house.campus().space("room"));
  description.changes.push_back(house.set(50, "door", {true, plan::Direction::both, 0}));
  const Outcome freed = evacuate(house.atlas(), description);
  EXPECT_EQ(count(freed, Fate::out), 5u);
  EXPECT_GT(freed.passages.front().time_s, 50);
}

TEST(Evacuation, AnAssignmentThatIsShutIsGivenUp) {
  const House house(twoExits());
  Description description = house.empty();
  description.routes[0].exits = {house.campus().opening("far")};
  house.people(description, "room", {25, 3}, 3);
  description.openings[house.campus().opening("far").index()].open = false;
  const Outcome outcome = evacuate(house.atlas(), description);
  EXPECT_EQ(times(outcome, house.campus().opening("near")).size(), 3u);
}

TEST(Evacuation, AnAnnouncementChangesTheWay) {
  const House house(twoExits());
  Description description = house.empty();
  house.people(description, "room", {5, 3}, 1, 20);
  Change change;
  change.at_s = 5;
  change.people = {0};
  change.exits = {house.campus().opening("far")};
  description.changes.push_back(change);
  const Outcome outcome = evacuate(house.atlas(), description);
  EXPECT_EQ(times(outcome, house.campus().opening("far")).size(), 1u);
}

// A corridor of 30 m, a room along all of it with a door at either end: nobody takes the room for
// the corridor, though the ways from door to door, measured to their near jambs, add up to less.
TEST(Evacuation, ARoomIsNoCorridor) {
  Building building;
  building.level("ground", 0, 0);
  building.space("start", "ground", Category::room, {-6, 0}, {0, 2});
  building.space("corridor", "ground", Category::walkway, {0, 0}, {30, 2});
  building.space("beside", "ground", Category::classroom, {0, 2}, {30, 8});
  building.opening("mouth", "ground", OpeningKind::gap, {{0, 0}, {0, 2}});
  building.opening("front", "ground", OpeningKind::door, {{3, 2}, {4, 2}});
  building.opening("back", "ground", OpeningKind::door, {{26, 2}, {27, 2}});
  building.opening("exit", "ground", OpeningKind::door, {{30, 0.5}, {30, 1.5}}, true);
  const House house(building);
  Description description = house.empty();
  house.people(description, "start", {-3, 1.9}, 20);
  const Outcome outcome = evacuate(house.atlas(), description);
  EXPECT_EQ(count(outcome, Fate::out), 20u);
  EXPECT_TRUE(times(outcome, house.campus().opening("front")).empty());
}

TEST(Evacuation, TheLimitLeavesPeopleOnTheWay) {
  const House house(roomWithDoor(1.0));
  Description description = house.empty();
  house.people(description, "room", {4, 2.5}, 100);
  house.people(description, "room", {4, 2.5}, 1, std::numeric_limits<double>::infinity());
  description.until_s = 60;
  const Outcome outcome = evacuate(house.atlas(), description);
  EXPECT_EQ(outcome.ended_s, 60);
  EXPECT_EQ(count(outcome, Fate::out), outcome.passages.size());
  EXPECT_EQ(count(outcome, Fate::out) + count(outcome, Fate::moving), 100u);
  EXPECT_NEAR(static_cast<double>(count(outcome, Fate::out)), (60 - 5.7) * 0.921, 2);
  EXPECT_EQ(count(outcome, Fate::waiting), 1u);
}

}  // namespace
}  // namespace muster::hydraulic
