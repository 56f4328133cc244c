#include "analysis/stops.h"

#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

TEST(Stops, CountsOneStopForEachWalk) {
  Stops stops;
  const auto pace = [&](double speed, bool onTheWay = true) {
    return stops.of(3, onTheWay, speed);
  };
  EXPECT_EQ(pace(0.0), Stops::Pace::waits);  // has not walked yet
  EXPECT_EQ(pace(1.0), Stops::Pace::goes);
  EXPECT_EQ(pace(0.1), Stops::Pace::stops);
  EXPECT_EQ(pace(0.1), Stops::Pace::waits);
  EXPECT_EQ(pace(0.3), Stops::Pace::goes);
  EXPECT_EQ(pace(0.1), Stops::Pace::waits);  // a crawl is no walk
  EXPECT_EQ(pace(0.4), Stops::Pace::goes);
  EXPECT_EQ(pace(0.19), Stops::Pace::stops);
}

TEST(Stops, WhoIsNotOnTheWayDoesNotWait) {
  Stops stops;
  EXPECT_EQ(stops.of(0, true, 1), Stops::Pace::goes);
  EXPECT_EQ(stops.of(0, false, 0), Stops::Pace::goes);
  EXPECT_EQ(stops.of(0, true, 0), Stops::Pace::stops);
  EXPECT_EQ(stops.of(1, true, 0), Stops::Pace::waits);  // somebody else
}

TEST(Stops, ACrowdThatStandsIsNoStopAndGo) {
  EXPECT_FALSE(movesAround({0.1, 0.1}));
  EXPECT_TRUE(movesAround({0.2, 0}));
}

}  // namespace
}  // namespace muster::analysis
