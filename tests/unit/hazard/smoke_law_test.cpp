#include "hazard/smoke_law.h"

#include <gtest/gtest.h>

namespace muster::hazard {
namespace {

// Factors of FDS+Evac's law (crowd.md D.4), four digits.
TEST(SmokeLaw, LundAsFdsEvacUsesIt) {
  const double expected[][2] = {{0.5, 0.9596}, {1, 0.9193},   {2, 0.8385},  {3, 0.7578},
                                {5, 0.5963},   {7.5, 0.3945}, {10, 0.1926}, {11.15, 0.1}};
  for (const auto& [k, factor] : expected) {
    EXPECT_NEAR(speedInSmoke(SmokeLaw::lund, 1.3, k, 3, 0.2), 1.3 * factor, 1e-4) << "K = " << k;
  }
  EXPECT_DOUBLE_EQ(speedInSmoke(SmokeLaw::lund, 1.3, 40, 3, 0.2), 0.13);
  EXPECT_DOUBLE_EQ(speedInSmoke(SmokeLaw::lund, 1.3, 0, 3, 0.2), 1.3);
}

// Eq. 7 with a free speed of 1.2 m/s (crowd.md D.4).
TEST(SmokeLaw, FridolfForReflectingSignsAndBetween) {
  const double with2[][2] = {{0.5, 1.20}, {1, 0.86},  {1.5, 0.633},
                             {2, 0.52},   {3, 0.407}, {5, 0.316}};
  for (const auto& [k, speed] : with2) {
    EXPECT_NEAR(speedInSmoke(SmokeLaw::fridolf, 1.2, k, 2, 0.2), speed, 6e-4) << "K = " << k;
  }
  const double with3[][2] = {{1, 1.20}, {1.5, 0.86}, {2, 0.69}, {3, 0.52}, {5, 0.384}};
  for (const auto& [k, speed] : with3) {
    EXPECT_NEAR(speedInSmoke(SmokeLaw::fridolf, 1.2, k, 3, 0.2), speed, 6e-4) << "K = " << k;
  }
}

TEST(SmokeLaw, FloorMakesNobodyQuicker) {
  EXPECT_DOUBLE_EQ(speedInSmoke(SmokeLaw::fridolf, 1.0, 50, 3, 0.2), 0.2);
  EXPECT_DOUBLE_EQ(speedInSmoke(SmokeLaw::fridolf, 0.15, 50, 3, 0.2), 0.15);
  EXPECT_DOUBLE_EQ(speedInSmoke(SmokeLaw::none, 1.0, 50, 3, 0.2), 1.0);
}

}  // namespace
}  // namespace muster::hazard
