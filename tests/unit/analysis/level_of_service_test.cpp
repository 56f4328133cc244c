#include "analysis/level_of_service.h"

#include <gtest/gtest.h>

#include "school_corner.h"

namespace muster::analysis {
namespace {

using measure::Facility;
using measure::LevelOfService;

TEST(LevelOfService, StaircasesHaveTheirOwnTable) {
  plan::Campus campus = testing::schoolCorner();
  const auto of = [&](std::size_t space) { return facilityOf(campus, plan::SpaceId(space)); };
  EXPECT_EQ(of(testing::kFlight), Facility::stairs);
  EXPECT_EQ(of(testing::kLanding), Facility::walkway);
  EXPECT_EQ(of(testing::kYard), Facility::walkway);
  // A landing that belongs to the staircase, and steps that belong to none.
  campus.spaces[testing::kLanding].stair = plan::StairId(0);
  EXPECT_EQ(of(testing::kLanding), Facility::stairs);
  campus.spaces[testing::kHall].category = plan::Category::stairs;
  EXPECT_EQ(of(testing::kHall), Facility::stairs);
}

TEST(LevelOfService, ZonesToWaitInAreQueues) {
  for (const plan::ZoneKind kind :
       {plan::ZoneKind::assembly, plan::ZoneKind::waiting, plan::ZoneKind::pickup})
    EXPECT_EQ(facilityOf(kind), Facility::queue);
  EXPECT_EQ(facilityOf(plan::ZoneKind::road), Facility::walkway);
  EXPECT_EQ(facilityOf(plan::ZoneKind::forbidden), Facility::walkway);
}

TEST(LevelOfService, WhoStandsIsInAQueueButOnStairs) {
  EXPECT_EQ(facilityOf(Facility::walkway, true), Facility::queue);
  EXPECT_EQ(facilityOf(Facility::walkway, false), Facility::walkway);
  EXPECT_EQ(facilityOf(Facility::stairs, true), Facility::stairs);
  EXPECT_EQ(facilityOf(Facility::queue, false), Facility::queue);
}

// 2 persons per m², 0.5 m² each: E on a walkway and on stairs, D in a queue.
TEST(LevelOfService, PersonSecondsAddUp) {
  LevelTimes times;
  times.add(measure::levelOfService(Facility::walkway, 2), 3);
  times.add(measure::levelOfService(Facility::stairs, 2), 4);
  times.add(measure::levelOfService(Facility::queue, 2), 5);
  times.add(LevelOfService::a, 1);
  EXPECT_EQ(times.at(LevelOfService::e), 7);
  EXPECT_EQ(times.at(LevelOfService::d), 5);
  EXPECT_EQ(times.atOrWorse(LevelOfService::d), 12);
  EXPECT_EQ(times.atOrWorse(LevelOfService::f), 0);
  EXPECT_EQ(times.total(), 13);
}

}  // namespace
}  // namespace muster::analysis
