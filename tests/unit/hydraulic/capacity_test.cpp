// Boundary layers and widths: SFPE Handbook 5th ed. ch. 59.
#include "hydraulic/capacity.h"

#include <gtest/gtest.h>

#include "building.h"

namespace muster::hydraulic {
namespace {

using namespace testing;

// Two stretches of a 2.4 m corridor, a flight of 1.8 m down to a hall with a gate in lanes.
Building corridorAndStair() {
  Building building;
  building.level("upper", 1, 3.6);
  building.level("ground", 0, 0);
  building.space("west", "upper", plan::Category::walkway, {0, 0}, {10, 2.4});
  building.space("east", "upper", plan::Category::walkway, {10, 0}, {20, 2.4});
  building.flight("flight", "ground", "stair", {20, 0}, {26.72, 1.8}, {{26.72, 0.9}, {20, 0.9}}, 0);
  building.space("hall", "ground", plan::Category::lobby, {26.72, 0}, {34, 6});
  building.opening("cut", "upper", plan::OpeningKind::gap, {{10, 0}, {10, 2.4}});
  building.opening("head", "upper", plan::OpeningKind::gap, {{20, 0}, {20, 1.8}});
  building.opening("foot", "ground", plan::OpeningKind::gap, {{26.72, 0}, {26.72, 1.8}});
  building.opening("door", "ground", plan::OpeningKind::door, {{34, 1}, {34, 2}}, true);
  return building;
}

TEST(Capacity, OfDoorsCutsAndStairs) {
  const House house(corridorAndStair());
  const plan::Campus& campus = house.campus();
  const auto opening = [&](const char* id) -> const plan::Opening& {
    return campus[campus.opening(id)];
  };
  // A 1 m door keeps 0.7 m: 0.7 * 1.316 (0.91 with the table's rounded 1.3).
  EXPECT_NEAR(effectiveWidth_m(opening("door"), campus), 0.7, 1e-9);
  EXPECT_NEAR(capacity_per_s(opening("door"), campus), 0.921, 0.001);
  EXPECT_NEAR(effectiveWidth_m(opening("cut"), campus), 2.4 - 0.4, 1e-9);
  EXPECT_NEAR(effectiveWidth_m(opening("head"), campus), 1.8 - 0.3, 1e-9);
  // 1.5 m effective, 150/280: 1.664 per second; the flight's and its staircase's.
  EXPECT_NEAR(capacity_per_s(campus[campus.space("flight")], campus), 1.664, 0.003);
  EXPECT_NEAR(capacity_per_s(campus.stairs[0], campus), 1.664, 0.003);
}

TEST(Capacity, OfLanesIsSummedAndNarrowLanesPassSomebody) {
  const House house(corridorAndStair());
  plan::Opening lanes = house.campus()[house.campus().opening("door")];
  lanes.passages = {{{34, 0}, {34, 0.6}}, {{34, 1}, {34, 1.6}}, {{34, 2}, {34, 2.2}}};
  EXPECT_NEAR(capacity_per_s(lanes, house.campus()), (0.3 + 0.3 + 0.1) * 1.316, 0.001);
}

}  // namespace
}  // namespace muster::hydraulic
