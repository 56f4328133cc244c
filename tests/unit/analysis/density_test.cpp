#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "analysis/counters.h"
#include "analysis/density_map.h"
#include "analysis/local_density.h"
#include "foundation/random.h"
#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;
constexpr double kPi = std::numbers::pi;

class DensityTest : public ::testing::Test {
 protected:
  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_ = setupFor(campus_);
};

TEST_F(DensityTest, OneAloneAndTwoTogether) {
  Stage stage(setup_, 3);
  stage.stand(0, kRoom, {2, 2});
  stage.stand(1, kYard, {30, 0});
  stage.stand(2, kYard, {30, 1});
  LocalDensity density;
  density.sample(stage.frame(5));
  EXPECT_NEAR(density.perAgent()[0], 1 / kPi, 1e-12);
  EXPECT_NEAR(density.perAgent()[1], (1 + std::exp(-1.0)) / kPi, 1e-12);
  EXPECT_EQ(density.peak().time_s, 5.0);
  EXPECT_EQ(density.peak().space, plan::SpaceId(kYard));
  stage.crowd.present[2] = 0;
  density.sample(stage.frame(6));
  EXPECT_EQ(density.perAgent()[2], 0.0);
  EXPECT_EQ(density.peak().time_s, 5.0);  // the highest, not the last
}

TEST_F(DensityTest, WallsAndFloorsSeparate) {
  Stage stage(setup_, 2);
  // Room and hall share no opening; 0.2 m apart as if a wall stood between them.
  stage.stand(0, kRoom, {7.9, 1});
  stage.stand(1, kHall, {8.1, 1});
  LocalDensity density;
  density.sample(stage.frame(0));
  EXPECT_NEAR(density.perAgent()[0], 1 / kPi, 1e-12);
  // Landing and flight do; at the mouth the heights agree, 2.2 m down the flight they do not.
  stage.stand(0, kLanding, {9.9, 4});
  stage.stand(1, kFlight, {10.1, 4});
  density.sample(stage.frame(1));
  EXPECT_NEAR(density.perAgent()[0], (1 + std::exp(-0.04)) / kPi, 1e-12);
  stage.stand(1, kFlight, {12.2, 4});
  density.sample(stage.frame(2));
  EXPECT_NEAR(density.perAgent()[0], 1 / kPi, 1e-12);
}

TEST_F(DensityTest, AgreesWithTheSumOverEverybody) {
  const Random random(11);
  Stage stage(setup_, 300);
  for (std::uint32_t i = 0; i < 300; ++i) {
    stage.stand(i, kYard,
                {20 + 30 * random.uniform(i, Purpose::place, 0),
                 -10 + 30 * random.uniform(i, Purpose::place, 1)});
  }
  LocalDensity density;
  density.sample(stage.frame(0));
  for (std::size_t i = 0; i < 300; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < 300; ++j) {
      sum += kernel_per_m2(
          geometry::squaredNorm({stage.crowd.body[i].position.x - stage.crowd.body[j].position.x,
                                 stage.crowd.body[i].position.y - stage.crowd.body[j].position.y}));
    }
    ASSERT_NEAR(density.perAgent()[i], sum, 1e-12);
  }
}

TEST_F(DensityTest, MapOfOnePersonHoldsOnePerson) {
  Stage stage(setup_, 1);
  stage.stand(0, kYard, {35.13, 4.71});
  DensityMaps maps(campus_, 0.5);
  maps.sample(stage.frame(0), 0);
  maps.sample(stage.frame(1), 1);
  stage.crowd.present[0] = 0;
  maps.sample(stage.frame(4), 3);
  const auto all = maps.maps();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[2].level, "grounds");
  const DensityMap& map = all[2];
  EXPECT_EQ(map.columns, 60u);
  EXPECT_EQ(map.lines, 60u);
  const auto persons = [&](const std::vector<float>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) * map.cell_m * map.cell_m;
  };
  EXPECT_NEAR(persons(map.max_per_m2), 1.0, 0.01);
  EXPECT_NEAR(persons(map.mean_per_m2), 0.25, 0.0025);
  EXPECT_NEAR(persons(all[1].max_per_m2), 0.0, 0.0);
}

