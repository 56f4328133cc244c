#include "verification/crowded_hall.h"

#include <gtest/gtest.h>

#include <set>

#include "plan/check.h"
#include "simulation/world.h"

namespace muster::verification {
namespace {

plan::Campus campusFor(std::size_t people) {
  plan::Checked checked = plan::check(drawCrowdedHall(people));
  EXPECT_TRUE(checked.campus);
  return std::move(*checked.campus);
}

TEST(CrowdedHall, IsASquareOfTheStatedDensity) {
  for (const std::size_t people : {kFewestInHall, std::size_t{10'000}, kMostInHall}) {
    const plan::Campus campus = campusFor(people);
    ASSERT_EQ(campus.spaces.size(), 1u);
    const plan::Space& hall = campus.spaces[0];
    EXPECT_NEAR(static_cast<double>(people) / hall.area_m2, 1.5, 1e-6);
    EXPECT_NEAR(hall.box.high.x - hall.box.low.x, hall.box.high.y - hall.box.low.y, 1e-9);
    EXPECT_TRUE(hall.convex);
  }
}

TEST(CrowdedHall, HasAFourMetreExitInTheMiddleOfEachWall) {
  const plan::Campus campus = campusFor(1000);
  const double side = campus.spaces[0].box.high.x;
  std::set<std::pair<long, long>> walls;
  ASSERT_EQ(campus.openings.size(), kHallExits);
  for (const plan::Opening& exit : campus.openings) {
    EXPECT_TRUE(exit.outside());
    EXPECT_NEAR(exit.clear_width_m, 4.0, 1e-9);
    const geometry::Vec2 middle = (exit.line.a + exit.line.b) * (1 / side);  // 2 × middle / side
    walls.insert({std::lround(100 * middle.x), std::lround(100 * middle.y)});
  }
  const std::set<std::pair<long, long>> expected{{100, 0}, {200, 100}, {100, 200}, {0, 100}};
  EXPECT_EQ(walls, expected);
}

// Everybody adult, called at once, walking after the first steps, each to one of the nearest exits.
TEST(CrowdedHall, EverybodyWalksToTheNearestExitFromTheFirstStepOn) {
  const auto loop = serialLoop();
  const auto hall = CrowdedHall::make(300, *loop);
  ASSERT_TRUE(hall);
  const auto setup = (*hall)->setup("anticipation", *loop);
  ASSERT_TRUE(setup);
  EXPECT_EQ(setup->people, 300u);
  EXPECT_EQ(setup->scenario.model.step_s, 0.05);
  EXPECT_FALSE(setup->scenario.observe.record);
  const auto world = simulation::World::make(*setup, (*hall)->atlas(), *loop);
  ASSERT_TRUE(world);
  (*world)->step();
  const simulation::Frame frame = (*world)->frame();
  const plan::Campus& campus = *setup->campus;
  for (std::size_t row = 0; row < 300; ++row) {
    ASSERT_EQ(frame.status[row], simulation::Status::moving);
    const geometry::Vec2 p = frame.crowd->body[row].position;
    double nearest = 1e9;
    for (const plan::Opening& exit : campus.openings)
      nearest = std::min(nearest, geometry::distance(exit.line, p));
    const plan::OpeningId bound = frame.heading_for[row];
    ASSERT_TRUE(bound.valid());
    // A way keeps clear of jambs, and one step has passed.
    EXPECT_LT(geometry::distance(campus[bound].line, p), nearest + 0.4) << row;
  }
}

TEST(CrowdedHall, RefusesAModelThatIsNotThere) {
  const auto loop = serialLoop();
  const auto hall = CrowdedHall::make(kFewestInHall, *loop);
  ASSERT_TRUE(hall);
  EXPECT_FALSE((*hall)->setup("walk-on-water", *loop));
}

}  // namespace
}  // namespace muster::verification
