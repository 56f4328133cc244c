// How many items a chunk of a loop has that is long enough to be shared, but whose items cost so
// little that few chunks are wanted.
#pragma once

#include <algorithm>
#include <cstddef>

namespace muster {

// Up to `most` items are one chunk; more are sixteen chunks of the same size, so that two or four
// threads get the same number of them, however few they are, and longer loops chunks of `most`. Of
// the number of items alone, like all chunks (loop.h).
inline constexpr std::size_t evenGrain(std::size_t items, std::size_t most) {
  constexpr std::size_t kChunks = 16;
  return items <= most ? most : std::min(most, (items + kChunks - 1) / kChunks);
}

}  // namespace muster
