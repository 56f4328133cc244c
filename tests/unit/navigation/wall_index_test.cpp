#include "navigation/wall_index.h"

#include <gtest/gtest.h>

#include "foundation/random.h"
#include "navigation/atlas.h"
#include "navigation/own_walls.h"
#include "small_campus.h"

namespace muster::navigation {
namespace {

using geometry::Vec2;

// A ring of oblique walls, a courtyard, a spike thinner than a cell and walls on round numbers.
geometry::Polygon crookedRoom() {
  return {{{0, 0},
           {9.5, 0.3},
           {9.5, 3},
           {9.6, 3},
           {9.5, 3.1},
           {12, 8.25},
           {6, 7},
           {5.05, 11},
           {4.95, 7},
           {0.3, 9.1}},
          {{{3, 3}, {3, 5}, {6.2, 5.5}, {5, 3}}}};
}

TEST(WallIndex, HoldsWhatTheOutlineHolds) {
  testing::SmallCampus campus;
  const plan::SpaceId room = campus.room(crookedRoom());
  const auto portals = makePortals(campus.campus());
  const std::vector<OwnWalls> own{ownWalls(campus.campus(), portals, room)};
  const WallIndex index(campus.campus(), portals, own, room);
  const geometry::Polygon& walkable = campus[room].walkable;
  const Random random(3);
  std::size_t inside = 0;
  for (std::uint32_t i = 0; i < 40000; ++i) {
    const Vec2 q{-2 + 16 * random.uniform(i, Purpose::place, 0),
                 -2 + 15 * random.uniform(i, Purpose::place, 1)};
    ASSERT_EQ(index.holds(walkable, q), contains(walkable, q)) << q.x << ' ' << q.y;
    inside += index.holds(walkable, q);
  }
  EXPECT_GT(inside, 5000u);
  // On the outline and at its corners, and a hair beside them.
  for (const geometry::Segment& edge : geometry::edges(walkable)) {
    for (int k = 0; k <= 40; ++k) {
      const Vec2 on = lerp(edge.a, edge.b, k / 40.0);
      for (const Vec2 off : {Vec2{0, 0}, Vec2{1e-9, 0}, Vec2{-1e-9, 0}, Vec2{0, 1e-9}}) {
        ASSERT_EQ(index.holds(walkable, on + off), contains(walkable, on + off)) << k;
      }
    }
  }
}

TEST(WallIndex, HoldsOnTheCornersOfItsCells) {
  testing::SmallCampus campus;
  const plan::SpaceId room = campus.room({0, 0}, {4, 3});
  const auto portals = makePortals(campus.campus());
  const std::vector<OwnWalls> own{ownWalls(campus.campus(), portals, room)};
  const WallIndex index(campus.campus(), portals, own, room);
  for (double x = -0.7; x < 5; x += 0.25) {
    for (double y = -0.7; y < 4; y += 0.25) {
      ASSERT_EQ(index.holds(campus[room].walkable, {x, y}),
                contains(campus[room].walkable, {x, y}));
    }
  }
}

// And of moves beside walls that stay inside, away from openings, it is true.
TEST(Atlas, WhatStaysInsidePassesNoOpeningAndEndsInside) {
  testing::SmallCampus campus;
  const plan::SpaceId room = campus.room(crookedRoom());
  const plan::SpaceId outside = campus.room({9.5, -5}, {16, 3});
  campus.door({{9.5, 0.8}, {9.5, 1.8}}, room, outside);
  campus.opening({{4, 0.3 * 4 / 9.5}, {5, 0.3 * 5 / 9.5}}, room);
  const Atlas atlas(campus.campus());
  const Random random(4);
  int stay = 0, stayAtWalls = 0, others = 0;
  for (std::uint32_t i = 0; i < 60000; ++i) {
    const auto draw = [&](std::uint32_t k) { return random.uniform(i, Purpose::place, k); };
    const Vec2 p{13 * draw(0), 11 * draw(1)};
    if (!atlas.inside(room, p)) continue;
    const Vec2 q = p + Vec2{draw(2) - 0.5, draw(3) - 0.5} * (i % 3 == 0 ? 1.5 : 0.3);
    const bool plainly = !atlas.crossing(room, p, q) && atlas.inside(room, q);
    if (!atlas.staysInside(room, p, q)) {
      others += plainly && distance(p, q) < kWallReach_m ? 1 : 0;
      continue;
    }
    ASSERT_TRUE(plainly) << p.x << ' ' << p.y << ' ' << q.x << ' ' << q.y;
    ++stay;
    stayAtWalls += atlas.wallsNear(room, p).empty() ? 0 : 1;
  }
  EXPECT_GT(stay, 10000);
  EXPECT_GT(stayAtWalls, 5000);
  EXPECT_LT(others, stay / 50);
}

}  // namespace
}  // namespace muster::navigation
