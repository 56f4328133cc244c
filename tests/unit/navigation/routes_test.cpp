#include "navigation/routes.h"

#include <gtest/gtest.h>

#include <limits>

#include "navigation/route_graph.h"
#include "small_campus.h"

namespace muster::navigation {
namespace {

using geometry::Vec2;
using testing::SmallCampus;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A corridor (0,0)-(20,2) with a room above its left half; exits at both ends of the corridor.
struct CorridorWithTwoExits : ::testing::Test {
  SmallCampus small;
  plan::SpaceId corridor = small.room({0, 0}, {20, 2}, plan::Category::walkway);
  plan::SpaceId room = small.room({0, 2}, {10, 8});
  plan::OpeningId front = small.door({{1, 2}, {2, 2}}, room, corridor);
  plan::OpeningId back = small.door({{8, 2}, {9, 2}}, room, corridor);
  plan::OpeningId west = small.door({{0, 0.5}, {0, 1.5}}, corridor);
  plan::OpeningId east = small.door({{20, 0.5}, {20, 1.5}}, corridor);

  std::vector<OpeningState> states() {
    return std::vector<OpeningState>(small.campus().openings.size());
  }
};

TEST_F(CorridorWithTwoExits, NearestExitWithItsLength) {
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  EXPECT_EQ(routes.add({}), out);
  EXPECT_EQ(routes.next(out, corridor, {5, 1}).opening, west);
  EXPECT_NEAR(routes.next(out, corridor, {5, 1}).distance_m, 5, 1e-9);
  EXPECT_EQ(routes.next(out, corridor, {15, 1}).opening, east);
  const Next fromRoom = routes.next(out, room, {1.5, 5});
  EXPECT_EQ(fromRoom.opening, front);
  EXPECT_NEAR(fromRoom.distance_m, 3 + distance(Vec2{1.5, 2}, Vec2{0, 1.35}), 1e-9);
  EXPECT_EQ(routes.after(out, front, room), west);
  EXPECT_FALSE(routes.after(out, west, corridor).valid());
}

TEST_F(CorridorWithTwoExits, EveryAnswerIsTheBestOverAllOpenings) {
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  for (double x = 0.25; x < 10; x += 0.5) {
    for (double y = 2.25; y < 8; y += 0.5) {
      const double viaFront = routes.through(out, room, front, {x, y}).distance_m;
      const double viaBack = routes.through(out, room, back, {x, y}).distance_m;
      EXPECT_DOUBLE_EQ(routes.distance(out, room, {x, y}), std::min(viaFront, viaBack));
      EXPECT_EQ(routes.next(out, room, {x, y}).opening, viaFront < viaBack ? front : back);
    }
  }
}

TEST_F(CorridorWithTwoExits, ClosedOneWayAndAversionChangeTheWay) {
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  auto state = states();
  state[west.index()].open = false;
  routes.setOpenings(state);
  EXPECT_EQ(routes.next(out, corridor, {1, 1}).opening, east);
  state[east.index()].open = false;
  routes.setOpenings(state);
  EXPECT_EQ(routes.distance(out, corridor, {1, 1}), kInfinity);
  EXPECT_FALSE(routes.next(out, corridor, {1, 1}).opening.valid());
  EXPECT_EQ(routes.through(out, corridor, west, {1, 1}).distance_m, kInfinity);

  state = states();
  state[west.index()].extra_m = 30;
  routes.setOpenings(state);
  EXPECT_EQ(routes.next(out, corridor, {1, 1}).opening, east);
  EXPECT_NEAR(routes.through(out, corridor, west, {1, 1}).distance_m, 31, 1e-9);

  // The front door lets people only into the room.
  state = states();
  const bool roomFirst = small.campus()[front].first == room;
  state[front.index()].direction = roomFirst ? plan::Direction::backward : plan::Direction::forward;
  routes.setOpenings(state);
  EXPECT_EQ(routes.next(out, room, {1.5, 3}).opening, back);
}

// Between two leaves of a gate it is a step, and each of them is as wide as four: who went in by
// one and out by the other would seem to have come nearer by its width.
TEST(Routes, NobodyGoesInByOneLeafOfAGateAndOutByTheOther) {
  SmallCampus small;
  const auto yard = small.yard({{{0, 0}, {20, 0}, {20, 60}, {0, 60}}, {}});
  const auto street = small.yard({{{-10, 0}, {0, 0}, {0, 60}, {-10, 60}}, {}});
  const auto south = small.opening({{0, 24}, {0, 28}}, yard, street);
  const auto north = small.opening({{0, 28.2}, {0, 32.2}}, yard, street);
  const auto end = small.opening({{-10, 0}, {0, 0}}, street);
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  for (double y = 24; y < 33; y += 0.25) {
    EXPECT_EQ(routes.next(out, street, {-0.5, y}).opening, end) << y;
    EXPECT_FALSE(std::isfinite(routes.through(out, street, north, {-0.5, y}).distance_m));
  }
  EXPECT_EQ(routes.next(out, yard, {1, 26}).opening, south);
}

// A way bends round a house that has a door on either side: through it is shorter.
TEST(Routes, ThroughAHouseAndBackIntoTheSameYardIfThatIsShorter) {
  SmallCampus small;
  const auto yard =
      small.room({{{0, 0}, {30, 0}, {30, 20}, {18, 20}, {18, 2}, {12, 2}, {12, 20}, {0, 20}}, {}});
  const auto hall = small.room({12, 2}, {18, 20});
  const auto west = small.door({{12, 17}, {12, 18}}, yard, hall);
  const auto east = small.door({{18, 17}, {18, 18}}, hall, yard);
  small.door({{30, 17}, {30, 18}}, yard);
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  EXPECT_EQ(routes.next(out, yard, {6, 17.5}).opening, west);
  EXPECT_EQ(routes.after(out, west, yard), east);
}

TEST_F(CorridorWithTwoExits, LockedOpeningsAreClosedAtFirst) {
  small.campus().openings[west.index()].locked = true;
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  EXPECT_FALSE(routes.openings()[west.index()].open);
  EXPECT_EQ(routes.next(routes.add({}), corridor, {1, 1}).opening, east);
}

TEST_F(CorridorWithTwoExits, ZoneIsTheTargetEvenPastAnExit) {
  const auto zone = small.zone(corridor, {17, 0}, {19, 2});
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId to = routes.add({zone, {}, {}});
  const Next there = routes.next(to, corridor, {5, 1});
  EXPECT_FALSE(there.opening.valid());
  EXPECT_NEAR(there.distance_m, 12, 0.05);
  EXPECT_TRUE(there.leg.valid());
  EXPECT_EQ(routes.next(to, room, {1.5, 3}).opening, back);
  EXPECT_NEAR(routes.distance(to, corridor, {18, 1}), 0, 1e-9);
}

// Two staircases lead down from an upper corridor; a yard outside with two gates and a second
// building.
struct Campus2 : ::testing::Test {
  SmallCampus small;
  plan::SpaceId upper = small.room({0, 0}, {20, 2}, plan::Category::walkway);
  plan::SpaceId flightA = small.room({0, 2}, {2, 6}, plan::Category::stairs);
  plan::SpaceId flightB = small.room({18, 2}, {20, 6}, plan::Category::stairs);
  plan::SpaceId lower = small.room({0, 6}, {20, 8}, plan::Category::walkway);
  plan::SpaceId yard = small.yard({geometry::rectangle({0, 8}, {20, 20}), {}});
  plan::SpaceId other = small.room({20, 8}, {30, 20});
  plan::OpeningId topA = small.opening({{0, 2}, {2, 2}}, upper, flightA);
  plan::OpeningId topB = small.opening({{18, 2}, {20, 2}}, upper, flightB);
  plan::OpeningId footA = small.opening({{0, 6}, {2, 6}}, flightA, lower);
  plan::OpeningId footB = small.opening({{18, 6}, {20, 6}}, flightB, lower);
  plan::OpeningId exitWest = small.door({{3, 8}, {4.5, 8}}, lower, yard);
  plan::OpeningId exitEast = small.door({{16, 8}, {17.5, 8}}, lower, yard);
  plan::OpeningId gateWest = small.opening({{0, 12}, {0, 16}}, yard, {}, plan::OpeningKind::gate);
  plan::OpeningId intoOther = small.door({{20, 10}, {20, 11}}, yard, other);
  plan::OpeningId otherExit = small.door({{30, 10}, {30, 11}}, other);

