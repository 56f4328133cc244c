#include "analysis/point_density.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;
constexpr double kPi = std::numbers::pi;

TEST(PointDensity, IsTheSumOfTheKernelsAroundThePoint) {
  const plan::Campus campus = schoolCorner();
  const simulation::Setup setup = setupFor(campus);
  Stage stage(setup, 3);
  stage.stand(0, kYard, {30, 0});
  stage.stand(1, kYard, {30, 1});
  stage.stand(2, kYard, {30, 4});  // beyond the kernel's reach
  const PointDensity here(campus, plan::SpaceId(kYard), {30, 0});
  EXPECT_NEAR(here.at(stage.frame(0)), (1 + std::exp(-1.0)) / kPi, 1e-12);
  stage.crowd.present[0] = 0;
  EXPECT_NEAR(here.at(stage.frame(1)), std::exp(-1.0) / kPi, 1e-12);
}

// At the place of somebody it is what LocalDensity says of him, walls and floors included.
TEST(PointDensity, WallsAndFloorsSeparate) {
  const plan::Campus campus = schoolCorner();
  const simulation::Setup setup = setupFor(campus);
  Stage stage(setup, 2);
  stage.stand(0, kRoom, {7.9, 1});
  stage.stand(1, kHall, {8.1, 1});
  EXPECT_NEAR(PointDensity(campus, plan::SpaceId(kRoom), {7.9, 1}).at(stage.frame(0)), 1 / kPi,
              1e-12);
  stage.stand(0, kLanding, {9.9, 4});
  const PointDensity landing(campus, plan::SpaceId(kLanding), {9.9, 4});
  stage.stand(1, kFlight, {10.1, 4});
  EXPECT_NEAR(landing.at(stage.frame(1)), (1 + std::exp(-0.04)) / kPi, 1e-12);
  stage.stand(1, kFlight, {12.2, 4});
  EXPECT_NEAR(landing.at(stage.frame(2)), 1 / kPi, 1e-12);
}

}  // namespace
}  // namespace muster::analysis
