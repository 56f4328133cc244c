#include "foundation/loop.h"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#ifdef MUSTER_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

namespace muster {
namespace {

// oneTBB never starts more threads than the machine has unless told so: without this, "8 threads"
// on a machine with two would silently be two, and the tests of independence from the thread count
// would test nothing.
constexpr int kMostThreads = 256;

// oneTBB orders the chunks of a run after what came before it and before what comes after it.
// Debian's libtbb is not built for ThreadSanitizer, which cannot see that order and would report
// oneTBB itself: so this file is built without it (engine/CMakeLists.txt) and says the order aloud.
// Nothing is said to order two chunks of one run: a race of one chunk with another is still found.
#ifdef MUSTER_THREAD_SANITIZER
void tellSanitizerReleased(void* address) {
  __tsan_release(address);
}
void tellSanitizerAcquired(void* address) {
  __tsan_acquire(address);
}
#else
void tellSanitizerReleased(void*) {}
void tellSanitizerAcquired(void*) {}
#endif

Loop::Chunk chunkOf(std::size_t index, std::size_t count, std::size_t grain) {
  const std::size_t begin = index * grain;
  return {index, begin, begin + std::min(grain, count - begin)};
}

void runAlone(std::size_t chunks, std::size_t count, std::size_t grain, const Loop::Body& body) {
  for (std::size_t i = 0; i < chunks; ++i) body(chunkOf(i, count, grain));
}

class SerialLoop final : public Loop {
 public:
  int threads() const override { return 1; }

  void run(std::size_t count, std::size_t grain, const Body& body) const override {
    grain = std::max<std::size_t>(grain, 1);
    runAlone(chunks(count, grain), count, grain, body);
  }
};

class ParallelLoop final : public Loop {
 public:
  explicit ParallelLoop(int threads)
      : allowed_(tbb::global_control::max_allowed_parallelism, kMostThreads), arena_(threads) {}

  int threads() const override { return arena_.max_concurrency(); }

  void run(std::size_t count, std::size_t grain, const Body& body) const override {
    grain = std::max<std::size_t>(grain, 1);
    const std::size_t n = chunks(count, grain);
    if (n == 0) return;
    if (n == 1) return body(chunkOf(0, count, grain));
    if (threads() == 1) return runAlone(n, count, grain, body);

    char started = 0, finished = 0;  // only their addresses count
    tellSanitizerReleased(&started);
    const auto range = [&](const tbb::blocked_range<std::size_t>& some) {
      tellSanitizerAcquired(&started);
      for (std::size_t i = some.begin(); i != some.end(); ++i) body(chunkOf(i, count, grain));
      tellSanitizerReleased(&finished);
    };
    // Isolated: a thread that waits for an inner loop must not pick up another chunk of the outer
    // one in the middle of its own, or per-thread scratch would be overwritten under it.
    arena_.execute([&] {
      tbb::this_task_arena::isolate([&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, 1), range,
                          tbb::simple_partitioner{});
      });
    });
    tellSanitizerAcquired(&finished);
  }

 private:
  tbb::global_control allowed_;
  mutable tbb::task_arena arena_;
};

}  // namespace

std::unique_ptr<Loop> serialLoop() {
  return std::make_unique<SerialLoop>();
}

std::unique_ptr<Loop> parallelLoop(int threads) {
  if (threads <= 0) threads = tbb::info::default_concurrency();
  return std::make_unique<ParallelLoop>(std::min(threads, kMostThreads));
}

}  // namespace muster
