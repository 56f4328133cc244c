// A column that vector kernels read: starts on a cache line, and loads may run past its end by
// less than kLanes entries (what they find there is never used, but it is memory of ours).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace muster::crowd {

// Entries that the kernels treat at once: one AVX-512 register of floats, two of AVX2, four of SSE.
// The same on every machine, so that sums come in the same order and the bits are the same.
inline constexpr std::size_t kLanes = 16;

inline constexpr std::size_t roundedUpToLanes(std::size_t count) {
  return (count + kLanes - 1) / kLanes * kLanes;
}

template <class T>
struct LaneAllocator {
  using value_type = T;
  static constexpr std::align_val_t kLine{64};

  LaneAllocator() = default;
  template <class U>
  explicit LaneAllocator(const LaneAllocator<U>&) {}
  T* allocate(std::size_t n) {
    return static_cast<T*>(::operator new((n + kLanes) * sizeof(T), kLine));
  }
  void deallocate(T* memory, std::size_t) { ::operator delete(memory, kLine); }
  friend bool operator==(LaneAllocator, LaneAllocator) { return true; }
};

template <class T>
using Column = std::vector<T, LaneAllocator<T>>;

// For each set of eight lanes: the lanes of the set in order, then the others. What a compress is
// on processors that have none (Highway 1.0 has such a table, but GCC 12 copies it to the stack at
// each use: the kernels were three times slower).
inline constexpr auto kCompactOrder = [] {
  std::array<std::array<std::uint8_t, 8>, 256> order{};
  for (std::size_t set = 0; set < 256; ++set) {
    std::size_t at = 0;
    for (const std::size_t wanted : {1u, 0u})
      for (std::size_t lane = 0; lane < 8; ++lane)
        if ((set >> lane & 1u) == wanted) order[set][at++] = static_cast<std::uint8_t>(lane);
  }
  return order;
}();

}  // namespace muster::crowd
