#include "analysis/tenability.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hazard/dose.h"
#include "hazard/uniform_source.h"
#include "school_corner.h"
#include "smoky_source.h"

namespace muster::analysis {
namespace {

using namespace testing;
using hazard::Conditions;

Conditions smoke(double extinction_per_m) {
  Conditions air;
  air.extinction_per_m = extinction_per_m;
  return air;
}

double at(const Available& available, Criterion criterion) {
  return available.by_s[static_cast<std::size_t>(criterion)].value_or(-1);
}

class TenabilityTest : public ::testing::Test {
 protected:
  void light(std::shared_ptr<const hazard::Source> source) {
    setup_.scenario.fire.emplace();
    setup_.scenario.duration_s = 600;
    setup_.fire = std::move(source);
  }
  // In the room alone.
  void fill(const Conditions& air, double rise_s, double start_s = 10) {
    light(*hazard::uniformSource({air, {"room"}, rise_s, {}}, start_s, campus_));
    setup_.scenario.fire->start_s = start_s;
  }
  Tenable judge(double pictured_s = 600) const {
    return tenabilityOf(setup_, pictured_s, *serialLoop());
  }

  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_ = setupFor(campus_);
};

TEST_F(TenabilityTest, ARisingLayerCrossesEachLimitWhenTheFormulaSays) {
  Conditions air = smoke(2.0);
  air.temperature_C = 120;
  fill(air, 100);
  const Available room = judge().spaces[kRoom];
  // V = 3 / K = 10 m at K = 0.3, 15 % of the rise; 60 degrees at 40 %.
  EXPECT_GE(at(room, Criterion::visibility), 25);
  EXPECT_LE(at(room, Criterion::visibility), 25 + kAirStep_s);
  EXPECT_GE(at(room, Criterion::temperature), 50);
  EXPECT_LE(at(room, Criterion::temperature), 50 + kAirStep_s);
  EXPECT_EQ(room.criterion(), Criterion::visibility);
  EXPECT_EQ(room.first_s(), at(room, Criterion::visibility));
}

TEST_F(TenabilityTest, LimitsAreThoseOfTheScenario) {
  fill(smoke(2.0), 100);
  setup_.scenario.fire->tenability.visibility_m = 5;  // K = 0.6
  EXPECT_NEAR(at(judge().spaces[kRoom], Criterion::visibility), 40, 1.01);
  setup_.scenario.fire->effects.visibilityConstant = 8;  // K = 1.6
  EXPECT_NEAR(at(judge().spaces[kRoom], Criterion::visibility), 90, 1.01);
}

TEST_F(TenabilityTest, TheDoseOfWhoStaysIsThatOfThePublishedVectors) {
  // 0.1 % CO in 21 % oxygen: FED 1 after 1692.8 s (crowd.md D.5), 1.0411 times as fast with the
  // hyperventilation that FDS counts at no CO2; a dose of 0.3 after 487.8 s.
  Conditions air;
  air.carbonMonoxide = 0.001;
  air.carbonDioxide = 0;
  air.oxygen = 0.21;
  fill(air, 0);
  const Available room = judge().spaces[kRoom];
  EXPECT_NEAR(at(room, Criterion::dose), 10 + 487.8, 0.5);
  EXPECT_EQ(room.criterion(), Criterion::dose);
}

TEST_F(TenabilityTest, ADoseGrowsWithTheRiseAndGoesOnAfterTheData) {
  Conditions air;
  air.carbonMonoxide = 0.003;
  fill(air, 60);
  // The rate goes with CO^1.036: the rise adds 1 / 2.036 of its length at the full rate.
  const double rate_per_s = hazard::gasDoseRate_per_s(air);
  const double expected_s = 10 + 60 + (0.3 - rate_per_s * 60 / 2.036) / rate_per_s;
  EXPECT_GT(expected_s, 90);
  EXPECT_NEAR(at(judge().spaces[kRoom], Criterion::dose), expected_s, 0.2);
}

TEST_F(TenabilityTest, AClearRoomStaysTenableForADay) {
  fill(smoke(2.0), 100);
  setup_.scenario.duration_s = 86400;
  const Tenable tenable = judge();
  EXPECT_EQ(tenable.judgedUntil_s, 86400);
  EXPECT_FALSE(tenable.spaces[kLanding].criterion().has_value());
  EXPECT_FALSE(tenable.spaces[kLanding].first_s().has_value());
  EXPECT_FALSE(tenable.spaces[kYard].first_s().has_value());
}

TEST_F(TenabilityTest, TheFiresDataMayBeLongerThanTheScenario) {
  fill(smoke(2.0), 3000);
  EXPECT_EQ(judge().judgedUntil_s, 3010);
  EXPECT_NEAR(at(judge().spaces[kRoom], Criterion::visibility), 10 + 450, 1.01);
}

// The hall has 40 m²: a tenth are four.
TEST_F(TenabilityTest, ASpaceIsUntenableWhenATenthOfItIs) {
  light(std::make_shared<SmokySource>(SmokyPart{kHall, {{15, 0}, {16, 3}}, smoke(5), 20}));
  EXPECT_FALSE(judge().spaces[kHall].first_s().has_value());
  light(std::make_shared<SmokySource>(SmokyPart{kHall, {{15, 0}, {16, 4}}, smoke(5), 20}));
  EXPECT_EQ(judge().spaces[kHall].first_s(), 20.0);
}

TEST_F(TenabilityTest, AnExitIsJudgedByTheAirBeforeIt) {
  light(std::make_shared<SmokySource>(SmokyPart{kHall, {{19.2, 3.8}, {20, 4.2}}, smoke(5), 33}));
  const Tenable tenable = judge();
  EXPECT_EQ(tenable.exits[kFront].first_s(), 33.0);
  EXPECT_FALSE(tenable.spaces[kHall].first_s().has_value());  // a hundredth of it
  EXPECT_FALSE(tenable.exits[kDoor].first_s().has_value());   // leads out of no building
}

TEST_F(TenabilityTest, WhatWasUntenableOnceStaysSo) {
  light(std::make_shared<SmokySource>(SmokyPart{kRoom, {{0, 0}, {8, 8}}, smoke(5), 20, 30}));
  EXPECT_EQ(judge().spaces[kRoom].first_s(), 20.0);
}

TEST_F(TenabilityTest, ASpaceNarrowerThanACellIsReadAtAPointInIt) {
  for (auto* shape : {&campus_.spaces[kLanding].shape, &campus_.spaces[kLanding].walkable}) {
    shape->outer = geometry::rectangle({8, 0.55}, {8.2, 0.65});
  }
  campus_.spaces[kLanding].box = geometry::bounds(campus_.spaces[kLanding].shape);
  light(std::make_shared<SmokySource>(SmokyPart{kLanding, {{8, 0}, {9, 1}}, smoke(5), 12}));
  EXPECT_EQ(judge().spaces[kLanding].first_s(), 12.0);
}

TEST_F(TenabilityTest, MapsTellTheWorstUntilTheirTime) {
  Conditions air = smoke(1.5);
  air.temperature_C = 90;
  light(std::make_shared<SmokySource>(SmokyPart{kRoom, {{0, 0}, {4, 8}}, air, 20, 30}));
  const auto cellOf = [](const AirMap& map, geometry::Vec2 p) {
    const geometry::Vec2 at = (p - map.raster.origin) * (1 / map.raster.cell_m);
    return static_cast<std::size_t>(at.y) * map.raster.columns + static_cast<std::size_t>(at.x);
  };
  const AirMap early = judge(19).maps[0], late = judge(50).maps[0];
  ASSERT_EQ(early.level, "upper");
  const std::size_t smoky = cellOf(early, {1.5, 1.5}), clean = cellOf(early, {6.5, 1.5});
  EXPECT_FLOAT_EQ(early.visibility_m[smoky], 30.0F);
  EXPECT_FLOAT_EQ(late.visibility_m[smoky], 2.0F);
  EXPECT_FLOAT_EQ(late.temperature_C[smoky], 90.0F);
  EXPECT_FLOAT_EQ(late.visibility_m[clean], 30.0F);
  EXPECT_FLOAT_EQ(late.untenable_s[smoky], 20.0F);
  EXPECT_TRUE(std::isnan(late.untenable_s[clean]));
  EXPECT_EQ(late.covered[clean], 1);
  EXPECT_TRUE(late.touched);
  EXPECT_FALSE(judge(50).maps[1].touched);
}

using ParallelTenabilityTest = TenabilityTest;

TEST_F(ParallelTenabilityTest, ReadingGivesTheSameBits) {
  Conditions air = smoke(2.0);
  air.temperature_C = 120;
  air.carbonMonoxide = 0.004;
  light(*hazard::uniformSource({air, {}, 90, {}}, 5, campus_));
  const Tenable one = judge();
  for (const int threads : {2, 3, 8}) {
    const Tenable many = tenabilityOf(setup_, 600, *parallelLoop(threads));
    for (std::size_t s = 0; s < one.spaces.size(); ++s) {
      EXPECT_EQ(many.spaces[s].by_s, one.spaces[s].by_s);
    }
    for (std::size_t m = 0; m < one.maps.size(); ++m)
      EXPECT_EQ(many.maps[m].dose, one.maps[m].dose);
  }
  EXPECT_TRUE(one.spaces[kHall].by_s[2].has_value());
}

}  // namespace
}  // namespace muster::analysis