TEST_F(DensityTest, MapIsTheSumOfEverybodysKernel) {
  const Random random(7);
  Stage stage(setup_, 60);
  for (std::uint32_t i = 0; i < 60; ++i) {
    const double u = random.uniform(i, Purpose::place, 0), v = random.uniform(i, Purpose::place, 1);
    if (i % 3 == 0) {
      stage.stand(i, kHall, {16 + 4 * u, 8 * v});
    } else {
      stage.stand(i, kYard, {20 + 8 * u, 10 * v});
    }
  }
  DensityMaps maps(campus_, 0.4);
  maps.sample(stage.frame(0), 0);
  const DensityMap map = maps.maps()[2];
  ASSERT_EQ(map.level, "grounds");
  for (std::size_t cell = 0; cell < map.max_per_m2.size(); ++cell) {
    const geometry::Vec2 centre =
        map.origin + geometry::Vec2{static_cast<double>(cell % map.columns) + 0.5,
                                    static_cast<double>(cell / map.columns) + 0.5} *
                         map.cell_m;
    double sum = 0;  // hall and yard share the front door: all of them count
    for (std::size_t i = 0; i < 60; ++i) {
      sum += kernel_per_m2(geometry::squaredNorm(
          {stage.crowd.body[i].position.x - centre.x, stage.crowd.body[i].position.y - centre.y}));
    }
    ASSERT_NEAR(map.max_per_m2[cell], map.covered[cell] ? sum : 0.0, 1e-5 * (1 + sum)) << cell;
  }
}

// People come, go and move while most stand; what is not counted anew must be what counting anew
// gives, bit for bit.
TEST_F(DensityTest, WhatIsKeptOfTheSampleBeforeIsWhatCountingAnewGives) {
  const Random random(3);
  constexpr std::uint32_t kPeople = 200;
  Stage stage(setup_, kPeople);
  const auto put = [&](std::uint32_t i, std::uint32_t round) {
    const double u = random.uniform(i, Purpose::place, 2 * round);
    const double v = random.uniform(i, Purpose::place, 2 * round + 1);
    if (i % 3 == 0) {
      stage.stand(i, kHall, {16 + 4 * u, 8 * v});
    } else {
      stage.stand(i, kYard, {20 + 12 * u, 12 * v});
    }
  };
  for (std::uint32_t i = 0; i < kPeople; ++i) put(i, 0);
  LocalDensity kept;
  DensityMaps maps(campus_, 0.5);
  double peak = 0;
  std::vector<std::vector<double>> sums(maps.maps().size());
  for (std::uint32_t round = 0; round < 8; ++round) {
    for (std::uint32_t i = round; i < kPeople && round > 0; i += 40) put(i, round);
    stage.crowd.present[2 * round] = 0;
    if (round == 5) stage.crowd.present[2] = 1;
    const auto frame = stage.frame(round);
    kept.sample(frame);
    LocalDensity anew;
    anew.sample(frame);
    ASSERT_EQ(kept.perAgent(), anew.perAgent()) << round;
    peak = std::max(peak, anew.peak().density_per_m2);
    ASSERT_EQ(kept.peak().density_per_m2, peak) << round;
    maps.sample(frame, 1);
    DensityMaps fresh(campus_, 0.5);
    fresh.sample(frame, 0);
    const auto all = maps.maps(), now = fresh.maps();
    for (std::size_t m = 0; m < all.size(); ++m) {
      sums[m].resize(now[m].max_per_m2.size(), 0.0);
      for (std::size_t c = 0; c < sums[m].size(); ++c) {
        sums[m][c] += double{now[m].max_per_m2[c]};
        ASSERT_EQ(all[m].mean_per_m2[c], static_cast<float>(sums[m][c] / (round + 1.0)))
            << round << " " << m << " " << c;
      }
    }
  }
}

TEST_F(DensityTest, AMapForgetsWhoHasGone) {
  Stage stage(setup_, 2);
  stage.stand(0, kYard, {25, 4});
  stage.stand(1, kYard, {35, 4});
  DensityMaps maps(campus_, 0.5), only(campus_, 0.5);
  maps.sample(stage.frame(0), 0);
  maps.sample(stage.frame(1), 1);
  stage.crowd.present[0] = 0;
  maps.sample(stage.frame(2), 1);
  maps.sample(stage.frame(3), 2);
  const DensityMap map = maps.maps()[2];
  const auto at = [&](double x) {
    const auto column = static_cast<std::size_t>((x - map.origin.x) / map.cell_m);
    const auto line = static_cast<std::size_t>((4 - map.origin.y) / map.cell_m);
    return map.mean_per_m2[line * map.columns + column];
  };
  EXPECT_NEAR(at(25), 0.25 * at(35), 0.005 * at(35)) << "one second of four";
  EXPECT_GT(at(35), 0.25f);
}

