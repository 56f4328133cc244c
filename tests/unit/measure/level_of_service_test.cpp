#include "measure/level_of_service.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::measure {
namespace {

std::string levels(Facility facility, const std::vector<double>& areas) {
  std::string letters;
  for (const double area : areas) letters += letter(levelOfService(facility, 1 / area));
  return letters;
}

// Fruin 1971: m² per person in the middle of each level.
TEST(LevelOfService, Walkway) {
  EXPECT_EQ(levels(Facility::walkway, {4.0, 2.8, 1.8, 1.1, 0.7, 0.3}), "ABCDEF");
}
TEST(LevelOfService, Stairs) {
  EXPECT_EQ(levels(Facility::stairs, {2.0, 1.6, 1.1, 0.8, 0.5, 0.3}), "ABCDEF");
}
TEST(LevelOfService, Queue) {
  EXPECT_EQ(levels(Facility::queue, {1.5, 1.0, 0.8, 0.4, 0.2, 0.1}), "ABCDEF");
}

// The cuts of a walkway as densities: 0.31, 0.43, 0.72, 1.08, 2.17 persons per m².
TEST(LevelOfService, WalkwayCutsAsDensities) {
  const auto at = [](double density) { return letter(levelOfService(Facility::walkway, density)); };
  EXPECT_EQ(at(0), 'A');
  EXPECT_EQ(at(0.30), 'A');
  EXPECT_EQ(at(0.32), 'B');
  EXPECT_EQ(at(0.44), 'C');
  EXPECT_EQ(at(0.73), 'D');
  EXPECT_EQ(at(1.09), 'E');
  EXPECT_EQ(at(2.20), 'F');
}

TEST(LevelOfService, BoundBelongsToTheBetterLevel) {
  EXPECT_EQ(levelOfService(Facility::queue, 1 / 1.21), LevelOfService::a);
  EXPECT_EQ(levelOfService(Facility::queue, 1 / 1.2), LevelOfService::b);
}

// The cuts that each table names, from both sides.
TEST(LevelOfService, LeastAreasAreWhereTheLevelsChange) {
  for (const Facility facility : {Facility::walkway, Facility::stairs, Facility::queue}) {
    int level = 0;
    for (const double area : leastAreas_m2(facility)) {
      EXPECT_EQ(levelOfService(facility, 0.999 / area), static_cast<LevelOfService>(level));
      EXPECT_EQ(levelOfService(facility, 1.001 / area), static_cast<LevelOfService>(++level));
    }
  }
}

}  // namespace
}  // namespace muster::measure
