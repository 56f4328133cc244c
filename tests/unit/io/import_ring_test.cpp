#include "io/import_ring.h"

#include <gtest/gtest.h>

namespace muster::io {
namespace {

using geometry::Ring;

TEST(ImportRing, takesOutlineAndHoleApart) {
  const Ring strung = {{0, 0},   {10, 0}, {10, 2.4}, {0, 2.4},
                       {5.4, 1}, {5, 1},  {5, 1.4},  {5.4, 1.4}};
  const auto polygon = splitStrungRing(strung);
  ASSERT_TRUE(polygon);
  EXPECT_EQ(polygon->outer.size(), 4u);
  ASSERT_EQ(polygon->holes.size(), 1u);
  EXPECT_NEAR(geometry::area(*polygon), 10 * 2.4 - 0.4 * 0.4, 1e-9);
}

TEST(ImportRing, leavesOtherFaultsAlone) {
  EXPECT_FALSE(splitStrungRing({{0, 0}, {4, 4}, {4, 0}, {0, 4}}));                  // bow tie
  EXPECT_FALSE(splitStrungRing({{0, 0}, {4, 0}, {4, 4}, {2, 4}, {2, 4}, {0, 4}}));  // too short
  Ring figure_eight;  // two squares that share a corner: both are areas, neither is a hole
  for (const geometry::Vec2 p :
       Ring{{0, 0}, {4, 0}, {4, 4}, {8, 4}, {8, 8}, {4, 8}, {4, 4}, {0, 4}}) {
    figure_eight.push_back(p);
  }
  EXPECT_FALSE(splitStrungRing(figure_eight));
  EXPECT_FALSE(splitStrungRing(Ring(1000, {0, 0})));  // beyond the limit: not searched
}

TEST(ImportRing, dropsRepeatedPoints) {
  EXPECT_EQ(withoutRepeats({{0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 1}, {0, 0}}).size(), 3u);
  EXPECT_EQ(withoutRepeats({{0, 0}, {0, 0}}).size(), 1u);
  EXPECT_TRUE(withoutRepeats({}).empty());
}

}  // namespace
}  // namespace muster::io
