// Legs in spaces where one has to walk round things, against geodesics worked out by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "navigation/routes.h"
#include "small_campus.h"

namespace muster::navigation {
namespace {

using geometry::Polygon;
using geometry::Segment;
using geometry::Vec2;
using testing::SmallCampus;

constexpr double kWithin = 0.015;

Goal through(plan::OpeningId opening) {
  return {opening, {}, {}};
}

double along(std::initializer_list<Vec2> way) {
  double sum = 0;
  for (auto p = way.begin(); p + 1 != way.end(); ++p) sum += distance(*p, *(p + 1));
  return sum;
}

void expectNear(double value, double exact) {
  EXPECT_NEAR(value, exact, kWithin * exact);
}

// Walks to the goal as a body of 0.15 m would; the least distance to a wall on the way and the
// length.
struct Walked {
  double length = 0;
  double clearance = 1e9;
  double sharpest = 0;  // greatest change of direction in a step, degrees
  bool arrived = false;
};
Walked walk(const Atlas& atlas, plan::SpaceId space, LegId leg, Vec2 p, double step = 0.05) {
  Walked walked;
  Vec2 before{};
  for (int i = 0; i < 10000; ++i) {
    const Reading reading = atlas.read(leg, p);
    if (reading.distance_m < step) walked.arrived = true;
    if (reading.distance_m < step || reading.direction == Vec2{}) break;
    const Vec2 q = p + reading.direction * step;
    if (atlas.crossing(space, p, q)) {
      walked.arrived = reading.distance_m < 0.3;
      break;
    }
    if (!atlas.inside(space, q)) break;
    // The last bit to an opening may go along the wall it is in.
    for (const Segment& wall :
         reading.distance_m > 1.0 ? atlas.wallsNear(space, q) : std::span<const Segment>{})
      walked.clearance = std::min(walked.clearance, geometry::distance(wall, q));
    if (!(before == Vec2{})) {
      const double turn =
          std::acos(std::clamp(dot(before, reading.direction), -1.0, 1.0)) * 180 / 3.14159265358979;
      walked.sharpest = std::max(walked.sharpest, turn);
    }
    before = reading.direction;
    walked.length += step;
    p = q;
  }
  return walked;
}

// An L of two arms 2 m wide: (0,0)-(10,2) and (8,0)-(10,10). Inner corner at (8, 2).
struct Elbow : ::testing::Test {
  SmallCampus small;
  plan::SpaceId elbow = small.room(
      Polygon{{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {0, 2}}, {}}, plan::Category::walkway);
  plan::OpeningId west = small.opening({{0, 0}, {0, 2}}, elbow);
  plan::OpeningId north = small.opening({{8, 10}, {10, 10}}, elbow);
};

TEST_F(Elbow, DistanceIsTheGeodesicRoundTheCorner) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(elbow, through(north));
  const Vec2 corner{8.15, 1.85};
  for (const Vec2 p : {Vec2{0.5, 1}, Vec2{1, 1.8}, Vec2{4, 0.2}, Vec2{7.5, 1.9}}) {
    expectNear(atlas.read(leg, p).distance_m, along({p, corner, {8.15, 10}}));
  }
  expectNear(atlas.read(leg, {9, 1}).distance_m, 9);
  EXPECT_NEAR(atlas.read(leg, {9, 1}).direction.y, 1.0, 1e-9);
}

TEST_F(Elbow, BetweenOpeningsAndBlockedOnes) {
  const Atlas atlas(small.campus());
  expectNear(atlas.between(elbow, west, north), along({{0, 1}, {8.15, 1.85}, {8.15, 10}}));
  expectNear(atlas.between(elbow, north, west), along({{9, 10}, {8.15, 1.85}, {0, 1.85}}));
}

TEST_F(Elbow, WalkersTurnTheCornerClearOfItAndOnce) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(elbow, through(north));
  for (double y = 0.2; y < 1.9; y += 0.2) {
    const Walked walked = walk(atlas, elbow, leg, {0.5, y});
    EXPECT_TRUE(walked.arrived);
    // kClearance_m less what the raster's cells blur.
    EXPECT_GT(walked.clearance, 0.09) << y;
    expectNear(walked.length, along({{0.5, y}, {8.15, 1.85}, {8.15, 10}}));
  }
}

TEST_F(Elbow, EveryPointHasAnAnswer) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(elbow, through(north));
  std::mt19937 random(1);
  std::uniform_real_distribution<double> at(0, 10);
  for (int i = 0; i < 20000; ++i) {
    const Vec2 p{at(random), at(random)};
    if (!contains(small[elbow].walkable, p)) continue;
    const Reading reading = atlas.read(leg, p);
    EXPECT_LT(reading.distance_m, 20);
    EXPECT_NEAR(norm(reading.direction), 1.0, 1e-9);
  }
}

