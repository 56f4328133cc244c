// Walls, sight, crossings and straight legs: what needs no grid.
#include <gtest/gtest.h>

#include <random>

#include "navigation/atlas.h"
#include "small_campus.h"

namespace muster::navigation {
namespace {

using geometry::Polygon;
using geometry::Segment;
using geometry::Vec2;
using testing::SmallCampus;

Goal through(plan::OpeningId opening) {
  return {opening, {}, {}};
}

// Two rooms side by side, a door of 1 m in the wall x = 4 between (4, 1) and (4, 2).
struct TwoRooms : ::testing::Test {
  SmallCampus small;
  plan::SpaceId left = small.room({0, 0}, {4, 4});
  plan::SpaceId right = small.room({4, 0}, {8, 4});
  plan::OpeningId door = small.door({{4, 1}, {4, 2}}, left, right);
  plan::OpeningId exit = small.door({{8, 1}, {8, 3}}, right);
};

bool anyWithin(std::span<const Segment> walls, Vec2 p, double reach) {
  for (const Segment& wall : walls) {
    if (distance(wall, p) < reach) return true;
  }
  return false;
}

TEST_F(TwoRooms, PassageIsNoWallAndTheRestIs) {
  const Atlas atlas(small.campus());
  EXPECT_FALSE(anyWithin(atlas.wallsNear(left, {3.9, 1.5}), {3.9, 1.5}, 0.49));
  EXPECT_TRUE(anyWithin(atlas.wallsNear(left, {3.9, 2.5}), {3.9, 2.5}, 0.11));
  EXPECT_TRUE(anyWithin(atlas.wallsNear(right, {4.0, 0.9}), {4.0, 0.9}, 0.01));
}

TEST_F(TwoRooms, WallsNearHoldsEveryOwnWallWithinReach) {
  const Atlas atlas(small.campus());
  std::mt19937 random(1);
  std::uniform_real_distribution<double> x(0, 4), y(0, 4);
  for (int i = 0; i < 2000; ++i) {
    const Vec2 p{x(random), y(random)};
    for (const Segment wall : {Segment{{0, 0}, {4, 0}}, Segment{{0, 0}, {0, 4}},
                               Segment{{4, 2}, {4, 4}}, Segment{{4, 0}, {4, 1}}}) {
      const double d = distance(wall, p);
      if (d > kWallReach_m) continue;
      double nearest = 1e9;
      for (const Segment& near : atlas.wallsNear(left, p))
        nearest = std::min(nearest, distance(near, nearestPoint(wall, p)));
      EXPECT_LT(nearest, 1e-9) << p.x << ' ' << p.y;
    }
  }
}

TEST_F(TwoRooms, CrossWallBehindTheSharedWallIsNotFelt) {
  // A cross wall in the right room abuts 0.2 m above the door's upper jamb: no body in the left
  // room meets it.
  small[right].shape.outer =
      small[right].walkable.outer = {{4, 0}, {8, 0}, {8, 4}, {6, 4}, {6, 2.2}, {4, 2.2}};
  small[right].convex = false;
  const Atlas atlas(small.campus());
  const Vec2 p{3.8, 2.2};
  for (const Segment& wall : atlas.wallsNear(left, p)) {
    const Vec2 foot = nearestPoint(wall, p);
    EXPECT_TRUE(distance(foot, p) >= 0.3 || foot.x <= 4.0 + 1e-9);
  }
  // But in the doorway it is there.
  EXPECT_TRUE(anyWithin(atlas.wallsNear(left, {3.99, 1.9}), {4.4, 2.2}, 0.01));
}

TEST_F(TwoRooms, SeesThroughTheDoorOnly) {
  const Atlas atlas(small.campus());
  EXPECT_TRUE(atlas.sees(left, {3, 1.5}, right, {5, 1.5}));
  EXPECT_FALSE(atlas.sees(left, {3, 3}, right, {5, 3}));
  EXPECT_TRUE(atlas.sees(left, {1, 1}, left, {3, 3}));
  EXPECT_FALSE(atlas.sees(left, {3.9, 3}, right, {4.1, 3}));
}

TEST_F(TwoRooms, SightIsSymmetric) {
  small[right].shape.outer =
      small[right].walkable.outer = {{4, 0}, {8, 0}, {8, 4}, {6, 4}, {6, 2.2}, {4, 2.2}};
  small[right].convex = false;
  const Atlas atlas(small.campus());
  std::mt19937 random(2);
  std::uniform_real_distribution<double> x(0, 8), y(0, 4);
  int seen = 0;
  for (int i = 0; i < 5000; ++i) {
    const Vec2 p{x(random), y(random)}, q{x(random), y(random)};
    const auto a = atlas.locate(plan::LevelId(0), p), b = atlas.locate(plan::LevelId(0), q);
    if (!a.valid() || !b.valid()) continue;
    const bool forth = atlas.sees(a, p, b, q);
    EXPECT_EQ(forth, atlas.sees(b, q, a, p));
    seen += forth;
  }
  EXPECT_GT(seen, 1000);
  EXPECT_FALSE(atlas.sees(right, {5, 2.0}, right, {6.5, 3.9}));  // round the corner (6, 2.2)
  EXPECT_TRUE(atlas.sees(right, {6.1, 2.0}, right, {6.5, 3.9}));
}

TEST(Sight, GapIsSeenThroughBesideItsClearPart) {
  SmallCampus small;
  const auto a = small.room({0, 0}, {4, 2});
  const auto b = small.room({4, 0}, {8, 2});
  small.opening({{4, 0}, {4, 2}}, a, b, plan::OpeningKind::gap, {{{4, 0.5}, {4, 1.5}}});
  const Atlas atlas(small.campus());
  EXPECT_TRUE(atlas.sees(a, {3.5, 0.2}, b, {4.5, 0.2}));
  // Yet the jamb is a wall for bodies.
  EXPECT_TRUE(anyWithin(atlas.wallsNear(a, {3.9, 0.25}), {4.0, 0.25}, 1e-6));
  EXPECT_FALSE(atlas.crossing(a, {3.9, 0.25}, {4.1, 0.25}));
}

TEST_F(TwoRooms, CrossingNeedsThePassageAndTheDirection) {
  const Atlas atlas(small.campus());
  const auto there = atlas.crossing(left, {3.95, 1.5}, {4.05, 1.6});
  ASSERT_TRUE(there);
  EXPECT_EQ(there->opening, door);
  EXPECT_NEAR(there->parameter, 0.5, 1e-12);
  EXPECT_NEAR(there->where.x, 4.0, 1e-12);
  EXPECT_FALSE(atlas.crossing(left, {3.95, 2.5}, {4.05, 2.5}));
  EXPECT_FALSE(atlas.inside(left, {4.05, 2.5}));
  EXPECT_FALSE(atlas.crossing(left, {3.9, 1.5}, {3.95, 1.5}));
  // Just came through: going on is no crossing, turning back is.
  EXPECT_FALSE(atlas.crossing(right, there->where, {4.05, 1.6}));
  EXPECT_TRUE(atlas.crossing(right, {4.05, 1.6}, {3.95, 1.6}));
  const auto out = atlas.crossing(right, {7.99, 2}, {8.01, 2});
  ASSERT_TRUE(out);
  EXPECT_EQ(out->opening, exit);
}

// Whoever takes any steps, in a space or stopped at its walls, is always located in the space that
// the crossings say.
TEST_F(TwoRooms, RandomWalkersAreNeverLost) {
  const Atlas atlas(small.campus());
  std::mt19937 random(3);
  std::uniform_real_distribution<double> step(-0.1, 0.1);
  int crossed = 0;
  for (int walker = 0; walker < 20; ++walker) {
    plan::SpaceId at = left;
    Vec2 p{3.8, 1.5};
    for (int i = 0; i < 5000 && at.valid(); ++i) {
      // Snapped to a lattice that contains the line x = 4, so that many end exactly on it.
      Vec2 q{std::round((p.x + step(random)) * 20) / 20,
             std::round((p.y + step(random)) * 20) / 20};
      if (const auto crossing = atlas.crossing(at, p, q)) {
        const auto& opening = small.campus()[crossing->opening];
        at = opening.other(at);
        ++crossed;
        p = q;
      } else if (atlas.inside(at, q)) {
        p = q;
      }
      ASSERT_TRUE(!at.valid() || contains(small[at].walkable, p)) << p.x << ' ' << p.y;
    }
  }
  EXPECT_GT(crossed, 100);
}

TEST_F(TwoRooms, StandableKeepsClearOfWallsAndFixtures) {
  small.desk(left, {1, 1}, {2, 2});
  const Atlas atlas(small.campus());
  EXPECT_TRUE(atlas.standable(left, {3, 3}, 0.2));
  EXPECT_FALSE(atlas.standable(left, {0.1, 3}, 0.2));
  EXPECT_FALSE(atlas.standable(left, {1.5, 1.5}, 0.2));
  EXPECT_FALSE(atlas.standable(left, {2.1, 1.5}, 0.2));
  EXPECT_TRUE(atlas.standable(left, {3.95, 1.5}, 0.2));  // in the doorway
  EXPECT_FALSE(atlas.standable(left, {4.5, 1.5}, 0.2));
}

TEST_F(TwoRooms, LocateIsTheSpaceThatHoldsThePoint) {
  const Atlas atlas(small.campus());
  EXPECT_EQ(atlas.locate(plan::LevelId(0), {1, 1}), left);
  EXPECT_EQ(atlas.locate(plan::LevelId(0), {7, 1}), right);
  EXPECT_FALSE(atlas.locate(plan::LevelId(0), {9, 1}).valid());
  EXPECT_FALSE(atlas.locate(plan::LevelId(1), {1, 1}).valid());
}

TEST_F(TwoRooms, LegAimsAtTheNearestPointThatKeepsClearOfTheJambs) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(left, through(door));
  EXPECT_EQ(leg, atlas.leg(left, through(door)));
  const Reading level = atlas.read(leg, {1, 1.5});
  EXPECT_NEAR(level.distance_m, 3.0, 1e-12);
  EXPECT_NEAR(level.direction.x, 1.0, 1e-12);
  const Reading high = atlas.read(leg, {1, 4});
  EXPECT_NEAR(high.distance_m, distance(Vec2{1, 4}, Vec2{4, 1.85}), 1e-12);
  // On the threshold beside the aim: through, not sideways.
  EXPECT_NEAR(atlas.read(leg, {3.99, 1.95}).direction.x, 1.0, 1e-12);
  EXPECT_NEAR(atlas.read(leg, {4.0, 1.5}).direction.x, 1.0, 1e-12);
}

TEST_F(TwoRooms, ContinuationPicksThePointThatIsBestForTheWholeWay) {
  const Atlas atlas(small.campus());
  // From low left to the exit: the straight line to the exit's nearest clear point passes the door
  // within its aim.
  const LegId leg = atlas.leg(left, through(door), through(exit));
  const Reading reading = atlas.read(leg, {2, 1.4});
  EXPECT_NEAR(reading.distance_m, 6.0, 1e-9);
  EXPECT_NEAR(reading.direction.y, 0.0, 1e-9);
  // A brute-force minimum over the door and the exit agrees everywhere.
  for (const Vec2 x :
       {Vec2{0.5, 3.5}, Vec2{3.9, 3.9}, Vec2{3.5, 0.2}, Vec2{1, 2.2}, Vec2{3.95, 1.2}}) {
    double least = 1e9;
    for (int i = 0; i <= 1000; ++i) {
      const Vec2 p{4, 1.15 + 0.7 * i / 1000};
      least = std::min(least, distance(x, p) + distance(Segment{{8, 1.15}, {8, 2.85}}, p));
    }
    EXPECT_NEAR(atlas.read(leg, x).distance_m, least, 1e-5) << x.x << ' ' << x.y;
  }
}

std::vector<Vec2> walk(const Atlas& atlas, plan::SpaceId at, Vec2 p,
                       const std::vector<plan::OpeningId>& way, const plan::Campus& campus) {
  std::vector<Vec2> path{p};
  std::size_t next = 0;
  const auto legFor = [&] {
    // The whole chain, as Routes builds it.
    std::vector<plan::SpaceId> spaces{at};
    for (std::size_t i = next; i + 1 < way.size(); ++i)
      spaces.push_back(campus[way[i]].other(spaces.back()));
    LegId leg;
    for (std::size_t i = spaces.size(); i-- > 0;)
      leg = atlas.leg(spaces[i], through(way[next + i]), leg);
    return leg;
  };
  LegId leg = legFor();
  for (int step = 0; step < 2000 && at.valid(); ++step) {
    const Vec2 q = p + atlas.read(leg, p).direction * 0.05;
    if (const auto crossing = atlas.crossing(at, p, q)) {
      EXPECT_EQ(crossing->opening, way[next]);
      at = campus[crossing->opening].other(at);
      ++next;
      if (at.valid()) leg = legFor();
    }
    p = q;
    path.push_back(p);
  }
  EXPECT_FALSE(at.valid()) << "never arrived";
  return path;
}

// A corridor of 24 m x 2.4 m whose exit is a 0.9 m door in its side near the end, cut into one and
// into six spaces.
struct Corridor {
  SmallCampus small;
  plan::SpaceId start;
  std::vector<plan::OpeningId> way;
  explicit Corridor(int pieces) {
    const double piece = 24.0 / pieces;
    plan::SpaceId before;
    for (int i = 0; i < pieces; ++i) {
      const auto space =
          small.room({i * piece, 0}, {(i + 1) * piece, 2.4}, plan::Category::walkway);
      if (i == 0)
        start = space;
      else
        way.push_back(small.opening({{i * piece, 0}, {i * piece, 2.4}}, before, space));
      before = space;
    }
    way.push_back(small.door({{23, 0}, {23.9, 0}}, before));
  }
};

TEST(Legs, CuttingACorridorDoesNotChangeTheWay) {
  Corridor whole(1), cut(6);
  const Atlas a(whole.small.campus()), b(cut.small.campus());
  // From where the straight way to the door keeps kClearance_m from the wall at the last cut (a
  // body could not walk nearer anyway).
  for (const Vec2 from : {Vec2{0.5, 1.2}, Vec2{0.5, 1.7}, Vec2{1.0, 2.2}}) {
    const auto one = walk(a, whole.start, from, whole.way, whole.small.campus());
    const auto six = walk(b, cut.start, from, cut.way, cut.small.campus());
    ASSERT_NEAR(static_cast<double>(one.size()), static_cast<double>(six.size()), 1.0);
    for (std::size_t i = 0; i < std::min(one.size(), six.size()); ++i)
      EXPECT_LT(distance(one[i], six[i]), 0.01) << i;
  }
}

TEST(Legs, WallsOfACutCorridorAreThoseOfTheWhole) {
  Corridor whole(1), cut(6);
  const Atlas a(whole.small.campus()), b(cut.small.campus());
  std::mt19937 random(4);
  std::uniform_real_distribution<double> x(1, 22), y(0, 2.4);
  for (int i = 0; i < 2000; ++i) {
    const Vec2 p{x(random), y(random)};
    const auto at = b.locate(plan::LevelId(0), p);
    const auto felt = [&](std::span<const Segment> walls) {
      std::vector<double> feet;
      for (const Segment& wall : walls) {
        if (distance(wall, p) < 0.5) feet.push_back(distance(wall, p));
      }
      std::sort(feet.begin(), feet.end());
      return feet;
    };
    const auto one = felt(a.wallsNear(whole.start, p)), six = felt(b.wallsNear(at, p));
    ASSERT_EQ(one.size(), six.size()) << p.x << ' ' << p.y;
    for (std::size_t k = 0; k < one.size(); ++k) EXPECT_NEAR(one[k], six[k], 1e-9);
  }
}

TEST(Legs, WideOpeningIsUsedOverItsWidth) {
  SmallCampus small;
  const auto hall = small.room({0, 0}, {20, 10});
  const auto exit = small.door({{5, 10}, {11, 10}}, hall);
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(hall, through(exit));
  for (const double x : {5.5, 7.0, 10.0})
    EXPECT_NEAR(atlas.read(leg, {x, 2}).direction.x, 0.0, 1e-12);
}

TEST(Legs, LanesOfAGateAreSeparateAims) {
  SmallCampus small;
  const auto yard = small.room({0, 0}, {10, 10});
  const auto gate = small.opening({{0, 10}, {4, 10}}, yard, {}, plan::OpeningKind::gate,
                                  {{{0, 10}, {1, 10}}, {{1.5, 10}, {2.5, 10}}, {{3, 10}, {4, 10}}});
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(yard, through(gate));
  EXPECT_NEAR(atlas.read(leg, {2, 5}).distance_m, 5.0, 1e-12);
  EXPECT_NEAR(atlas.read(leg, {1.25, 5}).distance_m, distance(Vec2{1.25, 5}, Vec2{0.85, 10}),
              1e-12);
}

TEST(Legs, NarrowOpeningIsAimedAtItsMiddle) {
  SmallCampus small;
  const auto room = small.room({0, 0}, {4, 4});
  const auto slit = small.door({{4, 1}, {4, 1.25}}, room);
  const Atlas atlas(small.campus());
  EXPECT_NEAR(atlas.read(atlas.leg(room, through(slit)), {1, 1}).distance_m,
              distance(Vec2{1, 1}, Vec2{4, 1.125}), 1e-12);
}

TEST(Portals, AFlightNarrowerThanItsMouthIsEnteredWhereItIs) {
  SmallCampus small;
  const auto landing = small.room({0, 0}, {4, 2}, plan::Category::landing);
  const auto flight = small.room({4, 0}, {8, 2}, plan::Category::stairs);
  small[flight].walkable.outer = geometry::rectangle({4, 0.15}, {8, 1.85});
  small.opening({{4, 0}, {4, 2}}, landing, flight);
  const Atlas atlas(small.campus());
  EXPECT_FALSE(atlas.crossing(landing, {3.95, 0.1}, {4.05, 0.1}));
  EXPECT_TRUE(atlas.crossing(landing, {3.95, 0.2}, {4.05, 0.2}));
  EXPECT_TRUE(anyWithin(atlas.wallsNear(landing, {3.9, 0.07}), {4.0, 0.07}, 1e-6));
  EXPECT_TRUE(anyWithin(atlas.wallsNear(flight, {5, 0.3}), {5.0, 0.15}, 1e-6));
  EXPECT_EQ(atlas.locate(plan::LevelId(0), {6, 0.05}), flight);
}

}  // namespace
}  // namespace muster::navigation
