#include "verification/overlaps.h"

#include <gtest/gtest.h>

#include <cmath>

#include "foundation/random.h"

namespace muster::verification {
namespace {

struct Bodies {
  crowd::Crowd crowd;

  void add(double x, double y, float radius, std::size_t space = 0, bool present = true) {
    const std::size_t row = crowd.size();
    crowd.resize(row + 1);
    crowd.body[row].position.x = x;
    crowd.body[row].position.y = y;
    crowd.body[row].space = plan::SpaceId(space);
    crowd.body[row].radius = radius;
    crowd.present[row] = present ? 1 : 0;
  }
  Overlaps find() const {
    simulation::Frame frame{};
    frame.crowd = &crowd;
    return findOverlaps(frame);
  }
};

TEST(Overlaps, AreSharesOfTheSmallerDiameter) {
  Bodies bodies;
  bodies.add(0, 0, 0.2f);
  bodies.add(0.27, 0, 0.1f);     // 0.03 m into the one of 0.2
  bodies.add(-0.4, 0, 0.2f);     // touches, no more
  bodies.add(-0.7999, 0, 0.2f);  // 0.0001 m: contact
  const Overlaps found = bodies.find();
  EXPECT_NEAR(found.deepest, 0.03 / 0.2, 1e-6);  // radii are single precision
  EXPECT_EQ(found.people, 4u);
  EXPECT_EQ(found.overlapping, 2u);
}

TEST(Overlaps, ConcernPeopleWhoArePresentInTheSameSpace) {
  Bodies bodies;
  bodies.add(0, 0, 0.2f);
  bodies.add(0.1, 0, 0.2f, 1);         // the floor above
  bodies.add(0.1, 0, 0.2f, 0, false);  // has left
  const Overlaps found = bodies.find();
  EXPECT_EQ(found.deepest, 0.0);
  EXPECT_EQ(found.people, 2u);
  EXPECT_EQ(found.overlapping, 0u);
}

// Every pair against every pair, on both sides of the origin and across cells of the lattice.
TEST(Overlaps, FindWhatEveryPairFinds) {
  const Random random(3);
  Bodies bodies;
  for (std::uint32_t i = 0; i < 400; ++i) {
    bodies.add(6 * random.uniform(i, Purpose::seat, 0) - 3,
               6 * random.uniform(i, Purpose::seat, 1) - 3,
               static_cast<float>(0.08 + 0.2 * random.uniform(i, Purpose::seat, 2)));
  }
  const crowd::Crowd& c = bodies.crowd;
  Overlaps expected;
  for (std::size_t i = 0; i < c.size(); ++i) {
    double deepest = 0;
    for (std::size_t j = 0; j < c.size(); ++j) {
      if (i == j) continue;
      const double away = std::hypot(c.body[i].position.x - c.body[j].position.x,
                                     c.body[i].position.y - c.body[j].position.y);
      const double a = c.body[i].radius, b = c.body[j].radius;
      deepest = std::max(deepest, (a + b - away) / (2 * std::min(a, b)));
    }
    expected.deepest = std::max(expected.deepest, deepest);
    if (deepest > kOverlap) ++expected.overlapping;
  }
  const Overlaps found = bodies.find();
  EXPECT_GT(expected.overlapping, 100u);
  EXPECT_NEAR(found.deepest, expected.deepest, 1e-12);
  EXPECT_EQ(found.overlapping, expected.overlapping);
}

TEST(Overlaps, OfNobodyAreNone) {
  EXPECT_EQ(Bodies{}.find().people, 0u);
}

}  // namespace
}  // namespace muster::verification
