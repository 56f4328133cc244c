#include <gtest/gtest.h>
#include <cmath>
#include <memory>
#include <random>

#include "crowd/scratch.h"
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
  const double apart = hall.crowd.body[1].position.x - hall.crowd.body[0].position.x;
  EXPECT_NEAR(apart, 0.33, 1e-6);
  EXPECT_NEAR(hall.crowd.body[0].position.x + hall.crowd.body[1].position.x, 0.20,
              2 * kPosition_m);  // equal shares
}

TEST(MotionPhase, StandingFormationDoesNotDrift) {
  Hall hall;
  for (int i = 0; i < 100; ++i) hall.add({{0.5 * (i % 10), 0.4 * (i / 10)}, {1, 0}, 0.0});
  const std::vector<Body> before = hall.crowd.body;
  for (std::uint64_t i = 0; i < 100; ++i) hall.step("anticipation", i);
  for (std::size_t a = 0; a < before.size(); ++a)
    EXPECT_EQ(hall.crowd.body[a].position, before[a].position) << a;
}

TEST(MotionPhase, VelocityIsTheDisplacementCappedAtOneFifthAboveTheDesiredSpeed) {
  Hall hall;
  const auto walker = hall.add({{10, 10}, {1, 0}, 1.0});
  const auto pushed = hall.add({{0, 0}, {1, 0}, 0.1});
  hall.add({{-0.05, 0}, {1, 0}, 0.1});
  hall.step("anticipation");
  const auto& now = hall.crowd.body;
  EXPECT_NEAR(std::hypot(now[walker].vx, now[walker].vy), 1.0, kVelocity_mps);
  EXPECT_NEAR(now[walker].position.x - 10, 0.05 * now[walker].vx, kPosition_m);
  EXPECT_NEAR(std::hypot(now[pushed].vx, now[pushed].vy), 0.12, kVelocity_mps);
}

TEST(MotionPhase, WhoLeftIsCopiedUnchanged) {
  Hall hall;
  hall.add({{0, 0}});
  const auto gone = hall.add({{1, 1}});
  hall.crowd.present[gone] = 0;
  hall.step("anticipation");
  EXPECT_EQ(hall.crowd.body[gone].position.x, 1.0);
  EXPECT_GT(hall.crowd.body[0].position.x, 0.0);
}

// Lists of those whom people see lie one behind the other.
TEST(MotionPhase, WhoSeesNobodyWalksAsIfAlone) {
  for (const auto model : motionModelNames()) {
    Hall alone, withOthers;
    for (Hall* hall : {&alone, &withOthers}) hall->add({{-15, -15}, {1, 0}, 1.3});
    for (const double x : {0.0, 0.4, 0.8}) withOthers.add({{x, 0}, {1, 0}, x < 0.8 ? 1.3 : 0.0});
    alone.step(model);
    withOthers.step(model);
    EXPECT_EQ(alone.crowd.body[0].position, withOthers.crowd.body[0].position) << model;
    EXPECT_LT(withOthers.crowd.body[2].vx, alone.crowd.body[0].vx) << model;
  }
}

TEST(MotionPhase, WallStopsAndPushesOut) {
  for (const auto model : motionModelNames()) {
    if (makeMotionModel(model)->numerics().projections == 0) continue;  // left to its forces
    Hall hall;                                                          // walls at ±20
    const auto into = hall.add({{19.5, 0}, {1, 0}});
    const auto corner = hall.add({{19.7, 19.7}, {std::sqrt(0.5), std::sqrt(0.5)}});
    const auto inWall = hall.add({{-19.99, 0}, {-1, 0}, 0.0});
    for (std::uint64_t i = 0; i < 60; ++i) hall.step(model, i);
    const auto& now = hall.crowd.body;
    EXPECT_LE(now[into].position.x, 20 - 0.165 + kPosition_m) << model;
    EXPECT_GT(now[into].position.x, 19.7) << model;
    EXPECT_LE(now[corner].position.x, 20 - 0.165 + kPosition_m) << model;
    EXPECT_LE(now[corner].position.y, 20 - 0.165 + kPosition_m) << model;
    EXPECT_NEAR(now[inWall].position.x, -20 + 0.165, kPosition_m) << model;
  }
}

TEST(MotionPhase, HoweverManyAreNearAllAreParted) {
  Hall hall;
  for (int i = 0; i < 60; ++i) hall.add({{0.02 * (i % 10), 0.02 * (i / 10)}, {1, 0}, 0.0});
  for (std::uint64_t i = 0; i < 400; ++i) hall.step("anticipation", i);
  EXPECT_LT(hall.step("anticipation", 400).deepestOverlap, 0.05);
}

