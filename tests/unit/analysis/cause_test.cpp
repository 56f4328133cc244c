// Each reason, on either side of its bound.
#include "analysis/cause.h"

#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

constexpr auto kDoor = ConstraintKind::opening;

TEST(Cause, ReadFromCapacityDensityAndWhoMeets) {
  EXPECT_EQ(causeOf(ConstraintKind::target, 0.9, 5, 3), Cause::destination);
  EXPECT_EQ(causeOf(kDoor, 0.8, 5, 2), Cause::merging);
  EXPECT_EQ(causeOf(kDoor, 0.8, 5, 1), Cause::narrow);
  EXPECT_EQ(causeOf(kDoor, 0.79, 4, 2), Cause::crowding);
  EXPECT_EQ(causeOf(ConstraintKind::stair, 0.79, 3.9, 2), Cause::elsewhere);
}

}  // namespace
}  // namespace muster::analysis
