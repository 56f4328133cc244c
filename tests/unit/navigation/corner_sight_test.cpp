#include "navigation/corner_sight.h"

#include <gtest/gtest.h>

#include "foundation/loop.h"

namespace muster::navigation {
namespace {

using Seen = CornerSight::Seen;

TEST(CornerSight, RemembersWhatItWasTold) {
  CornerSight sight(3, 100);
  EXPECT_EQ(sight.bytes(), 0u);
  sight.of(1).tell(17, true);
  sight.of(1).tell(18, false);
  EXPECT_EQ(sight.of(1).at(17), Seen::seen);
  EXPECT_EQ(sight.of(1).at(18), Seen::hidden);
  EXPECT_EQ(sight.of(1).at(19), Seen::unknown);
  EXPECT_EQ(sight.of(2).at(17), Seen::unknown);
}

TEST(CornerSight, ForgetsRatherThanTakeAllMemory) {
  CornerSight sight(100, 1'000'000'000 / 64);
  for (std::size_t corner = 0; corner < 100; ++corner) {
    const CornerSight::Row row = sight.of(corner);
    row.tell(5, true);
    EXPECT_NE(row.at(5), Seen::hidden);
  }
  EXPECT_LE(sight.bytes(), std::size_t{64} << 20);
  EXPECT_EQ(sight.of(0).at(5), Seen::seen);
  EXPECT_EQ(sight.of(99).at(5), Seen::unknown);
}

TEST(CornerSightParallel, ThreadsTellTheSame) {
  CornerSight sight(4, 1000);
  const auto loop = parallelLoop(8);
  loop->run(8, 1, [&](const Loop::Chunk&) {
    for (std::size_t corner = 0; corner < 4; ++corner) {
      const CornerSight::Row row = sight.of(corner);
      for (std::size_t cell = 0; cell < 1000; ++cell) {
        const bool seen = (cell + corner) % 3 == 0;
        if (row.at(cell) == Seen::unknown) row.tell(cell, seen);
      }
    }
  });
  for (std::size_t corner = 0; corner < 4; ++corner) {
    for (std::size_t cell = 0; cell < 1000; ++cell)
      EXPECT_EQ(sight.of(corner).at(cell), (cell + corner) % 3 == 0 ? Seen::seen : Seen::hidden);
  }
}

}  // namespace
}  // namespace muster::navigation
