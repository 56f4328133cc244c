#include <gtest/gtest.h>

#include <string>

#include "foundation/instruction_set.h"
#include "floor.h"
#include "walk.h"

namespace muster::crowd::test {
namespace {

// A room of 700 people (three chunks of rows) that empties through a door.
std::uint64_t hashAfter(std::string_view model, int threads, std::uint64_t seed, int steps,
                        int stepsPerLook = 1) {
  const Bottleneck hall(1.2, 0.2, 20, 20);
  Walk walk(hall.floor.campus(), model, seed, 0.05, threads);
  walk.stepsPerLook = stepsPerLook;
  walk.fill(hall.room, {0.3, 0.3}, {19.5, 19.7}, 700, kDrill, {hall.entry, hall.end, hall.out});
  for (int i = 0; i < steps; ++i) walk.step();
  return walk.hash();
}

// 60 people against 60 in a corridor.
std::uint64_t hashOfTwoStreams(std::string_view model, int threads) {
  const Counterflow rooms;
  Walk walk(rooms.floor.campus(), model, 3, 0.05, threads);
  walk.twoWay = true;
  walk.fill(rooms.left, {2, 0.3}, {9.7, 9.7}, 60, kDrill,
            {rooms.leftMouth, rooms.rightMouth, rooms.rightOut});
  walk.fill(rooms.right, {20.3, 0.3}, {28, 9.7}, 60, kDrill,
            {rooms.rightMouth, rooms.leftMouth, rooms.leftOut});
  for (int i = 0; i < 300; ++i) walk.step();
  return walk.hash();
}

class ParallelCrowd : public testing::TestWithParam<std::string_view> {};

TEST_P(ParallelCrowd, SameBitsForAnyNumberOfThreads) {
  constexpr int kSteps = 100;
  const std::uint64_t serial = hashAfter(GetParam(), 1, 3, kSteps);
  for (const int threads : {2, 3, 8})
    EXPECT_EQ(hashAfter(GetParam(), threads, 3, kSteps), serial) << threads;
  EXPECT_EQ(hashOfTwoStreams(GetParam(), 3), hashOfTwoStreams(GetParam(), 1));
  EXPECT_NE(hashAfter(GetParam(), 1, 4, kSteps), serial);  // another seed
  EXPECT_NE(hashAfter(GetParam(), 1, 3, kSteps - 1), serial);
}

TEST_P(ParallelCrowd, SameBitsBetweenLooksToo) {
  if (makeMotionModel(GetParam())->numerics().parts(0.05) > 0) GTEST_SKIP() << "looks every step";
  constexpr int kSteps = 100;
  const std::uint64_t serial = hashAfter(GetParam(), 1, 3, kSteps, 2);
  for (const int threads : {2, 3}) EXPECT_EQ(hashAfter(GetParam(), threads, 3, kSteps, 2), serial);
  EXPECT_NE(hashAfter(GetParam(), 1, 3, kSteps, 1), serial);
}

TEST_P(ParallelCrowd, SameBitsForAnyInstructionSet) {
  constexpr int kSteps = 100;
  const InstructionSet widest = instructionSet();
  const std::uint64_t expected = hashAfter(GetParam(), 1, 3, kSteps);
  const std::uint64_t expectedOfTwo = hashOfTwoStreams(GetParam(), 1);
  const bool looksSeldom = makeMotionModel(GetParam())->numerics().parts(0.05) == 0;
  const std::uint64_t expectedBetween =
      looksSeldom ? hashAfter(GetParam(), 1, 3, kSteps, 2) : std::uint64_t{0};
  int compared = 0;
  for (const auto set : {InstructionSet::ssse3, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!offered(set)) continue;
    useInstructionSet(set);
    EXPECT_EQ(hashAfter(GetParam(), 1, 3, kSteps), expected) << static_cast<int>(set);
    if (looksSeldom) {
      EXPECT_EQ(hashAfter(GetParam(), 1, 3, kSteps, 2), expectedBetween) << static_cast<int>(set);
    }
    EXPECT_EQ(hashOfTwoStreams(GetParam(), 1), expectedOfTwo) << static_cast<int>(set);
    ++compared;
  }
  useInstructionSet(widest);
  if (compared < 2) GTEST_SKIP() << "this processor offers one instruction set only";
}

INSTANTIATE_TEST_SUITE_P(Models, ParallelCrowd,
                         testing::ValuesIn(motionModelNames().begin(), motionModelNames().end()),
                         [](const auto& model) {
                           std::string name(model.param);
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace muster::crowd::test