// Eight passes in which everybody asks all who were within reach at the start, from gentle contact
// to a heap in which people are thrown farther than the gap within which they are watched.
TEST(MotionPhase, PartsAsIfEverybodyWereAskedInEveryPass) {
  constexpr double kUnit_m = 0x1p-22, kStep_s = 0.05, kSpeed = 1.34;
  constexpr double kReach_m = 0.33 + kNearMargin_m + 2 * kStep_s * kSpeed;
  constexpr int kPeople = 40, kPasses = 8;
  std::mt19937 random(3);
  for (const double side_m : {0.6, 1.0, 1.4, 1.8, 2.2, 3.0, 4.0}) {
    std::uniform_real_distribution<double> place(0, side_m);
    Hall hall;
    std::vector<std::int32_t> x, y, newX(kPeople), newY(kPeople);
    for (int i = 0; i < kPeople; ++i) {
      x.push_back(static_cast<std::int32_t>(place(random) / kUnit_m));
      y.push_back(static_cast<std::int32_t>(place(random) / kUnit_m));
      hall.add({{x.back() * kUnit_m, y.back() * kUnit_m}, {1, 0}, kSpeed});
    }
    std::vector<std::vector<std::uint32_t>> near(kPeople);
    for (std::uint32_t i = 0; i < kPeople; ++i)
      for (std::uint32_t j = 0; j < kPeople; ++j)
        if (i != j && std::hypot(x[i] - x[j], y[i] - y[j]) * kUnit_m < kReach_m)
          near[i].push_back(j);
    for (std::size_t i = 0; i < kPeople; ++i) {  // to where they want to be
      const Vec2 v = hall.propose("anticipation", i).velocity;
      x[i] += static_cast<std::int32_t>(std::lround(v.x * kStep_s / kUnit_m));
      y[i] += static_cast<std::int32_t>(std::lround(v.y * kStep_s / kUnit_m));
    }
    const std::vector<float> radius(kPeople, 0.165f);
    for (int pass = 0; pass < kPasses; ++pass) {
      const Bodies bodies{x.data(), y.data(), radius.data(), static_cast<float>(kUnit_m)};
      for (std::uint32_t i = 0; i < kPeople; ++i) {
        const Shift shift = partingShift(bodies, i, near[i], kAllClose);
        newX[i] = x[i] + static_cast<std::int32_t>(std::lround(double{shift.x} / kUnit_m));
        newY[i] = y[i] + static_cast<std::int32_t>(std::lround(double{shift.y} / kUnit_m));
      }
      x.swap(newX);
      y.swap(newY);
    }
    hall.step("anticipation");
    constexpr double kRounding_m = 1e-5;  // in the order of sums, over eight passes
    for (std::uint32_t i = 0; i < kPeople; ++i) {
      EXPECT_NEAR(hall.crowd.body[i].position.x, x[i] * kUnit_m, kRounding_m) << side_m << " " << i;
      EXPECT_NEAR(hall.crowd.body[i].position.y, y[i] * kUnit_m, kRounding_m) << side_m << " " << i;
    }
  }
}

TEST(MotionPhase, StrainIsTheDeepestOverlapThatIsLeft) {
  Hall hall;  // a file too tight for four projections to part
  constexpr int kPeople = 9;
  for (int i = 0; i < kPeople; ++i) hall.add({{0.15 * i, 0}, {1, 0}, 0.0});
  const double told = hall.step("anticipation").deepestOverlap;
  double deepest = 0;
  for (std::size_t i = 0; i < kPeople; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double dx = hall.crowd.body[i].position.x - hall.crowd.body[j].position.x;
      const double dy = hall.crowd.body[i].position.y - hall.crowd.body[j].position.y;
      deepest = std::max(deepest, (0.33 - std::sqrt(dx * dx + dy * dy)) / 0.33);
    }
  }
  EXPECT_GT(deepest, 0.01);
  EXPECT_NEAR(told, deepest, 2 * kPosition_m / 0.33);
}

TEST(MotionPhase, BetweenTwoLooksOneWalksOnAsChosen) {
  const Bottleneck hall(1.2, 0.2, 20, 20);
  Walk walk(hall.floor.campus(), "anticipation", 1, 0.05);
  walk.stepsPerLook = 2;
  walk.add(hall.room, {4, 10}, kDrill, {hall.entry, hall.end, hall.out});
  const Body start = walk.crowd.body[0];
  walk.step();
  const Body looked = walk.crowd.body[0];
  walk.step();
  const Body now = walk.crowd.body[0];
  const Vec2 first = looked.position - start.position, second = now.position - looked.position;
  EXPECT_GT(norm(first), 0.03);
  EXPECT_NEAR(second.x, first.x, kPosition_m);
  EXPECT_NEAR(second.y, first.y, kPosition_m);
  EXPECT_EQ(now.ex, looked.ex);
}