// The value falls by what one walks: no step in it, however the labels lie.
TEST_F(Elbow, DistanceIsContinuous) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(elbow, through(north));
  for (double x = 0.2; x < 9.8; x += 0.01) {
    for (const double y : {0.3, 1.0, 1.7}) {
      const double a = atlas.read(leg, {x, y}).distance_m,
                   b = atlas.read(leg, {x + 0.01, y}).distance_m;
      EXPECT_LT(std::fabs(a - b), 0.01 + 0.01) << x << ' ' << y;
    }
  }
}

// What follows behind the narrow end is heeded, and the labels are shared.
TEST(Terrain, NarrowDoorsShareLabelsButNotDistances) {
  SmallCampus small;
  const auto elbow = small.room(Polygon{{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {0, 2}}, {}});
  const auto beyond = small.room({8, 10}, {20, 14});
  const auto door = small.door({{8.5, 10}, {9.5, 10}}, elbow, beyond);
  const auto exit = small.door({{20, 11}, {20, 12}}, beyond);
  const Atlas atlas(small.campus());
  const LegId plain = atlas.leg(elbow, through(door)),
              chained = atlas.leg(elbow, through(door), through(exit));
  const Vec2 p{1, 1};
  expectNear(atlas.read(plain, p).distance_m, along({p, {8.15, 1.85}, {8.65, 10}}));
  expectNear(atlas.read(chained, p).distance_m, along({p, {8.15, 1.85}, {9.35, 10}, {20, 11.15}}));
  const std::size_t both = atlas.bytes();
  const auto west = atlas.leg(beyond, through(exit));
  EXPECT_TRUE(west.valid());
  EXPECT_LT(both, 200'000u);
}

// A classroom 9 m x 7.5 m with four columns of six desks and aisles of 0.6 m; the door in a corner.
struct Classroom : ::testing::Test {
  SmallCampus small;
  plan::SpaceId room = small.room({0, 0}, {9, 7.5}, plan::Category::classroom);
  plan::OpeningId door = small.door({{9, 0.4}, {9, 1.3}}, room);
  Classroom() {
    for (int column = 0; column < 4; ++column) {
      for (int row = 0; row < 6; ++row) {
        const Vec2 low{1.0 + row * 1.1, 0.6 + column * 1.8};
        small.desk(room, low, low + Vec2{0.4, 1.2});
      }
    }
  }
};

TEST_F(Classroom, DistanceRoundDesks) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(room, through(door));
  // Between rows 1 and 2, beside column 2 (desk y 2.4..3.6), then along the aisle y = 1.8..2.4 and
  // round the last desk's corner.
  const Vec2 seat{1.8, 3.0};
  expectNear(atlas.read(leg, seat).distance_m,
             along({seat, {1.95, 2.25}, {7.05, 1.95}, {9, 1.15}}));
  // In front of all desks nothing is in the way.
  expectNear(atlas.read(leg, {8, 5}).distance_m, distance(Vec2{8, 5}, Vec2{9, 1.15}));
  EXPECT_NEAR(atlas.between(room, door, door), 0, 1e-12);
}

TEST_F(Classroom, EverySeatWalksOutClearOfTheDesks) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(room, through(door));
  for (int column = 0; column < 4; ++column) {
    for (int row = 1; row < 6; ++row) {
      for (const double dy : {0.2, 0.6, 1.0}) {
        const Vec2 seat{0.75 + row * 1.1, 0.6 + column * 1.8 + dy};
        ASSERT_TRUE(atlas.standable(room, seat, 0.15)) << seat.x << ' ' << seat.y;
        const Walked walked = walk(atlas, room, leg, seat);
        EXPECT_TRUE(walked.arrived) << seat.x << ' ' << seat.y;
        EXPECT_GT(walked.clearance, 0.08) << seat.x << ' ' << seat.y;
      }
    }
  }
}

TEST_F(Classroom, SomebodyTouchingADeskStillFindsTheWay) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(room, through(door));
  std::mt19937 random(2);
  std::uniform_real_distribution<double> x(0.02, 8.98), y(0.02, 7.48);
  int tight = 0;
  for (int i = 0; i < 3000; ++i) {
    const Vec2 p{x(random), y(random)};
    if (!atlas.standable(room, p, 0.02)) continue;
    tight += !atlas.standable(room, p, 0.15);
    EXPECT_TRUE(walk(atlas, room, leg, p).arrived) << p.x << ' ' << p.y;
  }
  EXPECT_GT(tight, 300);
}

