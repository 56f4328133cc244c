#include "hazard/dose.h"

#include <gtest/gtest.h>

#include <cmath>

namespace muster::hazard {
namespace {

Conditions air(double co, double co2, double o2) {
  Conditions c;
  c.carbonMonoxide = co;
  c.carbonDioxide = co2;
  c.oxygen = o2;
  return c;
}

double secondsToOne(const Conditions& c) {
  return 1.0 / gasDoseRate_per_s(c);
}

// crowd.md D.5, after ISO 20414 test 19. Its vectors take hyperventilation as 1 without CO2, FDS as
// 1.0411, so those without CO2 are that much shorter here.
TEST(Dose, VectorsOfIsoTest19) {
  constexpr double kFdsAtNoCarbonDioxide = 1.0411;
  EXPECT_NEAR(secondsToOne(air(0.001, 0.02, 0.15)), 981.7, 0.5);
  EXPECT_NEAR(secondsToOne(air(0, 0, 0.12)), 1666.3, 0.5);
  EXPECT_NEAR(secondsToOne(air(0.001, 0, 0.21)) * kFdsAtNoCarbonDioxide, 1692.8, 0.5);
  EXPECT_NEAR(secondsToOne(air(0.001, 0.0343, 0.21)), 846.5, 0.5);
}

// Means over FDS's output intervals in the corridor of the sample run, x = 13.35 (fire.md 1.8): the
// rate at 200 s follows from CO 203 ppm and O2 19.92 %; FDS's device integrates the same function.
TEST(Dose, OxygenCountsBelowTwentyPerCentOnly) {
  EXPECT_EQ(gasDoseRate_per_s(Conditions{}), 0.0);
  EXPECT_EQ(gasDoseRate_per_s(air(0, 4e-4, 0.2000)), 0.0);
  const double atLimit = 60 * gasDoseRate_per_s(air(0, 4e-4, 0.19999));
  EXPECT_NEAR(atLimit, std::exp(-(8.13 - 0.54 * 0.901)), 1e-6);
}

TEST(Dose, CyanideAlone) {
  Conditions c;
  // crowd.md D.5: 100, 150, 200 ppm to FED 1 in 23.8, 6.9, 2.1 min (exponential form), without CO2.
  c.carbonDioxide = 0;
  const double expected[][2] = {{100e-6, 23.8}, {150e-6, 6.9}, {200e-6, 2.1}};
  for (const auto& [hcn, minutes] : expected) {
    c.hydrogenCyanide = hcn;
    EXPECT_NEAR(secondsToOne(c) * 1.0411 / 60, minutes, 0.05) << hcn;
  }
}

// crowd.md D.6, minutes for the lightly clothed: 60, 80, 100, 120, 150, 200 degrees.
TEST(Dose, ConvectedHeat) {
  const double expected[][2] = {{60, 45},   {80, 16.9}, {100, 7.9},
                                {120, 4.3}, {150, 2.0}, {200, 0.75}};
  for (const auto& [temperature, minutes] : expected) {
    Conditions c;
    c.temperature_C = temperature;
    EXPECT_NEAR(1 / heatDoseRate_per_s(c) / 60, minutes, 0.02 * minutes) << temperature;
  }
}

TEST(Dose, RadiantHeatAboveItsThreshold) {
  Conditions c;
  const double clear = heatDoseRate_per_s(c);
  c.radiation_kW_per_m2 = 2.5;
  EXPECT_EQ(heatDoseRate_per_s(c), clear);
  c.radiation_kW_per_m2 = 5;
  EXPECT_NEAR(60 * (heatDoseRate_per_s(c) - clear), std::pow(5, 1.9) / 4.2, 1e-9);
}

TEST(Dose, ASummersDayIsNone) {
  Conditions c;
  EXPECT_EQ(heatDoseRate_per_s(c), 0.0);
  c.temperature_C = 39;
  EXPECT_EQ(heatDoseRate_per_s(c), 0.0);
  c.temperature_C = 41;
  EXPECT_GT(heatDoseRate_per_s(c), 0.0);
}

TEST(Dose, ColdAirAndExtremesAreNoTrap) {
  Conditions c;
  c.temperature_C = -20;
  EXPECT_EQ(heatDoseRate_per_s(c), 0.0);
  c.hydrogenCyanide = 1;
  c.carbonMonoxide = 1;
  c.carbonDioxide = 1;
  c.oxygen = 0;
  EXPECT_TRUE(std::isfinite(gasDoseRate_per_s(c)));
}

}  // namespace
}  // namespace muster::hazard
