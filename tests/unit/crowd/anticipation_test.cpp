#include "crowd/anticipation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>
#include <utility>

#include "people.h"

namespace muster::crowd::test {
namespace {

using geometry::Vec2;

constexpr auto kModel = "anticipation";
constexpr double kFree = 1.34;  // m/s, Person's default

TEST(Anticipation, AloneWalksAtDesiredSpeedStraightOnAverage) {
  Hall hall;
  const auto a = hall.add({{0, 0}});
  Vec2 mean;
  for (std::uint64_t step = 0; step < 4000; ++step) {  // 400 blocks of noise
    const auto move = hall.propose(kModel, a, step);
    EXPECT_NEAR(norm(move.velocity), kFree, kVelocity_mps);
    EXPECT_NEAR(norm(move.heading), 1, kSingle);
    mean += move.heading * (1.0 / 4000);
  }
  EXPECT_NEAR(mean.y, 0, 0.01);
  EXPECT_GT(mean.x, 0.99);
}

TEST(Anticipation, NoiseHoldsForHalfASecondWhateverTheTimeStep) {
  Hall hall;
  const auto a = hall.add({{0, 0}});
  // The relaxation share dt/(τ + dt) of the step is undone, so the tilt of the noisy target is
  // compared.
  const auto tilt = [&](std::uint64_t step, double dt) {
    const Vec2 e = hall.propose(kModel, a, step, dt).heading;
    return e.y / e.x;
  };
  int changes = 0;
  for (std::uint64_t step = 1; step < 200; ++step)
    changes += tilt(step, 0.05) != tilt(step - 1, 0.05);
  EXPECT_GE(changes, 19);  // 10 s hold 20 blocks
  EXPECT_LE(changes, 21);
  // The instants of the changes are the same for steps a fifth as long.
  int differing = 0;
  for (std::uint64_t step = 0; step < 200; ++step)
    differing += (tilt(step, 0.05) > 0) != (tilt(5 * step, 0.01) > 0);
  EXPECT_EQ(differing, 0);
}

TEST(Anticipation, AnotherSeedOtherNoise) {
  Hall one(1), same(1), other(2);
  for (Hall* hall : {&one, &same, &other}) hall->add({{0, 0}});
  EXPECT_EQ(one.propose(kModel, 0).heading, same.propose(kModel, 0).heading);
  EXPECT_NE(one.propose(kModel, 0).heading, other.propose(kModel, 0).heading);
}

// V(h) for somebody straight ahead, from the formula of models.md §2 with l = 0.33 m, δ = 0.02 m, T
// = 0.9 s, ζ = 0.5.
double speedBehind(double distance, Vec2 h) {
  const double ahead = h.x * distance;
  const double offset = std::fabs(h.y * distance);
  const double q = offset * offset / (0.33 * 0.33);
  return (ahead - std::sqrt(0.33 * 0.33 - offset * offset) - 0.02 * (1 - q)) /
         (0.9 * (1 - 0.5 * q));
}

TEST(Anticipation, FollowsAtTheTimeGap) {
  for (const double distance : {0.6, 0.9, 1.2}) {
    Hall hall;
    const auto a = hall.add({{0, 0}, {1, 0}, kFree, {0.5, 0}});
    hall.add({{distance, 0}, {1, 0}, kFree, {0.5, 0}});
    const auto move = hall.propose(kModel, a);
    ASSERT_LT(std::fabs(move.heading.y) * distance, 0.95 * 0.33);
    EXPECT_NEAR(norm(move.velocity), speedBehind(distance, move.heading), kVelocity_mps);
    EXPECT_NEAR(norm(move.velocity), (distance - 0.33 - 0.02) / 0.9, 0.03);
  }
}

// T (1 + slowStart (1 - |v| / v0)): the same person, as fast as told, behind somebody.
TEST(Anticipation, WhoIsSlowToStartKeepsALongerTimeGapTheSlowerHeWalks) {
  const auto speed = [](double slowStart, double now) {
    Hall hall;
    const auto a = hall.add({{0, 0}, {1, 0}, kFree, {now, 0}, 0.165, 0.9, 0.02, slowStart});
    hall.add({{0.9, 0}, {1, 0}, kFree, {now, 0}});
    return norm(hall.propose(kModel, a).velocity);
  };
  EXPECT_NEAR(speed(1.5, 0), speed(0, 0) / 2.5, kVelocity_mps);
  EXPECT_NEAR(speed(1.5, kFree / 2), speed(0, kFree / 2) / 1.75, kVelocity_mps);
  EXPECT_NEAR(speed(1.5, kFree), speed(0, kFree), kVelocity_mps);
  EXPECT_NEAR(speed(1.5, 1.1 * kFree), speed(0, 1.1 * kFree), kVelocity_mps);
}

TEST(Anticipation, StandsBehindAContact) {
  Hall hall;
  const auto a = hall.add({{0, 0}});
  hall.add({{0.33, 0}, {1, 0}, 0.0});
  EXPECT_LT(norm(hall.propose(kModel, a).velocity), 0.1 * kFree);
}

TEST(Anticipation, TurnsToTheEmptySideOfSomebodyInTheWay) {
  Hall hall;
  const auto a = hall.add({{0, 0}, {1, 0}, kFree, {kFree, 0}});
  hall.add({{1.2, 0.1}, {-1, 0}, kFree, {-kFree, 0}});  // comes towards him, a little to the left
  // Share dt/(τ + dt) = 1/7 of a target turned by 45° and some noise.
  const Vec2 e = hall.propose(kModel, a).heading;
  EXPECT_LT(e.y, -0.08);
  EXPECT_GT(e.x, 0.95);
}

TEST(Anticipation, WhoIsBehindDoesNotMatter) {
  Hall alone, followed;
  for (Hall* hall : {&alone, &followed}) hall->add({{0, 0}, {1, 0}, kFree, {kFree, 0}});
  followed.add({{-0.4, 0.05}, {1, 0}, kFree, {kFree, 0}});
  EXPECT_EQ(alone.propose(kModel, 0).velocity, followed.propose(kModel, 0).velocity);
}

// Beside a wall, too far away to turn anybody, the law hears of everybody in sight.
TEST(Anticipation, WhomTheLawDoesNotHeedChangesNothing) {
  constexpr double kBesideWall_m = 0.165 + 0.06;  // farther than radius and wall band
  std::mt19937 random(7);
  std::uniform_real_distribution<double> any(0, 1);
  const auto directionWithin = [&](double halfAngle, double from) {
    const double angle = from + halfAngle * (2 * any(random) - 1);
    return Vec2{std::cos(angle), std::sin(angle)};
  };
  const auto direction = [&] { return directionWithin(std::numbers::pi, 0); };
  Hall open, beside;  // its east wall is at x = 20
  for (int trial = 0; trial < 5000; ++trial) {
    open.crowd = beside.crowd = {};
    const Vec2 heading = direction();
    const auto addBoth = [&](Person person, Vec2 e) {
      for (auto [hall, x] : {std::pair{&open, 0.0}, {&beside, 20 - kBesideWall_m}}) {
        Person here = person;
        here.at.x += x;
        Body& body = hall->crowd.body[hall->add(here)];
        body.ex = static_cast<float>(e.x);
        body.ey = static_cast<float>(e.y);
      }
    };
    // Who goes nearly back from where he wants to go turns round at a wall.
    const Vec2 desired = directionWithin(0.5 * std::numbers::pi, std::atan2(heading.y, heading.x));
    addBoth({{0, 0}, desired, kFree, heading * any(random)}, heading);
    for (int other = 0; other < 8; ++other) {
      const double distance = 0.25 + (other % 2 == 0 ? 0.05 : 0.45) * any(random);
      Vec2 at = direction() * distance;
      if (at.x > kBesideWall_m) at.x = -at.x;
      addBoth({at, direction(), kFree, direction() * any(random)}, direction());
    }
    open.twoWay = beside.twoWay = trial % 2 == 1;
    const auto heeding = open.propose(kModel, 0, 0, 0.1),
               hearing = beside.propose(kModel, 0, 0, 0.1);
    EXPECT_NEAR(norm(heeding.heading - hearing.heading), 0, 1e-5) << trial;
    EXPECT_NEAR(norm(heeding.velocity - hearing.velocity), 0, 1e-4) << trial;
  }
}

// The first proposal of agent 0 who walks among others, in a place of one way and in one of two.
struct Both {
  Hall::Move oneWay, twoWay;
};
Both proposals(Hall& hall) {
  hall.twoWay = false;
  const auto oneWay = hall.propose(kModel, 0);
  hall.twoWay = true;
  return {oneWay, hall.propose(kModel, 0)};
}

TEST(Anticipation, WhereNobodyComesTwoWaysAreAsOne) {
  Hall hall;
  hall.add({{0, 0}, {1, 0}, kFree, {0.5, 0}});
  hall.add({{0.6, 0.1}, {1, 0}, kFree, {0.5, 0}});
  hall.add({{0.5, -0.5}, {-1, 0}, kFree, {-0.39, 0}});  // a jam: slower than 0.3 of 1.34 m/s
  const auto [oneWay, twoWay] = proposals(hall);
  EXPECT_EQ(oneWay.velocity, twoWay.velocity);
  EXPECT_EQ(oneWay.heading, twoWay.heading);
}

TEST(Anticipation, KeepsRightOfSomebodyWhoComesHeadOn) {
  Hall hall;
  hall.add({{0, 0}, {1, 0}, kFree, {kFree, 0}});
  hall.add({{1.9, -0.02}, {-1, 0}, kFree, {-kFree, 0}});  // a little to the right
  const auto [oneWay, twoWay] = proposals(hall);
  EXPECT_GT(oneWay.heading.y, 0);
  EXPECT_LT(twoWay.heading.y, 0);
}

TEST(Anticipation, TimeGapGrowsBesideSomebodyWhoComes) {
  // He passes at 0.5 m, within the berth of 1.57 x 0.33 m, and is met within a second.
  Hall hall;
  hall.add({{0, 0}, {1, 0}, kFree, {0.5, 0}});
  hall.add({{0.9, 0}, {1, 0}, kFree, {0.5, 0}});
  hall.add({{1.0, 0.5}, {-1, 0}, kFree, {-kFree, 0}});
  const auto [oneWay, twoWay] = proposals(hall);
  EXPECT_NEAR(norm(oneWay.velocity), speedBehind(0.9, oneWay.heading), kVelocity_mps);
  EXPECT_NEAR(norm(twoWay.velocity), speedBehind(0.9, twoWay.heading) / 1.8, kVelocity_mps);
}

TEST(Anticipation, OpponentsShoulderPastEachOther) {
  // Face to face in contact, 0.15 m beside each other: contact alone would stop both for ever.
  Hall hall;
  hall.add({{0, 0}, {1, 0}});
  hall.add({{0.28, 0.15}, {-1, 0}});
  for (const std::size_t a : {0u, 1u})
    EXPECT_GE(norm(hall.propose(kModel, a).velocity), 0.4 * kFree - kVelocity_mps);
}

TEST(Anticipation, OfTwoWhoBlockEachOtherTheOneFurtherAheadGoes) {
  // In contact, ways crossing at right angles. The lead of each is how far ahead of him the other
  // is.
  Hall hall;
  hall.add({{0, 0}, {1, 0}});         // 0.20 m to go to the other
  hall.add({{0.20, 0.14}, {0, -1}});  // 0.14 m: he is first
  EXPECT_EQ(norm(hall.propose(kModel, 0).velocity), 0.0);
  EXPECT_NEAR(norm(hall.propose(kModel, 1).velocity), 0.1 * kFree, kVelocity_mps);
}

// Whoever of the two is listed first.
TEST(Anticipation, OfTwoWhoAreEquallyFarTheWesternOrElseSouthernGoes) {
  constexpr double kSlant = std::numbers::sqrt2 / 2;
  const std::pair<Person, Person> bySide{{{0, 0}, {1, 0}}, {{0.20, 0.20}, {0, -1}}};
  const std::pair<Person, Person> byHeight{{{0, 0}, {kSlant, kSlant}},
                                           {{0, 0.20}, {kSlant, -kSlant}}};
  for (const auto& [first, second] : {bySide, byHeight})
    for (const bool turned : {false, true}) {
      Hall hall;
      hall.add(turned ? second : first);
      hall.add(turned ? first : second);
      EXPECT_NEAR(norm(hall.propose(kModel, turned ? 1 : 0).velocity), 0.1 * kFree, kVelocity_mps);
      EXPECT_EQ(norm(hall.propose(kModel, turned ? 0 : 1).velocity), 0.0);
    }
}

TEST(Anticipation, WithoutDesireStands) {
  Hall hall;
  const auto slow = hall.add({{0, 0}, {1, 0}, 0.0});
  const auto aimless = hall.add({{5, 0}, {0, 0}});
  EXPECT_EQ(hall.propose(kModel, slow).velocity, Vec2{});
  EXPECT_EQ(hall.propose(kModel, aimless).velocity, Vec2{});
}

TEST(Anticipation, TurnsAlongAWallItTouches) {
  Hall hall;  // its east wall is at x = 20
  const auto a = hall.add({{20 - 0.165, 0}, {std::sqrt(0.5), std::sqrt(0.5)}});
  EXPECT_NEAR(hall.propose(kModel, a).heading.x, 0, kSingle);
  EXPECT_NEAR(hall.propose(kModel, a).heading.y, 1, kSingle);
}

}  // namespace
}  // namespace muster::crowd::test
