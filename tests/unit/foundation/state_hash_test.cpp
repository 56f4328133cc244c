#include "foundation/state_hash.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <set>
#include <vector>

namespace muster {
namespace {

template <class... Values>
std::string hashOf(const Values&... values) {
  StateHash hash;
  (hash.add(values), ...);
  return hash.hex();
}

std::string hashOfBytes(std::string_view a, std::string_view b) {
  return hashOf(a, b);
}

// Recordings and golden files hold hashes: these values may never change.
TEST(StateHash, IsStable) {
  EXPECT_EQ(StateHash().hex(), "e220a8397b1dcdaf");
  EXPECT_EQ(hashOf(std::uint64_t{42}), "db6685c74bcff7fd");
  EXPECT_EQ(hashOf(0.1, -2.5e10), "2faa947eebfe130f");
  EXPECT_EQ(hashOf(std::string_view("muster 集合点")), "a6dce770ac0a8a77");
}

TEST(StateHash, HexIsTheValueInSixteenDigits) {
  StateHash hash;
  hash.add(std::uint64_t{7});
  EXPECT_EQ(hash.hex().size(), 16u);
  EXPECT_EQ(std::stoull(hash.hex(), nullptr, 16), hash.value());
}

TEST(StateHash, AskingForTheValueDoesNotChangeIt) {
  StateHash hash;
  hash.add(1.5);
  const auto before = hash.value();
  EXPECT_EQ(hash.value(), before);
  hash.add(1.5);
  EXPECT_NE(hash.value(), before);
}

TEST(StateHash, ZerosAreAlikeAndSoAreNansOfEitherSign) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(hashOf(0.0), hashOf(-0.0));
  EXPECT_EQ(hashOf(nan), hashOf(-nan));
  EXPECT_NE(hashOf(0.0), hashOf(std::numeric_limits<double>::denorm_min()));
  EXPECT_NE(hashOf(1.0), hashOf(-1.0));
}

TEST(StateHash, OrderAndBordersMatter) {
  EXPECT_NE(hashOf(1.0, 2.0), hashOf(2.0, 1.0));
  EXPECT_NE(hashOfBytes("ab", "c"), hashOfBytes("a", "bc"));
  EXPECT_NE(hashOfBytes("", "a"), hashOfBytes("a", ""));
  EXPECT_NE(hashOfBytes(std::string_view("a\0", 2), ""), hashOfBytes("a", ""));
}

TEST(StateHash, SpansOfDifferentLengthDiffer) {
  const std::vector<double> one(1, 0.0), two(2, 0.0);
  EXPECT_NE(hashOf(std::span<const double>(one)), hashOf(std::span<const double>(two)));
  const std::vector<std::uint32_t> ids = {1, 2, 3}, swapped = {1, 3, 2};
  EXPECT_NE(hashOf(std::span<const std::uint32_t>(ids)),
            hashOf(std::span<const std::uint32_t>(swapped)));
}

TEST(StateHash, EveryInputBitChangesTheHashAndNoneCollide) {
  std::set<std::string> seen = {hashOf(std::uint64_t{0})};
  for (int bit = 0; bit < 64; ++bit) {
    EXPECT_TRUE(seen.insert(hashOf(std::uint64_t{1} << bit)).second) << bit;
    EXPECT_TRUE(seen.insert(hashOf(std::uint64_t{1} << bit, std::uint64_t{1})).second) << bit;
  }
  for (std::uint64_t i = 2; i < 20000; ++i) {
    const bool powerOfTwo = (i & (i - 1)) == 0;  // already seen above
    EXPECT_EQ(seen.insert(hashOf(i)).second, !powerOfTwo) << i;
  }
}

}  // namespace
}  // namespace muster
