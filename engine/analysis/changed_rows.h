// Which rows of a byte column changed since last time. Most people do the same thing for thousands
// of steps: an observer that looks at changes only costs a comparison of eight people at once.
//
// Thread rule: plain functions. Degenerate: rows that are new (or all, the first time) count as
// changed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace muster::analysis {

// Calls visit(row) for each row in which `now` differs from `before`, ascending, and makes `before`
// equal to `now`.
template <class Byte, class Visit>
void visitChanged(std::span<const Byte> now, std::vector<Byte>& before, const Visit& visit) {
  static_assert(sizeof(Byte) == 1);
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const std::size_t known = std::min(before.size(), now.size());
  before.resize(now.size());
  const auto look = [&](std::size_t row) {
    if (row < known && before[row] == now[row]) return;
    before[row] = now[row];
    visit(row);
  };
  std::size_t row = 0;
  for (; row + kWord <= known; row += kWord) {
    if (std::memcmp(&now[row], &before[row], kWord) == 0) continue;
    for (std::size_t k = 0; k < kWord; ++k) look(row + k);
  }
  for (; row < now.size(); ++row) look(row);
}

}  // namespace muster::analysis
