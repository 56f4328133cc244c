// A warmed-up step takes no memory: operator new of this program counts.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "people.h"

namespace {
std::atomic<std::size_t> allocations{0};
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size ? size : 1)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {  // std::stable_sort's
  ++allocations;
  return std::malloc(size ? size : 1);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace muster::crowd::test {
namespace {

TEST(WarmedUpStep, AllocatesNothing) {
  Floor floor;
  const auto space = floor.room({0, 0}, {20, 20});
  const navigation::Atlas atlas(floor.campus());
  const Random random(1);
  const auto loop = serialLoop();
  for (const auto name : motionModelNames()) {
    Crowd crowd;
    crowd.resize(600);
    for (std::size_t a = 0; a < crowd.size(); ++a) {
      crowd.body[a].radius = 0.165f;
      crowd.body[a].timeGap = 0.9f;
      crowd.body[a].desiredX = crowd.body[a].ex = 1;
      crowd.body[a].desiredSpeed = 1.3f;
      crowd.present[a] = 1;
      crowd.body[a].position.x = 0.5 + 0.6 * static_cast<double>(a % 30);
      crowd.body[a].position.y = 0.5 + 0.6 * static_cast<double>(a / 30);
      crowd.body[a].space = space;
    }
    const auto model = makeMotionModel(name);
    NeighbourGrid grid(atlas, model->numerics().sight_m);
    MotionPhase phase;
    const auto step = [&](std::uint64_t number) {
      grid.sort(crowd, *loop);
      phase.run(*model, {&grid, &random, number, 0.05}, *loop);
      phase.scatter(grid, 0.05, crowd, *loop);
    };
    for (std::uint64_t i = 0; i < 40; ++i) step(i);
    const std::size_t before = allocations;
    for (std::uint64_t i = 40; i < 60; ++i) step(i);
    EXPECT_EQ(allocations - before, 0u) << name;
  }
}

}  // namespace
}  // namespace muster::crowd::test
