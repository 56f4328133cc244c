// Ways read for many at once are those read one by one.
#include "navigation/one_aim.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "foundation/instruction_set.h"
#include "lots.h"
#include "navigation/goal_shape.h"
#include "small_campus.h"

namespace muster::navigation {
namespace {

using geometry::Vec2;
using testing::Lots;

;

// From (0, 0) to (wide, 0) turned by an angle, less the clearance; walked through to its left.
GoalShape openingOf(double wide, double angle, const GoalShape::Onward& onward) {
  const Vec2 along{std::cos(angle), std::sin(angle)};
  Portal portal;
  portal.along = along;
  portal.line = {along * -kClearance_m, along * (wide + kClearance_m)};
  portal.passages = {portal.line};
  portal.aims = {{{}, along * wide}};
  portal.first = plan::SpaceId(1);  // to the left of the line: walkers come from the other
  portal.second = plan::SpaceId(0);
  return GoalShape::opening(portal, portal.second, onward);
}

GoalShape::Onward nothing() {
  return {};
}
// A point behind the opening.
GoalShape::Onward towards(Vec2 target) {
  return [target](Vec2 p) { return Aimed{target, geometry::distance(p, target)}; };
}

Walker anybody(Lots& lots, double wide, double angle) {
  const Vec2 along{std::cos(angle), std::sin(angle)};
  // Far and near, on the threshold, and sometimes exactly on the line or behind its ends.
  const double off = lots.once(3) ? lots.between(0, 12) : lots.between(-0.02, 0.3);
  const double foot = lots.once(9) ? 0.0 : lots.between(-8, wide + 8);
  Walker walker;
  walker.at = along * foot - leftNormal(along) * (lots.once(20) ? 0.0 : off);
  walker.taste = lots.once(7) ? 0.0 : lots.between(0, 1);
  walker.lane = lots.once(9) ? lots.between(0.2, 1) : 1.0;
  walker.squaredSpeed = lots.once(5) ? 0.0 : lots.between(0, 4);
  walker.wantedSpeed = lots.once(5) ? 0.0 : lots.between(0, 2);
  return walker;
}

void expectTheSameAsAlone(const GoalShape& goal, Walkers& walkers) {
  goal.read(walkers);
  for (std::size_t k = 0; k < walkers.size; ++k) {
    const Walker walker = walkers.asked(k);
    const Reading alone = goal.read(walker.at, walker.manner()), many = walkers.answer(k);
    ASSERT_EQ(many.direction, alone.direction) << walker.at.x << ' ' << walker.at.y;
    ASSERT_EQ(many.distance_m, alone.distance_m) << walker.at.x << ' ' << walker.at.y;
  }
}

TEST(OneAim, ManyReadWhatEachReads) {
  const InstructionSet best = instructionSet();
  for (const auto set : {InstructionSet::ssse3, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!offered(set)) continue;
    useInstructionSet(set);
    Lots lots(11);
    for (int i = 0; i < 6000; ++i) {
      const double wide = lots.once(6) ? 0.9 : lots.between(0.01, 6), angle = lots.between(-3, 3);
      const Vec2 beyond = leftNormal(Vec2{std::cos(angle), std::sin(angle)}) * lots.between(0.5, 9);
      const GoalShape goal = openingOf(wide, angle, i % 2 ? nothing() : towards(beyond));
      Walkers walkers;
      const auto count = static_cast<std::size_t>(lots.between(1, Walkers::kMost + 0.999));
      while (walkers.size < count) walkers.ask(anybody(lots, wide, angle));
      expectTheSameAsAlone(goal, walkers);
      if (HasFatalFailure()) return useInstructionSet(best);
    }
  }
  useInstructionSet(best);
}

// An opening of 3.6 m, walked through to the north.
OneAim wideGap() {
  return {.ends = {{{{0, 0}, {1, 0}}, {{3.6, 0}, {-1, 0}}}},
          .outward = {0, 1},
          .length_m = 3.6,
          .low_m = -kClearance_m,
          .high_m = 3.6 + kClearance_m,
          .begins_m = 4.8};
}

TEST(OneAim, OnlyWhoIsInALaneOrOnTheSpotIsAskedAlone) {
  Walkers walkers;
  for (const Vec2 at : {Vec2{1, -3}, {-4, -2}, {9, -0.3}, {-0.1, -0.02}, {2, -30}})
    walkers.ask({at, 0.5, 1, 1, 1.4});
  EXPECT_EQ(readMany(wideGap(), walkers), 0u);
  walkers.ask({{2, -3}, 0.5, 0.4, 1, 1.4});  // others come towards him
  walkers.ask({{2, 0}, 0.5, 1, 1, 1.4});     // stands on the point he heads for
  EXPECT_EQ(readMany(wideGap(), walkers), 0b1100000u);
}

TEST(OneAim, WhatRemainsDrawsToAnEndOrBetween) {
  // Beyond the low end it goes on to the west, and along the opening ever more steeply.
  OneAim aim = wideGap();
  aim.remains = true;
  aim.lastKnot_m = 3.6;
  aim.restLow_m = 10, aim.restHigh_m = 13, aim.slopeLow = 0.6, aim.slopeHigh = 0.9;
  Walkers walkers;
  walkers.ask({{-1, -2}, 0, 1, 1, 1.4});  // the low end, for whoever does not spread
  walkers.ask({{4, -1}, 0, 1, 1, 1.4});   // in front of it: between the ends
  EXPECT_EQ(readMany(aim, walkers), 0b10u);
  EXPECT_DOUBLE_EQ(walkers.distance_m[0], std::sqrt(5) + 10);
  EXPECT_DOUBLE_EQ(walkers.wayX[0], 1 / std::sqrt(5));
  aim.slopeLow = aim.slopeHigh = -0.99;  // the other way
  EXPECT_EQ(readMany(aim, walkers), 0u);
  EXPECT_DOUBLE_EQ(walkers.distance_m[0], std::sqrt(4.6 * 4.6 + 4) + 13);
}

// Gates in two leaves, zones, and rooms with a desk in the way.
TEST(OneAim, WhereThereIsMoreThanOneClearPartEachIsAskedAlone) {
  testing::SmallCampus small;
  const auto hall = small.room({0, 0}, {20, 10}), office = small.room({30, 0}, {40, 10});
  const auto gate = small.opening({{8, 10}, {12, 10}}, hall, {}, plan::OpeningKind::gate,
                                  {{{8, 10}, {9.9, 10}}, {{10.1, 10}, {12, 10}}});
  const auto slot = small.zone(hall, {4, 4}, {6, 6});
  const auto door = small.door({{33, 10}, {37, 10}}, office);
  small.desk(office, {32, 6}, {36, 8});
  const Atlas atlas(small.campus());
  Lots lots(11);
  for (const auto& [room, goal] : {std::pair{hall, Goal{gate, {}, {}}},
                                   {hall, Goal{{}, slot, {}}},
                                   {office, Goal{door, {}, {}}}}) {
    const LegId leg = atlas.leg(room, goal);
    const double west = room == hall ? 0 : 30;
    Walkers walkers;
    while (walkers.size < Walkers::kMost)
      walkers.ask({{west + lots.between(0.2, 9.8), lots.between(0.2, 9.8)}, 0.7, 1, 1, 1.4});
    atlas.read(leg, walkers);
    for (std::size_t k = 0; k < walkers.size; ++k) {
      const Walker walker = walkers.asked(k);
      const Reading alone = atlas.read(leg, walker.at, walker.manner());
      EXPECT_EQ(walkers.answer(k).direction, alone.direction);
      EXPECT_EQ(walkers.answer(k).distance_m, alone.distance_m);
    }
  }
}

}  // namespace
}  // namespace muster::navigation
