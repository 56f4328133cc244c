// Boxes of open ground never promise more than the blocks hold, and promise all of a plain hall.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "navigation/open_boxes.h"

namespace muster::navigation {
namespace {

using geometry::Vec2;

constexpr std::int32_t kColumns = 30, kLines = 20, kSize = 4;  // blocks; cells across a block
constexpr double kCell_m = 0.05;

struct Ground {
  std::vector<std::uint8_t> open = std::vector<std::uint8_t>(kColumns * kLines, 1);
  CellFrame frame{{{0, 0}, {kColumns * kSize * kCell_m, kLines* kSize* kCell_m}}, kCell_m};

  bool openAt(Vec2 p) const {
    return open[static_cast<std::size_t>(frame.line(p.y) / kSize * kColumns +
                                         frame.column(p.x) / kSize)] != 0;
  }
  OpenBoxes boxes() const { return {kColumns, kLines, kSize, open}; }
  double openUntil(const OpenBoxes& boxes, Vec2 from, Vec2 along) const {
    return boxes.openUntil(OpenBoxes::Line(frame.ray(from, along)), 0.0);
  }
};

TEST(OpenBoxes, APlainHallIsOneBox) {
  const Ground ground;
  const OpenBoxes boxes = ground.boxes();
  EXPECT_NEAR(ground.openUntil(boxes, {1, 2}, {1, 0}), 5.0, 1e-6);
  EXPECT_NEAR(ground.openUntil(boxes, {1, 2}, {0, -1}), 2.0, 1e-6);
  EXPECT_NEAR(ground.openUntil(boxes, {1, 2}, {-0.6, -0.8}), 1.0 / 0.6, 1e-6);
  const std::size_t blocks = kColumns * kLines;
  EXPECT_LT(boxes.bytes(), 4 * blocks + 100) << "equal boxes are kept once";
}

TEST(OpenBoxes, NothingIsKnownOfBlockedGround) {
  Ground ground;
  ground.open[0] = 0;
  EXPECT_EQ(ground.openUntil(ground.boxes(), {0.1, 0.1}, {1, 0}), 0.0);
}

TEST(OpenBoxes, WhatIsPromisedIsOpen) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> share(0, 1);
  long long promised = 0;
  for (int round = 0; round < 20; ++round) {
    Ground ground;
    for (auto& block : ground.open) block = share(random) < 0.05 * round ? 0 : 1;
    const OpenBoxes boxes = ground.boxes();
    for (int i = 0; i < 500; ++i) {
      const Vec2 from{6.0 * share(random), 4.0 * share(random)};
      const double angle = 6.283 * share(random);
      const Vec2 along{std::cos(angle), std::sin(angle)};
      const double until = ground.openUntil(boxes, from, along);
      if (until == 0.0) {
        EXPECT_FALSE(ground.openAt(from));
        continue;
      }
      for (double t = 0; t < until - 1e-6; t += 0.01) {
        ASSERT_TRUE(ground.openAt(from + along * t)) << round << " " << i << " " << t;
        ++promised;
      }
    }
  }
  EXPECT_GT(promised, 100'000);
}

}  // namespace
}  // namespace muster::navigation
