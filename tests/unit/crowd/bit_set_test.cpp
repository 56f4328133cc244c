#include "crowd/bit_set.h"

#include <gtest/gtest.h>

#include <set>

#include "foundation/grain.h"

namespace muster::crowd {
namespace {

TEST(BitSet, HoldsWhatASetHolds) {
  BitSet bits;
  EXPECT_EQ(bits.words(), 0u);
  bits.resize(128);
  std::set<std::uint32_t> plain;
  for (const std::uint32_t i : {0u, 1u, 62u, 63u, 64u, 65u, 126u, 127u}) {
    bits.add(i);
    plain.insert(i);
  }
  bits.resize(320);  // what is in it stays
  for (const std::uint32_t i : {128u, 200u, 319u}) {
    bits.addShared(i);
    plain.insert(i);
  }
  std::vector<std::uint32_t> visited;
  bits.each(0, bits.words(), [&](std::uint32_t i) { visited.push_back(i); });
  EXPECT_EQ(visited, std::vector<std::uint32_t>(plain.begin(), plain.end()));
  for (std::uint32_t i = 0; i < 320; ++i) EXPECT_EQ(bits.has(i), plain.contains(i)) << i;
  visited.clear();
  bits.each(1, 2, [&](std::uint32_t i) { visited.push_back(i); });
  EXPECT_EQ(visited, (std::vector<std::uint32_t>{64, 65, 126, 127}));
}

TEST(EvenGrain, CutsIntoEqualChunksOfAtMostSoMany) {
  EXPECT_EQ(evenGrain(0, 2048), 2048u);
  EXPECT_EQ(evenGrain(2048, 2048), 2048u);  // not worth sharing
  EXPECT_EQ(evenGrain(2049, 2048), 129u);
  EXPECT_EQ(evenGrain(10'000, 2048), 625u);  // sixteen
  EXPECT_EQ(evenGrain(10'000, 4096), 625u);
  EXPECT_EQ(evenGrain(16 * 2048 + 1, 2048), 2048u);
  EXPECT_EQ(evenGrain(1'000'000, 4096), 4096u);
}

}  // namespace
}  // namespace muster::crowd