TEST(Terrain, GapsNarrowerThanABodyAreTheLastWayOut) {
  SmallCampus small;
  const auto room = small.room({0, 0}, {6, 4});
  const auto door = small.door({{6, 1}, {6, 2}}, room);
  // A pen whose only way out is 0.2 m wide, and one without any.
  small.desk(room, {1, 1}, {1.1, 3});
  small.desk(room, {1, 2.9}, {3, 3});
  small.desk(room, {1, 1}, {3, 1.1});
  small.desk(room, {2.9, 1}, {3, 1.9});
  small.desk(room, {2.9, 2.1}, {3, 3});
  small.desk(room, {3.5, 3}, {5, 3.1});
  small.desk(room, {3.5, 3.9}, {5, 4});
  small.desk(room, {3.5, 3}, {3.6, 4});
  small.desk(room, {4.9, 3}, {5, 4});
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(room, through(door));
  const Reading penned = atlas.read(leg, {2, 2});
  expectNear(penned.distance_m, along({{2, 2}, {3, 2}, {6, 1.85}}));
  EXPECT_EQ(atlas.read(leg, {4.2, 3.5}).distance_m, std::numeric_limits<double>::infinity());
  EXPECT_EQ(atlas.read(leg, {4.2, 3.5}).direction, (Vec2{}));
}

TEST(Terrain, ABlockedDoorIsUnreachable) {
  SmallCampus small;
  const auto room = small.room({0, 0}, {6, 4});
  const auto door = small.door({{6, 1}, {6, 2}}, room);
  const auto other = small.door({{0, 1}, {0, 2}}, room);
  small.desk(room, {4, 0}, {4.5, 4});
  const Atlas atlas(small.campus());
  EXPECT_EQ(atlas.between(room, other, door), std::numeric_limits<double>::infinity());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  EXPECT_EQ(routes.next(out, room, {3, 2}).opening, other);
  EXPECT_EQ(routes.next(out, room, {5, 2}).opening, door);
}

// A gallery whose exits lie in niches, with doors into its long side: who stands in a doorway sees
// the next corner just so or just not. Nobody goes to and fro there.
TEST(Terrain, NobodyGoesToAndFroInADoorway) {
  SmallCampus small;
  const auto gallery = small.room(Polygon{{{12.2, 15.6},
                                           {45, 15.6},
                                           {45, 18},
                                           {40.55, 18},
                                           {40.55, 18.2},
                                           {38.15, 18.2},
                                           {38.15, 18},
                                           {31.35, 18},
                                           {31.35, 18.2},
                                           {28.95, 18.2},
                                           {28.95, 18},
                                           {12.2, 18}},
                                          {}},
                                  plan::Category::gallery);
  const auto room = small.room({26, 8}, {35, 15.6}, plan::Category::classroom);
  const auto landing = small.room({20, 13.5}, {25.45, 15.6}, plan::Category::landing);
  small.door({{33.3, 15.6}, {34.2, 15.6}}, room, gallery);
  small.opening({{21.4, 15.6}, {25.45, 15.6}}, landing, gallery);
  const auto exitA = small.opening({{28.95, 18.2}, {31.35, 18.2}}, gallery);
  const auto exitB = small.opening({{38.15, 18.2}, {40.55, 18.2}}, gallery);
  const Atlas atlas(small.campus());
  std::mt19937 random(7);
  std::uniform_real_distribution<double> x(12.4, 44.8), y(15.6, 16.1);
  for (const auto exit : {exitA, exitB}) {
    const LegId leg = atlas.leg(gallery, through(exit));
    for (int i = 0; i < 400; ++i) {
      const Vec2 p{x(random), y(random)};
      if (!atlas.standable(gallery, p, 0.13)) continue;
      const Walked walked = walk(atlas, gallery, leg, p);
      EXPECT_TRUE(walked.arrived) << p.x << ' ' << p.y;
      EXPECT_LT(walked.length, atlas.read(leg, p).distance_m + 0.3) << p.x << ' ' << p.y;
    }
  }
}

// A yard 100 m x 60 m with two buildings standing in it, and a gate of 6 m.
struct Yard : ::testing::Test {
  SmallCampus small;
  plan::SpaceId yard = small.yard(oriented(
      Polygon{geometry::rectangle({0, 0}, {100, 60}),
              {geometry::rectangle({20, 20}, {40, 50}), geometry::rectangle({60, 10}, {80, 40})}}));
  plan::OpeningId gate = small.opening({{100, 22}, {100, 28}}, yard, {}, plan::OpeningKind::gate);
};

