// How people of different manner walk through the same opening.
#include "navigation/manner.h"

#include <gtest/gtest.h>

#include "navigation/atlas.h"
#include "small_campus.h"

namespace muster::navigation {
namespace {

using geometry::Vec2;
using testing::SmallCampus;

// A half landing, north of two flights of 2.4 m with a well of 0.2 m between them.
struct HalfLanding {
  SmallCampus small;
  plan::SpaceId landing = small.room({0, 0}, {5, 2.4});
  plan::OpeningId west = small.opening({{0, 0}, {2.4, 0}}, landing);
  plan::OpeningId east = small.opening({{2.6, 0}, {5, 0}}, landing);
  Atlas atlas{small.campus()};

  Vec2 direction(plan::OpeningId towards, Vec2 from, const Manner& manner) const {
    return atlas.read(atlas.leg(landing, {towards, {}, {}}), from, manner).direction;
  }
};

TEST(Lanes, BeforeAnOpeningPeopleGoToItsRight) {
  SmallCampus small;
  const auto hall = small.room({0, 0}, {20, 10});
  const auto exit = small.opening({{6, 10}, {10, 10}}, hall);
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(hall, {exit, {}, {}});
  const auto sideways = [&](Vec2 from, double lane) {
    return atlas.read(leg, from, {.taste = 0.5, .lane = lane}).direction.x;
  };
  EXPECT_NEAR(sideways({6.5, 9}, 1), 0, 1e-12);    // nobody comes
  EXPECT_GT(sideways({6.5, 9}, 0.5), 0.3);         // over to the right half
  EXPECT_NEAR(sideways({9.5, 9}, 0.5), 0, 1e-12);  // is in it
  EXPECT_GT(sideways({9.0, 9}, 0.2), 0.05);        // a narrow lane begins further right
  EXPECT_NEAR(sideways({6.5, 2}, 0.5), 0, 1e-12);  // too far away to matter
}

TEST(Lanes, OnALandingOneStreamGoesOutsideTheOther) {
  const HalfLanding half;
  const Manner alone{.taste = 0.4}, met{.taste = 0.4, .lane = 0.5};
  // From the east flight to the west one the well is on the left: round it at a distance.
  EXPECT_LT(half.direction(half.west, {4.2, 0.4}, alone).y, 0.2);
  EXPECT_GT(half.direction(half.west, {4.2, 0.4}, met).y, 0.4);
  // From the west flight to the east one it is on the right: close by, no further off than alone.
  EXPECT_LT(half.direction(half.east, {0.8, 0.4}, met).y, 0.3);
}

TEST(Lanes, StreamsShareTheClearPartsOfAGate) {
  SmallCampus small;
  const auto yard = small.room({0, 0}, {10, 10});
  const auto gate = small.opening({{0, 10}, {4, 10}}, yard, {}, plan::OpeningKind::gate,
                                  {{{0, 10}, {1.9, 10}}, {{2.1, 10}, {4, 10}}});
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(yard, {gate, {}, {}});
  // The shortest way leads through the left part, his lane is the right one.
  EXPECT_LT(atlas.read(leg, {1, 9}, {.taste = 0.5}).direction.x, 0.01);
  EXPECT_GT(atlas.read(leg, {1, 9}, {.taste = 0.5, .lane = 0.5}).direction.x, 0.3);
  // A lane that reaches beyond the post is used on both sides of it, and nobody heads for the post.
  for (const double taste : {0.0, 0.2, 0.4, 0.6, 0.64, 0.66, 0.68, 0.8, 1.0}) {
    const Vec2 from{2, 9};
    const Vec2 way = atlas.read(leg, from, {.taste = taste, .lane = 0.75}).direction;
    const double at = from.x + way.x / way.y;
    EXPECT_TRUE(at < 1.9 - kClearance_m + 1e-9 || at > 2.1 + kClearance_m - 1e-9) << taste;
  }
}

// A gate of 8 m in two parts, reached past its left end.
TEST(Spread, ACrowdUsesAWideGateWholeThatFewWouldPassAtTheCorner) {
  SmallCampus small;
  const auto yard = small.room({-10, 0}, {10, 10});
  const auto gate = small.opening({{0, 10}, {8, 10}}, yard, {}, plan::OpeningKind::gate,
                                  {{{0, 10}, {3.9, 10}}, {{4.1, 10}, {8, 10}}});
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(yard, {gate, {}, {}});
  // Where the line through x in his direction meets the gate.
  const auto aim = [&](Vec2 x, const Manner& manner) {
    const Vec2 way = atlas.read(leg, x, manner).direction;
    return x.x + way.x / way.y * (10 - x.y);
  };
  EXPECT_LT(aim({-3, 4}, {.taste = 1}), kClearance_m + 0.01);
  EXPECT_GT(aim({-3, 4}, {.taste = 1, .heldUp = 1}), 3.9);
  EXPECT_LT(aim({-3, 4}, {.taste = 0, .heldUp = 1}), kClearance_m + 0.01);
  EXPECT_GT(aim({-3, 4}, {.taste = 1, .heldUp = 1}), aim({-3, 4}, {.taste = 1, .heldUp = 0.5}));
}

// A way of 10 m round a right angle: along y = 0 to 10, then north along x = 20 to 30.
TEST(Spread, ACrowdGoesRoundACornerAbreast) {
  SmallCampus small;
  const auto bend =
      small.room(geometry::Polygon{{{0, 0}, {30, 0}, {30, 40}, {20, 40}, {20, 10}, {0, 10}}, {}});
  const auto end = small.opening({{20, 40}, {30, 40}}, bend, {});
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(bend, {end, {}, {}});
  const auto way = [&](Vec2 x, double heldUp, double taste) {
    return atlas.read(leg, x, {.taste = taste, .heldUp = heldUp}).direction;
  };
  for (const double y : {2.0, 5.0}) {
    const Vec2 x{8, y};
    EXPECT_NEAR(way(x, 1, 0.1).y, 0, 0.02) << y;  // on beside the others, whatever his taste
    EXPECT_EQ(way(x, 1, 0.1), way(x, 0.5, 0.1));
    const Vec2 half = way(x, 0.1, 0.1), freely = way(x, 0, 0.1);
    EXPECT_GT(freely.y, half.y) << y;  // towards the corner
    EXPECT_GT(half.y, way(x, 1, 0.1).y) << y;
  }
  // Past the line through the corner, as far beyond it as he was before it, then north.
  const Vec2 round = way({22, 6}, 1, 0.1);
  EXPECT_NEAR(round.x, round.y, 0.02);
  EXPECT_GT(way({22, 6}, 0, 0.1).y, 0.99);
}

TEST(Spread, AFlightIsUsedInPartHoweverFullItIs) {
  const HalfLanding half;
  const Manner free{.taste = 1}, held{.taste = 1, .heldUp = 1};
  EXPECT_EQ(half.direction(half.west, {4.2, 0.4}, free),
            half.direction(half.west, {4.2, 0.4}, held));
}

}  // namespace
}  // namespace muster::navigation
