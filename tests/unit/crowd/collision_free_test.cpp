#include "crowd/collision_free.h"

#include <gtest/gtest.h>

#include <cmath>

#include "people.h"

namespace muster::crowd::test {
namespace {

using geometry::Vec2;

constexpr auto kModel = "collision-free";

Person stout(Vec2 at) {
  return {at, {1, 0}, 1.2, {}, 0.2, 1.0, 0.0};
}

// |R| of one neighbour for l = 0.4 m: 8 exp((0.4 - d)/0.1).
TEST(CollisionFree, RepulsionIsThePublishedTable) {
  const double table[][2] = {{1.0, 0.0198}, {0.8, 0.1465}, {0.7, 0.3983},
                             {0.6, 1.0827}, {0.5, 2.943},  {0.45, 4.852}};
  for (const auto& [distance, strength] : table) {
    Hall hall;
    const auto a = hall.add(stout({0, 0}));
    hall.add(stout({0, distance}));  // exactly to the left: heading = normalise(1, -|R|)
    const Vec2 e = hall.propose(kModel, a).heading;
    EXPECT_NEAR(-e.y / e.x, strength, 0.0005 * (1 + strength)) << distance;
  }
}

TEST(CollisionFree, SpeedIsGapOverTimeGap) {
  Hall hall;
  const auto a = hall.add(stout({0, 0}));
  hall.add(stout({1.1, 0}));
  const auto move = hall.propose(kModel, a);
  EXPECT_NEAR(move.velocity.x, 0.7, kVelocity_mps);
  EXPECT_NEAR(move.velocity.y, 0, kVelocity_mps);
}

TEST(CollisionFree, FreeSpeedWhenNobodyIsInTheStrip) {
  Hall hall;
  const auto a = hall.add(stout({0, 0}));
  hall.add(stout({1.5, 0.6}));
  hall.add(stout({-0.9, 0}));
  EXPECT_NEAR(norm(hall.propose(kModel, a).velocity), 1.2, kVelocity_mps);
}

TEST(CollisionFree, NeverBackwards) {
  Hall hall;
  const auto a = hall.add(stout({0, 0}));
  hall.add(stout({0.3, 0.0}));   // overlaps in front …
  hall.add(stout({-0.2, 0.0}));  // … and pushes harder from behind
  EXPECT_EQ(hall.propose(kModel, a).velocity, Vec2{});
}

// Wall: 5 exp((0.2 - w)/0.02): 5.0 at contact, 0.0002 at 0.4 m.
TEST(CollisionFree, WallRepulsion) {
  Hall hall;  // its north wall is at y = 20
  const auto touching = hall.add(stout({0, 19.8}));
  const auto clear = hall.add(stout({8, 19.6}));
  const Vec2 e = hall.propose(kModel, touching).heading;
  // A radius of 0.2 in single precision is 3e-9 m off; the exponential's decay is 0.02 m.
  EXPECT_NEAR(-e.y / e.x, 5.0, 5 * kPosition_m / 0.02);
  const Vec2 f = hall.propose(kModel, clear).heading;
  EXPECT_NEAR(-f.y / f.x, 0.000227, 1e-6);
}

TEST(CollisionFree, WhoIsBeyondReachChangesNothing) {
  const auto model = makeMotionModel(kModel);
  const double reach = model->reach_m(0.2, 1.2 * 1.0);
  EXPECT_NEAR(reach, 0.4 + 1.7, 1e-6);
  EXPECT_NEAR(model->reach_m(0.2, 2.0), 2.4, 1e-6);
  EXPECT_EQ(model->reach_m(0.2, 9.0), model->numerics().sight_m);
  Hall alone, watched;
  for (Hall* hall : {&alone, &watched}) hall->add(stout({0, 0}));
  for (const Vec2 away : {Vec2{1, 0}, Vec2{0, 1}, Vec2{-0.6, 0.8}})
    watched.add(stout(away * (reach + 0.01)));
  EXPECT_EQ(alone.propose(kModel, 0).velocity, watched.propose(kModel, 0).velocity);
}

TEST(MotionModels, TableKnowsItsNames) {
  ASSERT_EQ(motionModelNames().size(), 3u);
  for (const auto name : motionModelNames()) EXPECT_EQ(makeMotionModel(name)->name(), name);
  EXPECT_EQ(motionModelNames()[0], "anticipation");
  EXPECT_EQ(makeMotionModel("no-such-model"), nullptr);
  EXPECT_EQ(makeMotionModel(""), nullptr);
}

}  // namespace
}  // namespace muster::crowd::test