TEST_F(Yard, DistanceRoundTwoBuildings) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(yard, through(gate));
  constexpr double c = kClearance_m;
  const Vec2 west{10, 35};
  const double over =
      along({west, {20 - c, 50 + c}, {40 + c, 50 + c}, {80 + c, 40 + c}, {100, 28 - c}});
  const double under =
      along({west, {20 - c, 20 - c}, {60 - c, 10 - c}, {80 + c, 10 - c}, {100, 22 + c}});
  expectNear(atlas.read(leg, west).distance_m, std::min(over, under));
  expectNear(atlas.read(leg, {50, 30}).distance_m,
             std::min(along({{50, 30}, {60 - c, 40 + c}, {80 + c, 40 + c}, {100, 28 - c}}),
                      along({{50, 30}, {60 - c, 10 - c}, {80 + c, 10 - c}, {100, 22 + c}})));
  expectNear(atlas.read(leg, {90, 5}).distance_m, distance(Vec2{90, 5}, Vec2{100, 22 + c}));
}

TEST_F(Yard, WalkersArriveByTheGeodesic) {
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(yard, through(gate));
  std::mt19937 random(5);
  std::uniform_real_distribution<double> x(0.3, 99), y(0.3, 59.7);
  for (int i = 0; i < 60; ++i) {
    const Vec2 p{x(random), y(random)};
    if (!atlas.standable(yard, p, 0.2)) continue;
    const Walked walked = walk(atlas, yard, leg, p);
    EXPECT_TRUE(walked.arrived) << p.x << ' ' << p.y;
    EXPECT_GT(walked.clearance, 0.07);  // kClearance_m less what the raster's cells blur
    EXPECT_NEAR(walked.length, atlas.read(leg, p).distance_m, 0.2 + 0.002 * walked.length);
  }
}

TEST_F(Yard, ForeignZonesAreWalkedRoundAndOwnOnesEntered) {
  const auto blocking = small.zone(
      yard, {42, 15}, {58, 45});  // fills the passage between the buildings but for 2 m each side
  const auto own = small.zone(yard, {45, 52}, {50, 58});
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(yard, Goal{{}, own, {}});
  const Vec2 p{50, 5};
  const double round =
      std::min(along({p, {42 - kClearance_m, 15}, {42 - kClearance_m, 45}, {45, 52}}),
               along({p, {58.15, 15}, {58.15, 45}, {50, 52}}));
  expectNear(atlas.read(leg, p).distance_m, round);
  EXPECT_NEAR(atlas.read(leg, {47, 55}).distance_m, 0, 1e-12);
  EXPECT_EQ(atlas.read(leg, {47, 55}).direction, (Vec2{}));
  // Who stands in the foreign zone leaves it and arrives.
  EXPECT_TRUE(walk(atlas, yard, leg, {50, 30}).arrived);
  // To the gate, the way between the buildings is narrower for everybody.
  EXPECT_GT(atlas.read(atlas.leg(yard, Goal{{}, blocking, {}}), {50, 55}).distance_m, 9.9);
}

TEST_F(Yard, SlotsOfAZoneShareItsLabels) {
  const auto own = small.zone(yard, {45, 52}, {50, 58});
  const Atlas atlas(small.campus());
  const LegId zone = atlas.leg(yard, Goal{{}, own, {}});
  const std::size_t before = atlas.bytes();
  const LegId slot = atlas.leg(yard, Goal{{}, {}, Vec2{46, 57}});
  EXPECT_LT(atlas.bytes() - before, 5000u);
  EXPECT_NE(zone, slot);
  const Vec2 p{50, 5};
  expectNear(atlas.read(slot, p).distance_m, along({p, {46, 57}}));
  EXPECT_TRUE(walk(atlas, yard, slot, {10, 30}).arrived);
  EXPECT_NEAR(atlas.read(slot, {46, 56}).distance_m, 1, 1e-12);
}

TEST_F(Yard, ResultsDoNotDependOnThreadsOrOrder) {
  std::vector<plan::ZoneId> zones;
  for (int i = 0; i < 6; ++i)
    zones.push_back(small.zone(yard, {2.0 + 15 * i, 54}, {8.0 + 15 * i, 58}));
  const Atlas one(small.campus()), many(small.campus());
  std::vector<Atlas::LegRequest> requests;
  for (auto zone = zones.rbegin(); zone != zones.rend(); ++zone)
    requests.push_back({yard, Goal{{}, *zone, {}}, {}});
  many.prepare(requests, *parallelLoop(3));
  EXPECT_EQ(many.legs(), zones.size());
  std::mt19937 random(6);
  std::uniform_real_distribution<double> x(0, 100), y(0, 60);
  for (const auto zone : zones) {
    const LegId a = one.leg(yard, Goal{{}, zone, {}}), b = many.leg(yard, Goal{{}, zone, {}});
    for (int i = 0; i < 500; ++i) {
      const Vec2 p{x(random), y(random)};
      EXPECT_EQ(one.read(a, p).distance_m, many.read(b, p).distance_m);
      EXPECT_EQ(one.read(a, p).direction, many.read(b, p).direction);
    }
  }
}

}  // namespace
}  // namespace muster::navigation
