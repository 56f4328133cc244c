#include "analysis/passage_log.h"

#include <gtest/gtest.h>

#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;

TEST(PeakFlow, CountsTheFullestWindow) {
  EXPECT_EQ(peakFlow({}), 0.0);
  EXPECT_DOUBLE_EQ(peakFlow(std::vector<double>{3.0}), 0.1);
  // 0, 1, … 20: any window of 10 s that is open at its end holds ten of them.
  std::vector<double> steady;
  for (int i = 0; i <= 20; ++i) steady.push_back(i);
  EXPECT_DOUBLE_EQ(peakFlow(steady), 1.0);
  // A burst after a pause.
  EXPECT_DOUBLE_EQ(peakFlow(std::vector<double>{0, 1, 50, 51, 52, 53, 61}), 0.4);
}

TEST(OpeningTable, CountsPeopleAndDirections) {
  const plan::Campus campus = schoolCorner();
  const simulation::Setup setup = setupFor(campus);
  Stage stage(setup, 3);
  PassageLog log;
  log.begin(stage.frame(0));
  const auto at = [&](double time) {
    log.observe(stage.frame(time));
    stage.nextStep();
  };
  stage.pass(0, kDoor);
  at(2);
  stage.pass(1, kDoor);
  at(4);
  stage.pass(0, kDoor, false);  // 18 s later: was away and comes back
  at(20);
  stage.pass(0, kDoor);
  at(31);
  const auto rows = openingTable(log, campus);
  ASSERT_EQ(rows.size(), campus.openings.size());
  const OpeningRow& door = rows[kDoor];
  EXPECT_EQ(door.id, "door-u");
  EXPECT_EQ(door.level, "upper");
  EXPECT_EQ(door.persons, 2u);
  EXPECT_EQ(door.forward, 3u);
  EXPECT_EQ(door.backward, 1u);
  EXPECT_EQ(door.first_s, 2.0);
  EXPECT_EQ(door.last_s, 31.0);
  EXPECT_DOUBLE_EQ(door.peak_flow_per_s, 0.2);
  EXPECT_DOUBLE_EQ(door.peak_specific_flow_per_m_s, 0.2);
  EXPECT_EQ(rows[kFront].persons, 0u);
  EXPECT_FALSE(rows[kFront].first_s.has_value());
  EXPECT_EQ(log.count(plan::OpeningId(kDoor), 2, 4), 2u);
  EXPECT_EQ(log.count(plan::OpeningId(kDoor), 4.5, 5.5), 0u);
}

TEST(PassageLog, SwayingInADoorwayIsOnePassage) {
  const plan::Campus campus = schoolCorner();
  const simulation::Setup setup = setupFor(campus);
  Stage stage(setup, 2);
  PassageLog log;
  log.begin(stage.frame(0));
  for (int k = 0; k < 41; ++k) {  // out, in, out, … out
    stage.pass(0, kDoor, k % 2 == 0);
    if (k == 20) stage.pass(1, kDoor);
    log.observe(stage.frame(1 + 0.5 * k));
    stage.nextStep();
  }
  const OpeningRow door = openingTable(log, campus)[kDoor];
  EXPECT_EQ(door.persons, 2u);
  EXPECT_EQ(door.forward, 2u);
  EXPECT_EQ(door.backward, 0u);
  EXPECT_EQ(door.last_s, 21.0);
}

}  // namespace
}  // namespace muster::analysis