TEST(DensityKernel, IsTheGaussianCutOff) {
  for (int k = 0; k <= 6250; ++k) {
    const double d2 = 0.001 * k;
    ASSERT_NEAR(kernel_per_m2(d2) * kPi / std::exp(-d2), 1.0, 2e-15) << d2;
  }
  EXPECT_EQ(kernel_per_m2(6.2500001), 0.0);
}

TEST_F(DensityTest, MapTellsCoverAndCrowdedSeconds) {
  Stage stage(setup_, 20);
  for (std::size_t i = 0; i < 20; ++i) stage.stand(i, kHall, {17.25, 4.25});  // 20 / pi per m²
  DensityMaps maps(campus_, 0.5);
  maps.sample(stage.frame(0), 0);
  for (int second = 1; second <= 7; ++second) maps.sample(stage.frame(second), 1);
  const DensityMap map = maps.maps()[1];
  EXPECT_EQ(map.level, "ground");
  EXPECT_EQ(map.origin, (geometry::Vec2{10, 0}));
  const auto cell = [&](double x, double y) {
    return static_cast<std::size_t>((y - map.origin.y) / map.cell_m) * map.columns +
           static_cast<std::size_t>((x - map.origin.x) / map.cell_m);
  };
  EXPECT_NEAR(map.max_per_m2[cell(17.3, 4.3)], 20 / kPi, 1e-4);
  EXPECT_EQ(map.above_s[cell(17.3, 4.3)], 7.0f);
  EXPECT_EQ(map.above_s[cell(19.3, 4.3)], 0.0f);
  EXPECT_EQ(map.covered[cell(17.3, 4.3)], 1);
  EXPECT_EQ(map.covered[cell(12.3, 4.3)], 1);  // the flight belongs to this level
  EXPECT_EQ(map.covered[cell(12.3, 1.3)], 0);  // beside it there is nothing
}

TEST_F(DensityTest, HugeYardTakesACoarserCell) {
  campus_.spaces[kYard].shape.outer = geometry::rectangle({20, -10}, {20020, 20000});
  campus_.spaces[kYard].box = geometry::bounds(campus_.spaces[kYard].shape);
  const DensityMap map = DensityMaps(campus_, 0.5).maps()[2];
  EXPECT_LE(map.columns * map.lines, kMostCells);
  EXPECT_EQ(map.cell_m, 16.0);
}

TEST(SampleClock, FiresOncePerSecondOfAnyStep) {
  for (const double step : {0.05, 0.07, 0.3, 1.0}) {
    SampleClock clock;
    int fired = 0;
    double covered = 0;
    for (int k = 0; k * step <= 21.0 + 1e-9; ++k) {
      if (!clock.due(k * step)) continue;
      ++fired;
      covered += clock.since_s();
    }
    EXPECT_EQ(fired, 22) << step;
    EXPECT_NEAR(covered, 21.0, 1e-9) << step;
  }
}

TEST_F(DensityTest, CountersCountSignedCrossingsAndPeopleInAreas) {
  setup_.scenario.observe.lines.push_back({"line", "grounds", {{30, 0}, {30, 10}}, {}});
  setup_.scenario.observe.areas.push_back(
      {"area", "grounds", {geometry::rectangle({30, 0}, {34, 5}), {}}, {}});
  Stage stage(setup_, 3);
  stage.stand(0, kYard, {29, 2});
  stage.stand(1, kYard, {31, 2});
  stage.stand(2, kHall, {29, 3});  // on another level, crosses nothing
  Counters counters;
  counters.begin(stage.frame(0));
  stage.stand(0, kYard, {31, 3});
  stage.stand(2, kHall, {31, 3});
  counters.observe(stage.frame(0.5, 0.5));
  stage.stand(1, kYard, {29, 19.9});  // passes beyond the line's end
  counters.observe(stage.frame(1.0, 0.5));
  stage.stand(0, kYard, {29, 3});
  counters.observe(stage.frame(2.0));
  ASSERT_EQ(counters.series().size(), 2u);
  const auto& line = counters.series()[0].samples;
  ASSERT_EQ(line.size(), 3u);
  // The line runs north: from its left (west) to its right (east) is forward.
  EXPECT_EQ(line[0].forward, 0u);
  EXPECT_EQ(line[1].forward, 1u);
  EXPECT_EQ(line[2].forward, 1u);
  EXPECT_EQ(line[2].backward, 1u);
  const auto& area = counters.series()[1].samples;
  EXPECT_EQ(area[0].persons, 1u);
  EXPECT_DOUBLE_EQ(area[0].density_per_m2, 0.05);
  EXPECT_EQ(area[1].persons, 1u);
  EXPECT_EQ(area[2].persons, 0u);
}

}  // namespace
}  // namespace muster::analysis
