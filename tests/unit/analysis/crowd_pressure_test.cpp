#include "analysis/crowd_pressure.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/displacements.h"
#include "analysis/local_density.h"
#include "school_corner.h"

namespace muster::analysis {
namespace {

using geometry::Vec2;
using namespace testing;

VelocityWindow windowOf(double density, const std::vector<Vec2>& velocities, bool meets = false) {
  VelocityWindow window;
  for (const Vec2 v : velocities) window.add(density, v, meets);
  return window;
}

TEST(CrowdPressure, NobodyAndOneVelocityHaveNone) {
  EXPECT_EQ(VelocityWindow().pressure_per_s2(), 0);
  const VelocityWindow window = windowOf(4, std::vector<Vec2>(100, Vec2{0.8, -0.3}));
  EXPECT_NEAR(window.pressure_per_s2(), 0, 1e-12);
  EXPECT_EQ(window.meanDensity_per_m2(), 4);
}

// crowd.md E.2: two streams of +-0.5 m/s at 4 per m²: Var 0.25 m²/s², P 1 /s²; told as opposed.
TEST(CrowdPressure, TwoStreams) {
  std::vector<Vec2> velocities(50, Vec2{0.5, 0});
  velocities.insert(velocities.end(), 50, Vec2{-0.5, 0});
  const VelocityWindow window = windowOf(4, velocities, true);
  EXPECT_NEAR(window.variance_m2_per_s2(), 0.25, 1e-12);
  EXPECT_NEAR(window.pressure_per_s2(), 1.0, 1e-12);
  EXPECT_TRUE(window.isOpposed());
  EXPECT_FALSE(windowOf(4, velocities).isOpposed());
}

// Densities 2, 4, 6 and velocities (0, 0), (0.3, 0), (0, 0.6): mean density 4, mean velocity
// (0.1, 0.2), mean square (0 + 0.09 + 0.36) / 3 = 0.15, variance 0.15 - 0.05 = 0.1.
TEST(CrowdPressure, ByHand) {
  VelocityWindow first, all;
  first.add(2, {0, 0}, false);
  first.add(4, {0.3, 0}, false);
  all.add(first);
  all.add(6, {0, 0.6}, true);
  EXPECT_NEAR(all.variance_m2_per_s2(), 0.1, 1e-12);
  EXPECT_NEAR(all.pressure_per_s2(), 0.4, 1e-12);
  EXPECT_TRUE(all.isOpposed());  // one of three
  all.add(first);
  EXPECT_FALSE(all.isOpposed());  // one of five
}

class SurroundingsTest : public ::testing::Test {
 protected:
  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_ = setupFor(campus_);
};

// Three in a row, 1 m apart: weights of the middle one 1, 1/e, 1/e; of an outer one 1, 1/e, 1/e^4.
TEST_F(SurroundingsTest, AveragesByTheKernel) {
  Stage stage(setup_, 3);
  for (std::size_t i = 0; i < 3; ++i) stage.stand(i, kYard, {30 + static_cast<double>(i), 0});
  LocalDensity density;
  density.sample(stage.frame(0));
  const std::vector<Vec2> velocity{{1, 0}, {0.4, 0.2}, {-1, 0}};
  density.lookAround(velocity, 0);
  const double e = std::exp(-1.0), e4 = std::exp(-4.0);
  EXPECT_NEAR(density.around()[1].velocity.x, 0.4 / (1 + 2 * e), 1e-12);
  EXPECT_NEAR(density.around()[1].velocity.y, 0.2 / (1 + 2 * e), 1e-12);
  EXPECT_NEAR(density.around()[0].velocity.x, (1 + 0.4 * e - e4) / (1 + e + e4), 1e-12);
  // The third heads against the first, the second along with him.
  EXPECT_NEAR(density.around()[0].against, e4 / (1 + e), 1e-12);
  // Nobody is looked at who stands in less.
  density.lookAround(velocity, 0.5);
  EXPECT_NEAR(density.around()[1].velocity.x, 0.4 / (1 + 2 * e), 1e-12);
  EXPECT_EQ(density.around()[0].velocity, Vec2{});
}

TEST_F(SurroundingsTest, WhoStandsOrTurnsIsNoStream) {
  Stage stage(setup_, 2);
  stage.stand(0, kYard, {30, 0});
  stage.stand(1, kYard, {30.5, 0});
  LocalDensity density;
  density.sample(stage.frame(0));
  const auto against = [&](Vec2 first, Vec2 second) {
    density.lookAround(std::vector<Vec2>{first, second}, 0);
    return density.around()[0].against;
  };
  EXPECT_GT(against({1, 0}, {-1, 0}), 0.5);
  EXPECT_EQ(against({0.1, 0}, {-1, 0}), 0);    // stands himself
  EXPECT_EQ(against({1, 0}, {-0.1, 0}), 0);    // the other does
  EXPECT_EQ(against({1, 0}, {0, 1}), 0);       // crosses
  EXPECT_EQ(against({1, 0}, {-0.4, 0.9}), 0);  // 114 degrees
  EXPECT_GT(against({1, 0}, {-0.6, 0.8}), 0);  // 127 degrees
}

TEST_F(SurroundingsTest, DisplacementsAreMeansOverTheSecond) {
  Stage stage(setup_, 2);
  stage.walk(0, {0.7, 0}, {1, 0}, 1);
  stage.crowd.present[1] = 0;
  Displacements displacements;
  displacements.sample(stage.crowd, 0);
  EXPECT_NEAR(displacements.velocity()[0].x, 0.7, 1e-6);  // nothing before: that of the step
  EXPECT_EQ(displacements.velocity()[1], Vec2{});
  stage.stand(0, kRoom, {0.5, -0.25});
  stage.stand(1, kRoom, {9, 9});
  stage.crowd.present[1] = 1;
  displacements.sample(stage.crowd, 0.5);
  EXPECT_EQ(displacements.velocity()[0], (Vec2{1, -0.5}));
  EXPECT_EQ(displacements.velocity()[1], Vec2{});  // just come, and stands
}

}  // namespace
}  // namespace muster::analysis
