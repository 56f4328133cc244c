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

TEST(Lanes, AnOpeningWithSeveralClearPartsHasLanesOfItsOwn) {
  SmallCampus small;
  const auto yard = small.room({0, 0}, {10, 10});
  const auto gate = small.opening({{0, 10}, {4, 10}}, yard, {}, plan::OpeningKind::gate,
                                  {{{0, 10}, {1.5, 10}}, {{2.5, 10}, {4, 10}}});
  const Atlas atlas(small.campus());
  const LegId leg = atlas.leg(yard, {gate, {}, {}});
  // In the left half of the left part, where one part alone would have him change sides.
  EXPECT_EQ(atlas.read(leg, {0.4, 9}, {.taste = 0.5, .lane = 0.5}).direction,
            atlas.read(leg, {0.4, 9}, {.taste = 0.5}).direction);
  EXPECT_NEAR(atlas.read(leg, {0.4, 9}, {.taste = 0.5, .lane = 0.5}).direction.x, 0, 1e-12);
}

}  // namespace
}  // namespace muster::navigation
