#include "foundation/loop.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace muster {
namespace {

// A sum whose value depends on the order of its terms in every bit: per chunk, then over the chunks
// in order.
double chunkedSum(const Loop& loop, std::size_t count, std::size_t grain) {
  std::vector<double> partial(Loop::chunks(count, grain), 0.0);
  loop.run(count, grain, [&](const Loop::Chunk& chunk) {
    double sum = 0.0;
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
      sum += std::sqrt(static_cast<double>(i) + 0.1) * (i % 2 == 0 ? 1.0 : -0.999);
    }
    partial[chunk.index] = sum;
  });
  double total = 0.0;
  for (const double sum : partial) total += sum;
  return total;
}

TEST(Loop, SerialCoversEveryItemOnceInOrder) {
  std::vector<std::size_t> seen;
  std::vector<std::size_t> indices;
  serialLoop()->run(10, 4, [&](const Loop::Chunk& chunk) {
    indices.push_back(chunk.index);
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) seen.push_back(i);
  });
  EXPECT_EQ(indices, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(seen, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(serialLoop()->threads(), 1);
}

TEST(Loop, NumberOfChunks) {
  EXPECT_EQ(Loop::chunks(0, 4), 0u);
  EXPECT_EQ(Loop::chunks(4, 4), 1u);
  EXPECT_EQ(Loop::chunks(5, 4), 2u);
}

TEST(Loop, NothingToDoRunsNothing) {
  bool ran = false;
  const auto mark = [&](const Loop::Chunk&) { ran = true; };
  serialLoop()->run(0, 8, mark);
  parallelLoop(2)->run(0, 8, mark);
  EXPECT_FALSE(ran);
}

TEST(Loop, ZeroThreadsMeansThoseOfTheMachine) {
  EXPECT_GE(parallelLoop(0)->threads(), 1);
  EXPECT_LE(parallelLoop(0)->threads(), static_cast<int>(std::thread::hardware_concurrency()));
  EXPECT_EQ(parallelLoop(-3)->threads(), parallelLoop(0)->threads());
}

TEST(LoopParallel, ThreadsAreAsAsked) {
  for (const int threads : {1, 2, 3, 8}) EXPECT_EQ(parallelLoop(threads)->threads(), threads);
}

TEST(LoopParallel, EveryItemOnceForEveryThreadCountAndGrain) {
  for (const int threads : {1, 2, 3, 8, 40}) {
    const auto loop = parallelLoop(threads);
    for (const std::size_t grain : {1u, 7u, 64u, 1000u, 5000u}) {
      std::vector<int> visits(1000, 0);
      std::vector<int> chunkVisits(Loop::chunks(1000, grain), 0);
      loop->run(1000, grain, [&](const Loop::Chunk& chunk) {
        EXPECT_EQ(chunk.begin, chunk.index * grain);
        EXPECT_EQ(chunk.end, std::min<std::size_t>(1000, chunk.begin + grain));
        ++chunkVisits[chunk.index];
        for (std::size_t i = chunk.begin; i < chunk.end; ++i) ++visits[i];
      });
      EXPECT_EQ(visits, std::vector<int>(1000, 1)) << threads << " threads, grain " << grain;
      EXPECT_EQ(chunkVisits, std::vector<int>(chunkVisits.size(), 1));
    }
  }
}

TEST(LoopParallel, SumsHaveTheSameBitsForAnyThreadCount) {
  for (const std::size_t count : {1u, 63u, 64u, 65u, 20011u}) {
    const double serial = chunkedSum(*serialLoop(), count, 64);
    for (const int threads : {1, 2, 3, 8}) {
      const auto loop = parallelLoop(threads);
      for (int repeat = 0; repeat < 20; ++repeat) {
        EXPECT_EQ(chunkedSum(*loop, count, 64), serial) << threads << " threads, " << count;
      }
    }
  }
}

TEST(LoopParallel, ReallyUsesMoreThanOneThread) {
  std::mutex mutex;
  std::set<std::thread::id> who;
  const auto loop = parallelLoop(3);
  // Each chunk waits until a second thread has shown up; a loop that is secretly serial runs into
  // the deadline.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  loop->run(64, 1, [&](const Loop::Chunk&) {
    for (;;) {
      {
        const std::lock_guard lock(mutex);
        who.insert(std::this_thread::get_id());
        if (who.size() > 1 || std::chrono::steady_clock::now() > deadline) return;
      }
      std::this_thread::yield();
    }
  });
  EXPECT_GT(who.size(), 1u);
}

TEST(LoopParallel, MayBeNestedWithoutEnteringAnotherOuterChunkInBetween) {
  const auto loop = parallelLoop(3);
  std::vector<double> sums(40, 0.0);
  std::atomic<int> mixed{0};
  loop->run(sums.size(), 1, [&](const Loop::Chunk& outer) {
    thread_local int depth = 0;
    if (++depth > 1) ++mixed;
    sums[outer.index] = chunkedSum(*loop, 500 + outer.index, 16);
    --depth;
  });
  EXPECT_EQ(mixed.load(), 0);
  for (std::size_t i = 0; i < sums.size(); ++i) {
    EXPECT_EQ(sums[i], chunkedSum(*serialLoop(), 500 + i, 16));
  }
}

TEST(LoopParallel, TwoLoopsRunSideBySide) {
  const double expected = chunkedSum(*serialLoop(), 5000, 32);
  std::vector<double> found(3, 0.0);
  std::vector<std::thread> users;
  for (std::size_t i = 0; i < found.size(); ++i) {
    users.emplace_back([&found, i] {
      const auto loop = parallelLoop(static_cast<int>(i) + 1);
      for (int repeat = 0; repeat < 10; ++repeat) found[i] = chunkedSum(*loop, 5000, 32);
    });
  }
  for (std::thread& user : users) user.join();
  EXPECT_EQ(found, std::vector<double>(3, expected));
}

// tests/tsan.supp and the build of loop.cpp silence oneTBB. They must not silence us.
#ifdef __SANITIZE_THREAD__
TEST(LoopParallelDeathTest, ARaceOfTwoChunksIsStillReported) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto race = [] {
    int shared = 0;
    const auto loop = parallelLoop(4);
    for (int repeat = 0; repeat < 100; ++repeat) {
      loop->run(1000, 1, [&](const Loop::Chunk&) { ++shared; });
    }
    std::exit(0);
  };
  EXPECT_EXIT(race(), testing::ExitedWithCode(66), "data race");  // 66: ThreadSanitizer's own
}
#endif

}  // namespace
}  // namespace muster
