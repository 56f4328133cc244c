#include "crowd/overlap.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace muster::crowd {

namespace {

struct Pair {
  float dx, dy, squared, reach;
};

Pair pairOf(const Bodies& bodies, std::size_t k, std::size_t j) {
  const float dx = static_cast<float>(bodies.x[j] - bodies.x[k]) * bodies.metresPerUnit;
  const float dy = static_cast<float>(bodies.y[j] - bodies.y[k]) * bodies.metresPerUnit;
  return {dx, dy, dx * dx + dy * dy, bodies.radius[k] + bodies.radius[j]};
}

constexpr std::size_t kAtOnce = 16;
constexpr std::size_t kLookedAt = 256;  // entries, before the close ones of them are told
// A dense crowd's: 20 for each of a chunk's 128 rows; more take memory in mid-run.
constexpr std::size_t kRoomForOwners = 128 * 20 + kAtOnce;

// Whose each entry of the lists is, counted from the first row: in `few`, if they are.
const std::uint8_t* ownersOf(const NearLists& lists, std::uint8_t* few) {
  static thread_local std::vector<std::uint8_t> many;
  const std::size_t room = lists.begin[lists.rows] + kAtOnce;
  if (room > kRoomForOwners && many.size() < room) many.resize(2 * room);
  std::uint8_t* const owners = room > kRoomForOwners ? many.data() : few;
  for (std::size_t row = 0; row < lists.rows; ++row) {
    std::uint8_t* const own = owners + lists.begin[row];
    const std::size_t entries = lists.begin[row + 1] - lists.begin[row];
    std::memset(own, static_cast<int>(row), kAtOnce);  // what is too much the next row overwrites
    if (entries > kAtOnce) std::memset(own, static_cast<int>(row), entries);
  }
  return owners;
}

}  // namespace

// All entries in one loop: most rows have none to three, and where each row's end nobody foresees.
// Nor does anybody foresee who is close, so all are written down, and who is not is overwritten.
void findClose(const Bodies& bodies, const NearLists& lists, CloseOnes* close,
               CloseOnes* overlapping) {
  std::fill_n(close, lists.rows, CloseOnes{0});
  std::fill_n(overlapping, lists.rows, CloseOnes{0});
  std::uint8_t few[kRoomForOwners];
  const std::uint8_t* const owners = ownersOf(lists, few);
  struct {
    std::uint32_t entry;
    bool overlaps;
  } found[kLookedAt];
  const std::size_t entries = lists.begin[lists.rows];
  for (std::size_t first = 0; first < entries; first += kLookedAt) {
    const std::size_t end = std::min(entries, first + kLookedAt);
    std::size_t count = 0;
    for (std::size_t i = first; i < end; ++i) {
      const Pair p = pairOf(bodies, lists.firstRow + owners[i], lists.near[i]);
      const float watched = p.reach + kWatched_m;
      found[count] = {static_cast<std::uint32_t>(i), p.squared < p.reach * p.reach};
      count += p.squared < watched * watched;
    }
    for (std::size_t f = 0; f < count; ++f) {
      const std::size_t row = owners[found[f].entry];
      const std::size_t bit = std::min<std::size_t>(found[f].entry - lists.begin[row], kLastClose);
      close[row] = static_cast<CloseOnes>(close[row] | 1u << bit);
      overlapping[row] = static_cast<CloseOnes>(overlapping[row] | found[f].overlaps << bit);
    }
  }
}

Shift partingShift(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near,
                   CloseOnes close) {
  float x = 0, y = 0;
  int overlapping = 0;
  eachOf(near, close, [&](std::uint32_t j) {
    const Pair p = pairOf(bodies, k, j);
    if (!(p.squared < p.reach * p.reach)) return true;
    ++overlapping;
    const float distance = std::sqrt(p.squared);
    const float half = 0.5f * (p.reach - distance);
    // Exactly on the same spot: the lower row goes left, the other right.
    x -= distance > 0 ? half * (p.dx / distance) : (k < j ? half : -half);
    y -= distance > 0 ? half * (p.dy / distance) : 0;
    return true;
  });
  if (overlapping == 0) return {};
  const float share = overlapping <= 2 ? 0.96f : 1.2f / static_cast<float>(overlapping);
  const float size = share * std::sqrt(x * x + y * y);
  const float limit = 0.5f * bodies.radius[k];
  const float scaled = size > limit ? share * (limit / size) : share;
  return {scaled * x, scaled * y};
}

float deepestOverlap(const Bodies& bodies, std::size_t k, std::span<const std::uint32_t> near,
                     CloseOnes close) {
  float deepest = 0;
  eachOf(near, close, [&](std::uint32_t j) {
    const Pair p = pairOf(bodies, k, j);
    if (!(p.squared < p.reach * p.reach)) return true;
    const float smaller = std::min(bodies.radius[k], bodies.radius[j]);
    deepest = std::max(deepest, (p.reach - std::sqrt(p.squared)) / (2 * smaller));
    return true;
  });
  return deepest;
}

}  // namespace muster::crowd
