#include "io/recording_quantum.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace muster::io {
namespace {

TEST(RecordingQuantum, TurnsAreThoseOfTheArcTangent) {
  for (int k = 0; k < 20000; ++k) {
    const double angle = (k + 0.37) * (2.0 * std::numbers::pi / 20000);
    for (const double length : {1.0, 1e-3, 40.0}) {
      const double x = length * std::cos(angle), y = length * std::sin(angle);
      const double turns = std::atan2(y, x) / (2.0 * std::numbers::pi);
      const auto part =
          static_cast<std::uint8_t>(static_cast<int>(std::floor(turns * 256 + 0.5)) & 0xFF);
      ASSERT_EQ(turnPart(x, y), part) << k;
    }
  }
}

TEST(RecordingQuantum, TurnsOfTheAxesAndOfNothing) {
  EXPECT_EQ(turnPart(1, 0), 0);
  EXPECT_EQ(turnPart(1, 1), 32);
  EXPECT_EQ(turnPart(0, 1), 64);
  EXPECT_EQ(turnPart(-1, 0), 128);
  EXPECT_EQ(turnPart(-1, -0.0), 128);
  EXPECT_EQ(turnPart(0, -1), 192);
  EXPECT_EQ(turnPart(0, 0), 0);
}

TEST(RecordingQuantum, WholeNumbersRoundLikeTheFloor) {
  for (double value = -3.0; value <= 3.0; value += 0.125) {
    EXPECT_EQ(nearestWhole(value), static_cast<std::int64_t>(std::floor(value + 0.5))) << value;
  }
  EXPECT_EQ(centimetres(-12.344), -1234);
  EXPECT_EQ(centimetres(12.345000001), 1235);
  EXPECT_EQ(centimetres(1e12), 2000000000);
  EXPECT_EQ(centimetres(-1e12), -2000000000);
}

}  // namespace
}  // namespace muster::io
