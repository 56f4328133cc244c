// Short cuts say what the long way says: labels by tile, turns by the slabs they reach into, lines
// that lie in one box of open ground, and walls that are told to be far from a cell.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "navigation/label_tiles.h"
#include "navigation/open_boxes.h"
#include "navigation/terrain.h"
#include "navigation/wide_turns.h"
#include "small_campus.h"

namespace muster::navigation {
namespace {

using geometry::Vec2;

class Lots {
 public:
  explicit Lots(unsigned seed) : random_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * std::uniform_real_distribution<double>(0, 1)(random_);
  }
  Vec2 in(double wide, double high) {
    const double x = between(0, wide);
    return {x, between(0, high)};
  }
  Vec2 unit() {
    const double angle = between(0, 6.2832);
    return {std::cos(angle), std::sin(angle)};
  }

 private:
  std::mt19937 random_;
};

TEST(BucketGrid, WhatIsFarApartIsOutOfReach) {
  Lots lots(4);
  int apart = 0;
  for (int i = 0; i < 20000; ++i) {
    const Vec2 low = lots.in(9, 9), size = lots.in(2, 2), a = lots.in(9, 9);
    const geometry::Box box{low, low + size};
    const geometry::Segment segment{a, i % 7 == 0 ? a : lots.in(9, 9)};
    const double reach = i % 5 == 0 ? 0.0 : lots.between(0, 4);
    if (!farApart(box, segment, reach)) continue;
    ++apart;
    ASSERT_GT(distance(box, segment), reach);
  }
  EXPECT_GT(apart, 2000);
}

TEST(LabelTiles, SayWhatTheCellSays) {
  Lots lots(1);
  for (int round = 0; round < 20; ++round) {
    const CellFrame frame({{0, 0}, {lots.between(0.3, 9), lots.between(0.3, 9)}}, 0.1);
    std::vector<Label> labels(frame.size());
    for (std::size_t cell = 0; cell < labels.size(); ++cell) {
      const Vec2 at = frame.centre(cell);
      labels[cell] = static_cast<Label>(at.x > 3 ? (at.y > 4 ? 7 : 0xfffe) : at.y > 5 ? 0xffff : 0);
      if (lots.between(0, 1) < 0.001 * round) labels[cell] = 12;
    }
    const LabelTiles tiles(frame, labels);
    for (int i = 0; i < 2000; ++i) {
      const Vec2 p = lots.in(11, 11) - Vec2{1, 1};
      ASSERT_EQ(tiles.at(p, labels.data()), labels[frame.cell(p)]);
    }
  }
}

// WideTurns::roundLast, asking every turn.
Vec2 roundLastPlainly(const std::vector<WideTurns::Following>& turns, Label label, Vec2 x,
                      const Manner& manner, Vec2 at) {
  for (const auto& [next, turn] : turns) {
    const double past = dot(x - turn.at, turn.through), before = dot(x - turn.at, turn.away);
    if (next != label || past < 0 || before <= 0 || before >= turn.room_m) continue;
    const double wanted = wantedOff(turn.most_m, past + before, manner);
    if (past < wanted) return turn.at + turn.through * std::min(wanted, past + before);
  }
  return at;
}

TEST(WideTurns, SlabsLeaveOutOnlyTurnsThatDoNotMatter) {
  Lots lots(2);
  int rounded = 0;
  for (int round = 0; round < 30; ++round) {
    constexpr std::size_t kLabels = 4;
    std::vector<WideTurns::Following> turns;
    for (int i = 0; i < 10 * round; ++i) {
      const Vec2 away = lots.unit();
      const double room = lots.between(1.5, 8);
      turns.push_back({static_cast<Label>(lots.between(0, kLabels)),
                       {lots.in(40, 30), away, leftNormal(away) * (i % 2 ? 1.0 : -1.0), room,
                        std::min(room, lots.between(0, 8))}});
    }
    const WideTurns wide(turns, kLabels);
    for (int i = 0; i < 3000; ++i) {
      const Vec2 x = lots.in(60, 50) - Vec2{10, 10}, at{-1, -1};
      const auto label = static_cast<Label>(lots.between(0, kLabels));
      const Manner manner{lots.between(0, 1), i % 3 ? lots.between(0, 1) : 0.0, 1};
      const Vec2 quick = wide.roundLast(label, x, manner, at);
      ASSERT_EQ(quick, roundLastPlainly(turns, label, x, manner, at));
      rounded += quick == at ? 0 : 1;
    }
  }
  EXPECT_GT(rounded, 5000);
}

TEST(OpenBoxes, WhatABoxHoldsIsFollowedToItsEnd) {
  constexpr std::int32_t kColumns = 30, kLines = 20, kSize = 4;
  Lots lots(3);
  int held = 0;
  for (int round = 0; round < 20; ++round) {
    std::vector<std::uint8_t> open(kColumns * kLines, 1);
    for (auto& block : open) block = lots.between(0, 1) < 0.01 * round ? 0 : 1;
    const OpenBoxes boxes(kColumns, kLines, kSize, open);
    const CellFrame frame({{0, 0}, {kColumns * kSize * 0.05, kLines * kSize * 0.05}}, 0.05);
    for (int i = 0; i < 5000; ++i) {
      const Vec2 a = lots.in(5.9, 3.9);
      Vec2 b = i % 2 ? lots.in(5.9, 3.9) : a + lots.unit() * lots.between(0, 1);
      if (i % 5 == 0) b.x = a.x;
      if (!frame.contains(b) || !boxes.hold(a * frame.per_m, b * frame.per_m)) continue;
      ++held;
      const OpenBoxes::Line line(frame.ray(a, normalised(b - a)));
      ASSERT_GE(boxes.openUntil(line, 0.0), distance(a, b));
    }
  }
  EXPECT_GT(held, 10000);
}

// So that a leg may go on along such a line in one step (Leg::room).
TEST(Terrain, AllPartsOfASurelyPassableLineArePassable) {
  testing::SmallCampus campus;
  const plan::SpaceId room = campus.room({0, 0}, {12, 9});
  campus.desk(room, {2, 2}, {5, 2.6});
  campus.desk(room, {7, 1}, {7.5, 6});
  campus.zone(room, {1, 6}, {4, 8});
  const auto portals = makePortals(campus.campus());
  const Terrain terrain(campus.campus(), portals, ownWalls(campus.campus(), portals, room), room);
  Lots lots(5);
  int sure = 0;
  for (int i = 0; i < 20000; ++i) {
    const Vec2 a = lots.in(12, 9), b = lots.in(12, 9);
    if (!terrain.surelyPassable(a, b)) continue;
    ++sure;
    for (int k = 0; k < 8; ++k) {
      const Vec2 from = lerp(a, b, k / 8.0), to = lerp(a, b, (k + 1) / 8.0);
      ASSERT_TRUE(terrain.passable(from, to, {false}, 0.25, 1e300));
    }
  }
  EXPECT_GT(sure, 2000);
}

}  // namespace
}  // namespace muster::navigation