  Campus2() {
    small.campus().stairs.resize(2);
    int stair = 0;
    for (const auto flight : {flightA, flightB}) {
      small[flight].stair = plan::StairId(static_cast<std::size_t>(stair++));
      small[flight].ascent = plan::Ascent{{{1, 6}, {1, 2}}, 3.0, 0.15, 0.2, plan::Handrails::both};
    }
    small.campus().buildings.push_back({"other", {}});
    small[other].building = plan::BuildingId(1);
  }
};

TEST_F(Campus2, FlightsCountTheirSlopeAndPace) {
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  // Slope 3:4, so 5 m along the flight, as long as 5 / 0.7 m on the level.
  const double flight =
      routes.distance(out, flightA, {1, 2}) - routes.distance(out, flightA, {1, 4});
  EXPECT_NEAR(flight, 2.5 / kStairPace, 1e-9);
}

TEST_F(Campus2, TheAssignedStairIsUsedAlthoughItIsFurther) {
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId free = routes.add({});
  const RouteId assigned = routes.add({{}, {}, plan::StairId(1)});
  EXPECT_EQ(routes.next(free, upper, {3, 1}).opening, topA);
  EXPECT_EQ(routes.next(assigned, upper, {3, 1}).opening, topB);
  // Who stands on the other flight already may leave it.
  EXPECT_EQ(routes.next(assigned, flightA, {1, 5}).opening, footA);
}

TEST_F(Campus2, TheAssignedExitIsUsedAndTheCampusLeftByAnyGate) {
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId east = routes.add({{}, {exitEast}, {}});
  EXPECT_EQ(routes.next(east, lower, {3, 7}).opening, exitEast);
  EXPECT_EQ(routes.next(east, yard, {10, 10}).opening, gateWest);
}

TEST_F(Campus2, BuildingsAreEnteredOnlyIfNothingElseLeadsOn) {
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  EXPECT_EQ(routes.next(out, yard, {19, 10}).opening, gateWest);
  std::vector<OpeningState> state(small.campus().openings.size());
  state[gateWest.index()].open = false;
  routes.setOpenings(state);
  EXPECT_EQ(routes.next(out, yard, {5, 10}).opening, intoOther);
  EXPECT_LT(routes.distance(out, yard, {5, 10}), 40);
}

TEST_F(Campus2, AZoneInsideAnotherBuildingIsReached) {
  const auto zone = small.zone(other, {25, 15}, {28, 18});
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId to = routes.add({zone, {}, {}});
  EXPECT_EQ(routes.next(to, yard, {5, 10}).opening, intoOther);
  EXPECT_EQ(routes.next(to, upper, {3, 1}).opening, topA);
}

TEST_F(Campus2, FollowingTheWayShortensItStepByStep) {
  const Atlas atlas(small.campus());
  Routes routes(atlas);
  const RouteId out = routes.add({});
  for (const Vec2 start : {Vec2{9, 1}, Vec2{11, 0.5}, Vec2{19, 1.9}}) {
    plan::SpaceId at = upper;
    Vec2 p = start;
    double before = routes.distance(out, at, p);
    int steps = 0;
    for (; at.valid() && steps < 2000; ++steps) {
      const Next next = routes.next(out, at, p);
      const Vec2 q = p + atlas.read(next.leg, p).direction * 0.05;
      const auto crossing = atlas.crossing(at, p, q);
      ASSERT_TRUE(crossing || atlas.inside(at, q)) << q.x << ' ' << q.y;
      if (crossing) at = small.campus()[crossing->opening].other(at);
      p = q;
      if (!at.valid()) break;
      const double now = routes.distance(out, at, p);
      // In a space it falls; at an opening it may jump by what the opening is wide.
      EXPECT_LT(now, before + (crossing ? 2.0 : 1e-6)) << p.x << ' ' << p.y;
      before = now;
    }
    EXPECT_FALSE(at.valid());
  }
}

TEST_F(Campus2, PreparedLegsAreAllThatIsNeeded) {
  const Atlas atlas(small.campus());
  const auto loop = parallelLoop(2);
  Routes routes(atlas, loop.get());
  const RouteId out = routes.add({});
  routes.prepareLegs(out, std::vector{upper}, *loop);
  const std::size_t legs = atlas.legs();
  for (double x = 0.1; x < 20; x += 0.3) {
    EXPECT_TRUE(routes.next(out, upper, {x, 1}).leg.valid());
    EXPECT_TRUE(routes.next(out, lower, {x, 7}).leg.valid());
    EXPECT_TRUE(routes.next(out, yard, {x, 15}).leg.valid());
  }
  EXPECT_EQ(atlas.legs(), legs);
}

TEST_F(Campus2, AnswersDoNotDependOnOrderOrThreads) {
  const Atlas a(small.campus()), b(small.campus());
  const auto loop = parallelLoop(3);
  Routes one(a), two(b, loop.get());
  const std::vector<RouteQuery> queries{{{}, {}, plan::StairId(0)}, {}, {{}, {exitEast}, {}}};
  for (const RouteQuery& query : queries) one.add(query);
  const std::vector<RouteQuery> turned{queries[2], queries[1], queries[0], queries[1]};
  const auto ids = two.add(turned, *loop);
  EXPECT_EQ(ids[1], ids[3]);
  two.prepareLegs(ids[2], std::vector{lower, upper}, *loop);
  for (double x = 0.2; x < 20; x += 0.7) {
    for (std::size_t q = 0; q < 3; ++q) {
      for (const auto& [space, y] :
           {std::pair{upper, 1.0}, std::pair{lower, 6.5}, std::pair{yard, 9.0}}) {
        const Next s = one.next(RouteId(q), space, {x, y}), t = two.next(ids[2 - q], space, {x, y});
        EXPECT_EQ(s.opening, t.opening);
        EXPECT_EQ(s.distance_m, t.distance_m);
        if (!s.opening.valid()) continue;
        EXPECT_EQ(a.read(s.leg, {x, y}).direction, b.read(t.leg, {x, y}).direction);
      }
    }
  }
}

}  // namespace
}  // namespace muster::navigation
