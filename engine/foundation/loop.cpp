#include "foundation/loop.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <atomic>
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

// The chunks of one run, divided among those who work: everybody goes through his own share first,
// so that what lies side by side stays with one thread, and then takes from the others' what they
// have not begun. No more workers than chunks. (With each chunk a task of oneTBB's, 10,000 people
// took 4 % longer on two threads.)
class Shares {
 public:
  Shares(std::size_t chunks, std::size_t workers) : count_(std::min(workers, kMost)) {
    for (std::size_t k = 0; k < count_; ++k) {
      shares_[k].next = chunks * k / count_;
      shares_[k].end = chunks * (k + 1) / count_;
    }
  }

  template <class Run>
  void work(std::size_t own, const Run& run) {
    for (std::size_t k = 0; k < count_; ++k) {
      Share& share = shares_[(own + k) % count_];
      for (std::size_t i; (i = share.next.fetch_add(1, std::memory_order_relaxed)) < share.end;)
        run(i);
    }
  }

 private:
  static constexpr std::size_t kMost = 32;  // more threads share them
  static constexpr std::size_t kCacheLine = 64;
  struct alignas(kCacheLine) Share {
    std::atomic<std::size_t> next;
    std::size_t end;
  };
  std::size_t count_;
  std::array<Share, kMost> shares_;
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

    const std::size_t workers = std::min(n, static_cast<std::size_t>(threads()));
    Shares shares(n, workers);
    char started = 0, finished = 0;  // only their addresses count
    tellSanitizerReleased(&started);
    const auto work = [&](std::size_t worker) {
      tellSanitizerAcquired(&started);
      shares.work(worker, [&](std::size_t i) { body(chunkOf(i, count, grain)); });
      tellSanitizerReleased(&finished);
    };
    // Isolated: a thread that waits for an inner loop must not pick up another chunk of the outer
    // one in the middle of its own, or per-thread scratch would be overwritten under it.
    arena_.execute([&] {
      tbb::this_task_arena::isolate(
          [&] { tbb::parallel_for(std::size_t{0}, workers, work, tbb::simple_partitioner{}); });
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
