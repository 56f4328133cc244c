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

// The run of open blocks through (c, l) along x, and the lines that are open over the whole of it;
// `across`: along y, and columns.
geometry::Box runAndBeside(const Ground& ground, std::int32_t c, std::int32_t l, bool across) {
  const std::int32_t wide = across ? kLines : kColumns, high = across ? kColumns : kLines;
  if (across) std::swap(c, l);
  const auto isOpen = [&](std::int32_t x, std::int32_t y) {
    return x >= 0 && y >= 0 && x < wide && y < high &&
           ground.open[static_cast<std::size_t>(across ? x * kColumns + y : y * kColumns + x)] != 0;
  };
  std::int32_t from = c, to = c + 1, low = l, top = l + 1;
  while (isOpen(from - 1, l)) --from;
  while (isOpen(to, l)) ++to;
  const auto allOpen = [&](std::int32_t line) {
    for (std::int32_t x = from; x < to; ++x)
      if (!isOpen(x, line)) return false;
    return true;
  };
  while (allOpen(low - 1)) --low;
  while (allOpen(top)) ++top;
  const auto m = [](std::int32_t block) { return block * kSize * kCell_m; };
  const geometry::Box box{{m(from), m(low)}, {m(to), m(top)}};
  return across ? geometry::Box{{box.low.y, box.low.x}, {box.high.y, box.high.x}} : box;
}

double leaves(const geometry::Box& box, Vec2 from, Vec2 along) {
  return std::min(((along.x > 0 ? box.high.x : box.low.x) - from.x) / along.x,
                  ((along.y > 0 ? box.high.y : box.low.y) - from.y) / along.y);
}

// Boxes that are taken over from the line before are those that growing would give.
TEST(OpenBoxes, PromiseWhatTheLargerOfTwoGrownRunsHolds) {
  std::mt19937 random(2);
  std::uniform_real_distribution<double> share(0, 1);
  for (int round = 0; round < 20; ++round) {
    Ground ground;
    for (auto& block : ground.open) block = share(random) < 0.01 * round ? 0 : 1;
    const OpenBoxes boxes = ground.boxes();
    for (std::int32_t l = 0; l < kLines; ++l) {
      for (std::int32_t c = 0; c < kColumns; ++c) {
        const Vec2 from{(c + share(random)) * kSize * kCell_m,
                        (l + share(random)) * kSize * kCell_m};
        if (!ground.openAt(from)) continue;
        const double angle = 6.283 * share(random);
        const Vec2 along{std::cos(angle), std::sin(angle)};
        const double plainly = std::max(leaves(runAndBeside(ground, c, l, false), from, along),
                                        leaves(runAndBeside(ground, c, l, true), from, along));
        ASSERT_NEAR(ground.openUntil(boxes, from, along), plainly, 1e-6) << round << c << l;
      }
    }
  }
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
