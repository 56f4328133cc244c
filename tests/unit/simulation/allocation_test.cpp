// A warmed-up step of a whole world takes no memory: operator new of this program counts.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "small_world.h"

namespace {
std::atomic<std::size_t> allocations{0};

void* counted(std::size_t size, std::size_t alignment) {
  ++allocations;
  void* memory = alignment > alignof(std::max_align_t)
                     ? std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment)
                     : std::malloc(size ? size : 1);
  if (!memory) throw std::bad_alloc();
  return memory;
}
}  // namespace

void* operator new(std::size_t size) {
  return counted(size, 0);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {  // std::stable_sort's
  ++allocations;
  return std::malloc(size ? size : 1);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

namespace muster::simulation {
namespace {

using namespace testing;

// People on their way through a door, some of them through it and out in every stretch of steps.
TEST(WarmedUpWorld, StepsWithoutTakingMemory) {
  Stage stage(roomWithTwoExits(), scenarioWith({loosePeople("a", 150, "room")}));
  World& world = stage.world();
  while (world.frame().time_s < 8.0)
    world.step();  // until the jams at the doors are as dense as they get
  const std::size_t leftBefore = stage.count(Status::out);
  const std::size_t before = allocations;
  while (world.frame().time_s < 16.0) world.step();
  EXPECT_EQ(allocations - before, 0u);
  EXPECT_GT(stage.count(Status::out), leftBefore + 5);
}

TEST(World, TellsItsMemory) {
  Stage stage(roomWithTwoExits(), scenarioWith({loosePeople("a", 200, "room")}));
  World& world = stage.world();
  const std::size_t still = world.bytes();
  EXPECT_GT(still, 200u * 100u);
  world.step();
  EXPECT_GT(world.bytes(), still);  // the sorted copies
}

}  // namespace
}  // namespace muster::simulation
