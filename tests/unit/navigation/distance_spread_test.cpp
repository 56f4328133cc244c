#include "navigation/distance_spread.h"

#include <gtest/gtest.h>

#include <cmath>

namespace muster::navigation {
namespace {

using geometry::Vec2;

constexpr float kExact_m = 0.4f;

// Distances to one wall cell, filled in where they are known.
std::vector<float> spreadFrom(const CellFrame& frame, std::size_t wall) {
  std::vector<float> distance(frame.size(), 1e9f);
  for (std::size_t cell = 0; cell < frame.size(); ++cell) {
    const double metres = geometry::distance(frame.centre(cell), frame.centre(wall));
    if (metres <= kExact_m) distance[cell] = static_cast<float>(metres);
  }
  distance[wall] = -1.0f;
  spreadDistances(frame, kExact_m, distance);
  return distance;
}

void expectLowerBounds(const CellFrame& frame, std::size_t wall) {
  const auto distance = spreadFrom(frame, wall);
  for (std::size_t cell = 0; cell < frame.size(); ++cell) {
    if (cell == wall) continue;
    const double metres = geometry::distance(frame.centre(cell), frame.centre(wall));
    EXPECT_LE(distance[cell], metres + 1e-4) << cell;
    EXPECT_GE(distance[cell], 0.9 * metres - 0.01) << cell;
  }
  EXPECT_EQ(distance[wall], -1.0f);
}

TEST(DistanceSpread, GivesLowerBoundsCloseToTheTruth) {
  const CellFrame frame({{0, 0}, {8, 5}}, 0.1);
  for (const std::size_t wall : {std::size_t{0}, frame.at(40, 25), frame.size() - 1})
    expectLowerBounds(frame, wall);
}

TEST(DistanceSpread, WorksInOneLineAndInOneColumn) {
  expectLowerBounds(CellFrame({{0, 0}, {8, 0.1}}, 0.1), 30);
  expectLowerBounds(CellFrame({{0, 0}, {0.1, 8}}, 0.1), 30);
}

TEST(DistanceSpread, WallsCarryNothing) {
  const CellFrame frame({{0, 0}, {3, 1}}, 0.1);
  std::vector<float> distance(frame.size(), 1e9f);
  for (std::int32_t l = 0; l < frame.lines; ++l) distance[frame.at(15, l)] = -1.0f;
  distance[frame.at(0, 5)] = 0.1f;
  spreadDistances(frame, kExact_m, distance);
  EXPECT_LT(distance[frame.at(14, 5)], 2.0f);
  EXPECT_GT(distance[frame.at(16, 5)], 1e8f) << "behind the wall";
}

}  // namespace
}  // namespace muster::navigation
