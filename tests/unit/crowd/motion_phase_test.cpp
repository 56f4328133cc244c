#include <gtest/gtest.h>
#include <cmath>

#include "people.h"
#include "walk.h"

namespace muster::crowd::test {
namespace {

using geometry::Vec2;

TEST(MotionPhase, OverlappingStandersPartToContact) {
  Hall hall;
  hall.add({{0, 0}, {1, 0}, 0.0});
  hall.add({{0.20, 0}, {1, 0}, 0.0});
  for (int i = 0; i < 3; ++i) hall.step("anticipation");
  const double apart = hall.crowd.current.x[1] - hall.crowd.current.x[0];
  EXPECT_NEAR(apart, 0.33, 1e-6);
  EXPECT_NEAR(hall.crowd.current.x[0] + hall.crowd.current.x[1], 0.20,
              2 * kPosition_m);  // equal shares
}

TEST(MotionPhase, StandingFormationDoesNotDrift) {
  Hall hall;
  for (int i = 0; i < 100; ++i) hall.add({{0.5 * (i % 10), 0.4 * (i / 10)}, {1, 0}, 0.0});
  const Motion before = hall.crowd.current;
  for (std::uint64_t i = 0; i < 100; ++i) hall.step("anticipation", i);
  EXPECT_EQ(hall.crowd.current.x, before.x);
  EXPECT_EQ(hall.crowd.current.y, before.y);
}

TEST(MotionPhase, VelocityIsTheDisplacementCappedAtOneFifthAboveTheDesiredSpeed) {
  Hall hall;
  const auto walker = hall.add({{10, 10}, {1, 0}, 1.0});
  const auto pushed = hall.add({{0, 0}, {1, 0}, 0.1});
  hall.add({{-0.05, 0}, {1, 0}, 0.1});
  hall.step("anticipation");
  const Motion& now = hall.crowd.current;
  EXPECT_NEAR(std::hypot(now.vx[walker], now.vy[walker]), 1.0, kVelocity_mps);
  EXPECT_NEAR(now.x[walker] - 10, 0.05 * now.vx[walker], kPosition_m);
  EXPECT_NEAR(std::hypot(now.vx[pushed], now.vy[pushed]), 0.12, kVelocity_mps);
}

TEST(MotionPhase, WhoLeftIsCopiedUnchanged) {
  Hall hall;
  hall.add({{0, 0}});
  const auto gone = hall.add({{1, 1}});
  hall.crowd.present[gone] = 0;
  hall.step("anticipation");
  EXPECT_EQ(hall.crowd.current.x[gone], 1.0);
  EXPECT_GT(hall.crowd.current.x[0], 0.0);
}

TEST(MotionPhase, WallStopsAndPushesOut) {
  for (const auto model : motionModelNames()) {
    if (makeMotionModel(model)->numerics().projections == 0) continue;  // left to its forces
    Hall hall;                                                          // walls at ±20
    const auto into = hall.add({{19.5, 0}, {1, 0}});
    const auto corner = hall.add({{19.7, 19.7}, {std::sqrt(0.5), std::sqrt(0.5)}});
    const auto inWall = hall.add({{-19.99, 0}, {-1, 0}, 0.0});
    for (std::uint64_t i = 0; i < 60; ++i) hall.step(model, i);
    const Motion& now = hall.crowd.current;
    EXPECT_LE(now.x[into], 20 - 0.165 + kPosition_m) << model;
    EXPECT_GT(now.x[into], 19.7) << model;
    EXPECT_LE(now.x[corner], 20 - 0.165 + kPosition_m) << model;
    EXPECT_LE(now.y[corner], 20 - 0.165 + kPosition_m) << model;
    EXPECT_NEAR(now.x[inWall], -20 + 0.165, kPosition_m) << model;
  }
}

TEST(MotionPhase, HoweverManyAreNearAllAreParted) {
  Hall hall;
  for (int i = 0; i < 60; ++i) hall.add({{0.02 * (i % 10), 0.02 * (i / 10)}, {1, 0}, 0.0});
  for (std::uint64_t i = 0; i < 400; ++i) hall.step("anticipation", i);
  EXPECT_LT(hall.step("anticipation", 400).deepestOverlap, 0.05);
}

TEST(MotionPhase, StrainIsTheDeepestOverlapThatIsLeft) {
  Hall hall;  // a file too tight for four projections to part
  constexpr int kPeople = 9;
  for (int i = 0; i < kPeople; ++i) hall.add({{0.15 * i, 0}, {1, 0}, 0.0});
  const double told = hall.step("anticipation").deepestOverlap;
  double deepest = 0;
  for (std::size_t i = 0; i < kPeople; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double dx = hall.crowd.current.x[i] - hall.crowd.current.x[j];
      const double dy = hall.crowd.current.y[i] - hall.crowd.current.y[j];
      deepest = std::max(deepest, (0.33 - std::sqrt(dx * dx + dy * dy)) / 0.33);
    }
  }
  EXPECT_GT(deepest, 0.01);
  EXPECT_NEAR(told, deepest, 2 * kPosition_m / 0.33);
}

TEST(MotionPhase, NobodyAtAll) {
  Hall hall;
  EXPECT_EQ(hall.step("anticipation").deepestOverlap, 0.0);
}

}  // namespace
}  // namespace muster::crowd::test
