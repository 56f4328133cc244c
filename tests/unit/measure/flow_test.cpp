#include "measure/flow.h"

#include <gtest/gtest.h>

#include <vector>

namespace muster::measure {
namespace {

using geometry::Segment;

// Northwards: its left is the west.
const Segment kLine{{0, 0}, {0, 2}};

TEST(Crossing, SenseAndTime) {
  const auto east = crossing(kLine, {-1, 1}, {3, 1});
  ASSERT_TRUE(east);
  EXPECT_EQ(east->sense, 1);
  EXPECT_DOUBLE_EQ(east->fraction, 0.25);
  EXPECT_EQ(crossing(kLine, {1, 1}, {-1, 1})->sense, -1);
}

TEST(Crossing, NotBesideTheLine) {
  EXPECT_FALSE(crossing(kLine, {-1, 2.5}, {1, 2.5}));
  EXPECT_FALSE(crossing(kLine, {-1, -0.5}, {1, -0.5}));
  EXPECT_FALSE(crossing(kLine, {-2, 1}, {-1, 1}));
  EXPECT_FALSE(crossing(kLine, {-1, 1}, {-1, 1}));
  EXPECT_FALSE(crossing(kLine, {0, 0.5}, {0, 1.5}));  // along it
}

TEST(Crossing, StoppingOnTheLineCountsOnce) {
  EXPECT_FALSE(crossing(kLine, {-1, 1}, {0, 1}));
  EXPECT_EQ(crossing(kLine, {0, 1}, {1, 1})->sense, 1);
  EXPECT_EQ(crossing(kLine, {1, 1}, {0, 1})->sense, -1);
  EXPECT_FALSE(crossing(kLine, {0, 1}, {-1, 1}));
}

TEST(Crossing, SharedEndOfTwoLinesCountsOnce) {
  const Segment further{{0, 2}, {0, 4}};
  const int counted =
      crossing(kLine, {-1, 2}, {1, 2}).has_value() + crossing(further, {-1, 2}, {1, 2}).has_value();
  EXPECT_EQ(counted, 1);
}

TEST(Crossings, CountBothSenses) {
  const std::vector<double> x0{-1, -1, 1, 5}, y0{1, 1.5, 0.5, 5}, x1{1, 1, -1, 6},
      y1{1, 1.5, 0.5, 5};
  const CrossingCount count = crossings(kLine, {x0, y0}, {x1, y1});
  EXPECT_EQ(count.forward, 2u);
  EXPECT_EQ(count.backward, 1u);
}

TEST(SteadyFlow, LeavesOutBeginningAndEnd) {
  std::vector<double> times;
  for (int i = 0; i < 20; ++i) times.push_back(5.0 * i);        // a slow beginning
  for (int i = 0; i < 60; ++i) times.push_back(100 + 0.5 * i);  // two per second
  for (int i = 0; i < 20; ++i) times.push_back(130 + 5.0 * i);  // and a slow end
  EXPECT_DOUBLE_EQ(steadyFlow(times), 2.0);
}

TEST(SteadyFlow, TooFewToSay) {
  EXPECT_EQ(steadyFlow({}), 0.0);
  const std::vector<double> one{3.0}, same{3.0, 3.0, 3.0, 3.0, 3.0};
  EXPECT_EQ(steadyFlow(one), 0.0);
  EXPECT_EQ(steadyFlow(same), 0.0);
}

}  // namespace
}  // namespace muster::measure
