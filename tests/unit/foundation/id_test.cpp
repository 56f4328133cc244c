#include "foundation/id.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace muster {
namespace {

using SpaceId = Id<struct SpaceTag>;
using DoorId = Id<struct DoorTag>;

static_assert(!std::is_convertible_v<SpaceId, DoorId>);
static_assert(!std::is_constructible_v<SpaceId, DoorId>);
static_assert(!std::is_convertible_v<std::size_t, SpaceId>);
static_assert(sizeof(SpaceId) == 4);

TEST(Id, DefaultIsNone) {
  EXPECT_FALSE(SpaceId().valid());
  EXPECT_TRUE(SpaceId(std::size_t{0}).valid());
  EXPECT_NE(SpaceId(), SpaceId(std::size_t{0}));
}

TEST(Id, OrderIsIndexOrderAndNoneIsLast) {
  EXPECT_LT(SpaceId(std::size_t{1}), SpaceId(std::size_t{2}));
  EXPECT_LT(SpaceId(std::size_t{2}), SpaceId());
  EXPECT_EQ(SpaceId(std::size_t{7}).index(), 7u);
}

}  // namespace
}  // namespace muster