// As dense as people go, through a door: what parts bodies and keeps them out of walls holds in
// every step, and as many pass as when they look in every step (a tenth is more than five seeds
// differ by).
TEST(MotionPhase, LookingEverySecondStepChangesNeitherOverlapsNorFlow) {
  const auto walked = [](int stepsPerLook) {
    const Bottleneck hall(1.2, 0.2, 20, 20);
    auto walk = std::make_unique<Walk>(hall.floor.campus(), "anticipation", 1, 0.05);
    walk->stepsPerLook = stepsPerLook;
    walk->fill(hall.room, {12, 4}, {19.5, 16}, 180, kDrill, {hall.entry, hall.end, hall.out});
    double deepest = 0;
    while (walk->inside() > 0 && walk->time_s < 200) {
      walk->step();
      deepest = std::max(deepest, walk->deepestOfAllPairs());
    }
    EXPECT_EQ(walk->inside(), 0u);
    EXPECT_EQ(walk->throughWalls, 0u);
    EXPECT_LT(deepest, 0.06);
    return steadyFlow(walk->times(hall.entry));
  };
  const double everyStep = walked(1);
  EXPECT_NEAR(walked(2), everyStep, 0.1 * everyStep);
}

// Whether a step of row k no longer than his radius, anywhere, meets a wall or an opening, or comes
// nearer to a wall than pushes may bring him.
bool meetsSomething(const Walk& walk, std::size_t k) {
  const Rows& rows = walk.grid().rows();
  const navigation::Atlas& atlas = walk.atlas();
  const Vec2 p = walk.grid().position(k);
  const double radius = double{rows.radius[k]};
  for (const geometry::Segment& wall : atlas.wallsNear(rows.space[k], p))
    if (geometry::distance(wall, p) < radius + kPushRoom_m - 1e-4) return true;
  for (int i = 0; i < 16; ++i) {
    const double angle = 2 * std::acos(-1.0) * i / 16;
    const Vec2 q = p + Vec2{std::cos(angle), std::sin(angle)} * radius;
    if (atlas.crossing(rows.space[k], p, q) || !atlas.inside(rows.space[k], q)) return true;
  }
  return false;
}

// In steps with and without a look; as dense as people go, pushes are frequent.
TEST(MotionPhase, WhoIsClearMeetsNeitherWallNorOpening) {
  for (const auto model : motionModelNames()) {
    const Bottleneck hall(1.2, 0.2, 20, 20);
    Walk walk(hall.floor.campus(), model, 1, model == "social-force" ? 0.02 : 0.05);
    walk.stepsPerLook = model == "social-force" ? 1 : 2;
    walk.fill(hall.room, {12, 4}, {19.5, 16}, 180, kDrill, {hall.entry, hall.end, hall.out});
    std::size_t clear = 0, besideWalls = 0, met = 0;
    for (int step = 0; step < 300; ++step) {
      walk.step();
      for (std::size_t k = 0; k < walk.grid().rows().size(); ++k) {
        if (!walk.proposal().clear[k] || walk.grid().rows().gone(k)) continue;
        ++clear;
        besideWalls += walk.grid().onOpenGround(k) ? 0 : 1;
        met += meetsSomething(walk, k) ? 1 : 0;
      }
    }
    EXPECT_EQ(met, 0u) << model;
    EXPECT_GT(clear, 20'000u) << model;
    // Forces reach further: who is near a wall feels it.
    EXPECT_GE(besideWalls, model == "social-force" ? 0u : 2'000u) << model;
  }
}

TEST(MotionPhase, WhoLeavesBetweenTwoLooksIsInNobodysWay) {
  const Bottleneck hall(1.2, 0.2, 20, 20);
  Walk walk(hall.floor.campus(), "anticipation", 1, 0.05);
  walk.stepsPerLook = 2;
  const Walk::Way way{hall.entry, hall.end, hall.out};
  const auto gone = walk.add(hall.room, {4, 10}, kDrill, way);
  const auto other = walk.add(hall.room, {4.2, 10.1}, kDrill, way);  // overlaps him
  walk.step();
  const Body left = walk.crowd.body[gone];
  walk.crowd.present[gone] = 0;
  walk.crowd.body[other].position = left.position;  // bodies would part by 0.15 m
  walk.step();
  EXPECT_EQ(walk.crowd.body[gone].position, left.position);
  EXPECT_LE(norm(walk.crowd.body[other].position - left.position), 0.05 * kDrill.fastest);
}

TEST(MotionPhase, NobodyAtAll) {
  Hall hall;
  EXPECT_EQ(hall.step("anticipation").deepestOverlap, 0.0);
}

// The root is left out where it decides nothing.
TEST(MotionPhase, VelocityIsSeenAsWithTheRoot) {
  const Random random(3);
  for (std::uint32_t i = 0; i < 20000; ++i) {
    const auto lot = [&](std::uint32_t n) { return random.uniform(i, Purpose::routeTaste, n); };
    const geometry::Vec2 moved{0.2 * lot(0) - 0.1, i % 3 ? 0.2 * lot(1) - 0.1 : 0.0};
    const double dt = 0.05, size = geometry::norm(moved * (1 / dt));
    // Some exactly at the limit.
    const double wanted = i % 4 ? 2 * lot(2) : size / 1.2;
    const geometry::Vec2 v = moved * (1 / dt);
    const double limit = 1.2 * wanted;
    EXPECT_EQ(seenVelocity(moved, dt, wanted), size > limit ? v * (limit / size) : v);
  }
}

}  // namespace
}  // namespace muster::crowd::test
