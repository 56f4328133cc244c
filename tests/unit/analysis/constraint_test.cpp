#include "analysis/constraint.h"

#include <gtest/gtest.h>

#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;

class ConstraintTest : public ::testing::Test {
 protected:
  // Everybody walks on towards the gate, or stops in the yard.
  Constraint ahead(std::size_t opening, std::size_t from, bool outOfTheGate = true) const {
    const auto after = [&](plan::OpeningId o, plan::SpaceId) {
      const std::size_t next = o.index() + 1;
      return next < (outOfTheGate ? 5u : 4u) ? plan::OpeningId(next) : plan::OpeningId();
    };
    return constraintAhead(campus_, plan::OpeningId(opening), plan::SpaceId(from), plan::ZoneId(0),
                           after);
  }
  static Constraint opening(std::uint32_t index) { return {ConstraintKind::opening, index}; }

  plan::Campus campus_ = schoolCorner();
};

TEST_F(ConstraintTest, ADoorIsOneItself) {
  EXPECT_EQ(ahead(kDoor, kRoom), opening(kDoor));
  EXPECT_EQ(ahead(kFront, kHall), opening(kFront));
}

TEST_F(ConstraintTest, AMouthOfAFlightStandsForItsStaircase) {
  EXPECT_EQ(ahead(kGapTop, kLanding), (Constraint{ConstraintKind::stair, 0}));
}

TEST_F(ConstraintTest, PlainGapsArePassedOver) {
  EXPECT_EQ(ahead(kGapFoot, kFlight), opening(kFront));
}

TEST_F(ConstraintTest, AFinalGapCountsAsItself) {
  EXPECT_EQ(ahead(kGate, kYard), opening(kGate));
}

TEST_F(ConstraintTest, OtherwiseItIsTheTarget) {
  campus_.openings[kFront].kind = plan::OpeningKind::gap;
  EXPECT_EQ(ahead(kGapFoot, kFlight, false), (Constraint{ConstraintKind::target, 0}));
  const auto none = [](plan::OpeningId, plan::SpaceId) { return plan::OpeningId(); };
  EXPECT_EQ(constraintAhead(campus_, {}, plan::SpaceId(kYard), plan::ZoneId(0), none),
            (Constraint{ConstraintKind::target, 0}));
}

TEST_F(ConstraintTest, ACircleOfGapsEnds) {
  for (plan::Opening& o : campus_.openings) o.kind = plan::OpeningKind::gap;
  campus_.spaces[kFlight].category = plan::Category::landing;
  const auto round = [](plan::OpeningId o, plan::SpaceId) {
    return plan::OpeningId(o.index() == kGapTop ? kGapFoot : kGapTop);
  };
  EXPECT_EQ(constraintAhead(campus_, plan::OpeningId(kGapFoot), plan::SpaceId(kFlight),
                            plan::ZoneId(0), round),
            opening(kGapFoot));
}

TEST_F(ConstraintTest, FinderForgetsWhenADoorCloses) {
  // A way round the front door: a second way from the hall into the yard, further off.
  const navigation::Atlas atlas(campus_);
  navigation::Routes routes(atlas);
  navigation::RouteQuery query;
  query.zone = plan::ZoneId(0);
  const navigation::RouteId route = routes.add(query);
  ConstraintFinder finder;
  finder.refresh(routes);
  const auto find = [&] {
    return finder.find(campus_, routes, route, plan::OpeningId(kGapFoot), plan::SpaceId(kFlight));
  };
  EXPECT_EQ(find(), opening(kFront));
  EXPECT_EQ(find(), opening(kFront));
  std::vector<navigation::OpeningState> states(routes.openings().begin(), routes.openings().end());
  states[kFront].open = false;
  routes.setOpenings(states);
  finder.refresh(routes);
  EXPECT_EQ(find(),
            (Constraint{ConstraintKind::target, 0}));  // no way: nothing ahead but the target
}

}  // namespace
}  // namespace muster::analysis
