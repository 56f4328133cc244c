#include "foundation/large_memory.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>

namespace muster {
namespace {

TEST(LargeMemory, HoldsWhatAVectorHoldsAtAnySize) {
  for (const std::size_t count : {std::size_t{0}, std::size_t{10}, std::size_t{1} << 19,
                                  (std::size_t{1} << 19) + 1, std::size_t{3'000'000}}) {
    LargeVector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0u);
    LargeVector<std::uint32_t> copy = numbers;
    numbers.push_back(7);
    copy.push_back(7);
    EXPECT_EQ(copy, numbers);
    const LargeVector<std::uint32_t> moved = std::move(numbers);
    EXPECT_EQ(moved, copy);
    EXPECT_EQ(moved.size(), count + 1);
  }
}

TEST(LargeMemory, GrowsFromSmallToLarge) {
  LargeVector<std::uint8_t> bytes;
  for (int i = 0; i < 5'000'000; ++i) bytes.push_back(static_cast<std::uint8_t>(i % 251));
  for (std::size_t i = 0; i < bytes.size(); ++i) ASSERT_EQ(bytes[i], i % 251);
}

TEST(LargeMemory, WhatNoMachineHasIsRefused) {
  LargeAllocator<std::uint64_t> allocator;
  const volatile std::size_t count = static_cast<std::size_t>(-1) / 2;
  EXPECT_THROW(allocator.allocate(count), std::bad_alloc);
}

}  // namespace
}  // namespace muster
