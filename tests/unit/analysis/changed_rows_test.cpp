#include "analysis/changed_rows.h"

#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

std::vector<std::size_t> changes(const std::vector<std::uint8_t>& now,
                                 std::vector<std::uint8_t>& before) {
  std::vector<std::size_t> rows;
  visitChanged(std::span<const std::uint8_t>(now), before,
               [&](std::size_t row) { rows.push_back(row); });
  EXPECT_EQ(before, now);
  return rows;
}

TEST(ChangedRows, AreFoundWhereverTheyLie) {
  std::vector<std::uint8_t> now(21, 3), before = now;
  EXPECT_TRUE(changes(now, before).empty());
  for (std::size_t row = 0; row < now.size(); ++row) {
    now[row] = 1;
    EXPECT_EQ(changes(now, before), std::vector<std::size_t>{row});
  }
  now[0] = now[7] = now[8] = now[20] = 2;
  EXPECT_EQ(changes(now, before), (std::vector<std::size_t>{0, 7, 8, 20}));
}

TEST(ChangedRows, NewOnesCountAsChanged) {
  std::vector<std::uint8_t> before;
  EXPECT_EQ(changes({0, 0, 5}, before), (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(changes({0, 0, 5, 0}, before), std::vector<std::size_t>{3});
  EXPECT_TRUE(changes({0, 0, 5}, before).empty());
}

}  // namespace
}  // namespace muster::analysis
