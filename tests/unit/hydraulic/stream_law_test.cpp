// The tables that the handbook prints and those computed from its formula. Sources: SFPE Handbook
// 5th ed. ch. 59 (k and highest specific flow by riser and tread, maximum at 1.88 per m²).
#include "hydraulic/stream_law.h"

#include <gtest/gtest.h>

namespace muster::hydraulic {
namespace {

struct Steps {
  double riser_mm, tread_mm, k, flow;
};

// Printed in inches (7.5/10 to 6.5/13); the formula meets the table within 2 %.
TEST(StreamLaw, StairsOfTheHandbooksTable) {
  for (const Steps& row : {Steps{190, 254, 1.00, 0.94},
                           {178, 279, 1.08, 1.01},
                           {165, 305, 1.16, 1.09},
                           {165, 330, 1.23, 1.16}}) {
    const double k = stairSpeed_mps(row.riser_mm / 1000, row.tread_mm / 1000);
    EXPECT_NEAR(k, row.k, 0.02 * row.k) << row.riser_mm << "/" << row.tread_mm;
    EXPECT_NEAR(highestSpecificFlow(k), row.flow, 0.02 * row.flow) << row.riser_mm;
  }
}

// Usual stairs of Chinese schools, computed from the formula to three places.
TEST(StreamLaw, StairsOfSchools) {
  for (const Steps& row : {Steps{150, 260, 1.137, 1.068},
                           {150, 280, 1.180, 1.109},
                           {160, 280, 1.142, 1.073},
                           {165, 280, 1.125, 1.057},
                           {170, 280, 1.108, 1.041},
                           {180, 280, 1.077, 1.012}}) {
    const double k = stairSpeed_mps(row.riser_mm / 1000, row.tread_mm / 1000);
    EXPECT_NEAR(k, row.k, 0.001) << row.riser_mm << "/" << row.tread_mm;
    EXPECT_NEAR(highestSpecificFlow(k), row.flow, 0.001) << row.riser_mm;
    EXPECT_NEAR(speed_mps(k, 0.1), 0.856 * row.k, 0.002) << row.riser_mm;
  }
}

TEST(StreamLaw, LevelSpeedsAndFlowsByDensity) {
  struct Row {
    double density, speed, flow;
  };
  for (const Row& row : {Row{1, 1.028, 1.028},
                         {1.5, 0.841, 1.262},
                         {1.88, 0.700, 1.316},
                         {2.5, 0.469, 1.172},
                         {3, 0.283, 0.848},
                         {3.5, 0.097, 0.338}}) {
    EXPECT_NEAR(speed_mps(kLevelSpeed_mps, row.density), row.speed, 0.001) << row.density;
    EXPECT_NEAR(specificFlow(kLevelSpeed_mps, row.density), row.flow, 0.001) << row.density;
  }
  EXPECT_NEAR(highestSpecificFlow(kLevelSpeed_mps), 1.316, 0.001);
}

TEST(StreamLaw, FreeBelowAndStillAbove) {
  const double free = speed_mps(kLevelSpeed_mps, 0);
  EXPECT_NEAR(free, 1.199, 0.001);  // the handbook prints 1.19
  EXPECT_EQ(speed_mps(kLevelSpeed_mps, kFreeDensity_per_m2), free);
  EXPECT_LT(speed_mps(kLevelSpeed_mps, kFreeDensity_per_m2 + 0.1), free);
  EXPECT_EQ(speed_mps(kLevelSpeed_mps, kJamDensity_per_m2), 0);
  EXPECT_EQ(specificFlow(kLevelSpeed_mps, 5), 0);
}

}  // namespace
}  // namespace muster::hydraulic
