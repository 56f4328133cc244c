// The deterministic parallel loop. Chunks depend on the item count and grain only, never on the
// worker count; a chunk is run by one thread from its first to its last item; whatever a chunk
// produces is combined by the caller in chunk order.
//
// Thread rule: run() may be called from one thread at a time per Loop object; nested run() on the
// parallel loop is allowed. Degenerate: count 0 runs nothing. The body must not throw.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace muster {

class Loop {
 public:
  struct Chunk {
    std::size_t index;  // 0, 1, 2 … in item order
    std::size_t begin;
    std::size_t end;
  };
  using Body = std::function<void(const Chunk&)>;

  virtual ~Loop() = default;
  virtual int threads() const = 0;
  // Splits [0, count) into chunks of `grain` items (the last may be shorter) and runs the body on
  // each.
  virtual void run(std::size_t count, std::size_t grain, const Body& body) const = 0;

  static std::size_t chunks(std::size_t count, std::size_t grain) {
    return (count + grain - 1) / grain;
  }
};

std::unique_ptr<Loop> serialLoop();
// threads >= 1; 0 = one per hardware thread. Uses a oneTBB arena of that size.
std::unique_ptr<Loop> parallelLoop(int threads = 0);

}  // namespace muster
