#include "analysis/bottlenecks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;
using simulation::Status;

TEST(LostTime, IsWhatProgressLacks) {
  EXPECT_DOUBLE_EQ(lostTime(0.5, {0, 0}, {1, 0}, 1.2), 0.5);     // stands
  EXPECT_DOUBLE_EQ(lostTime(0.5, {1.2, 0}, {1, 0}, 1.2), 0.0);   // free
  EXPECT_DOUBLE_EQ(lostTime(0.5, {0.6, 0}, {1, 0}, 1.2), 0.25);  // half
  EXPECT_DOUBLE_EQ(lostTime(0.5, {0, 1.2}, {1, 0}, 1.2), 0.5);   // sideways
  EXPECT_DOUBLE_EQ(lostTime(0.5, {-1.2, 0}, {1, 0}, 1.2), 0.5);  // pushed back: no more than dt
  EXPECT_DOUBLE_EQ(lostTime(0.5, {1.4, 0}, {1, 0}, 1.2), 0.0);   // faster: no gain
  EXPECT_DOUBLE_EQ(lostTime(0.5, {0, 0}, {1, 0}, 0.0), 0.0);     // wants to stand
}

class BottlenecksTest : public ::testing::Test {
 protected:
  BottlenecksTest() {
    navigation::RouteQuery query;
    query.zone = plan::ZoneId(0);
    routes_.add(query);
    stage_.routes = &routes_;
    bottlenecks_.begin(stage_.frame(0));
    log_.begin(stage_.frame(0));
  }
  void at(double time) {
    const auto frame = stage_.frame(time);
    bottlenecks_.observe(frame);
    log_.observe(frame);
    density_.sample(frame);
    bottlenecks_.observeDensity(frame, density_);
    stage_.nextStep();
  }
  void queueAt(std::size_t agent, std::size_t space, geometry::Vec2 p, std::size_t opening) {
    stage_.stand(agent, space, p);
    stage_.walk(agent, {0, 0}, {1, 0}, 1.2);
    stage_.headingFor[agent] = plan::OpeningId(opening);
  }

  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_ = setupFor(campus_);
  navigation::Atlas atlas_{campus_};
  navigation::Routes routes_{atlas_};
  Stage stage_{setup_, 4};
  Bottlenecks bottlenecks_;
  PassageLog log_;
  LocalDensity density_;
};

TEST_F(BottlenecksTest, ChargesWhatIsAheadAndRanks) {
  queueAt(0, kRoom, {7.5, 4}, kDoor);
  queueAt(1, kRoom, {7.5, 4.4}, kDoor);
  queueAt(2, kFlight, {14, 4}, kGapFoot);  // charged to the front door beyond the gap
  queueAt(3, kLanding, {9, 4}, kGapTop);   // charged to the staircase
  stage_.status[3] = Status::stuck;
  stage_.group[1] = simulation::GroupId(1);
  for (int second = 1; second <= 20; ++second) {
    if (second == 11) stage_.status[1] = Status::waiting;  // waiting costs nothing
    if (second == 18) stage_.status[3] = Status::arrived;
    if (second % 2 == 0) stage_.pass(2, kFront);
    stage_.stand(2, kFlight, {14, 4});
    at(second);
  }
  const auto rows = bottlenecks_.table(setup_, log_);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].id, "door-u");
  EXPECT_EQ(rows[0].level, "upper");
  EXPECT_DOUBLE_EQ(rows[0].lost_person_s, 30.0);
  EXPECT_EQ(rows[0].persons, 2u);
  ASSERT_EQ(rows[0].groups.size(), 2u);
  // Loss: 2 per second for 10 s, then 1: 5 % after 0.75 s, 95 % after 18.5 s.
  EXPECT_NEAR(rows[0].from_s, 0.75, 1e-9);
  EXPECT_NEAR(rows[0].to_s, 18.5, 1e-9);
  // At (7.5, 4): itself, one 0.4 m away, one 1.5 m away beyond the door.
  EXPECT_NEAR(rows[0].peak_density_per_m2,
              (1 + std::exp(-0.16) + std::exp(-2.25)) / std::numbers::pi, 1e-9);
  EXPECT_EQ(rows[1].kind, ConstraintKind::opening);
  EXPECT_EQ(rows[1].id, "front");
  EXPECT_DOUBLE_EQ(rows[1].lost_person_s, 20.0);
  EXPECT_NEAR(rows[1].from_s, 1.0, 1e-9);
  EXPECT_NEAR(rows[1].to_s, 19.0, 1e-9);
  EXPECT_NEAR(rows[1].mean_flow_per_s, 9.0 / 18.0, 1e-9);  // passed at 2, 4, … 18
  EXPECT_NEAR(rows[1].capacity_share, 0.5 / (1.5 * 1.4 / (4 * 0.266)), 1e-9);
  EXPECT_EQ(rows[2].kind, ConstraintKind::stair);
  EXPECT_EQ(rows[2].id, "stair-a");
  EXPECT_DOUBLE_EQ(rows[2].lost_person_s, 17.0);
  EXPECT_EQ(bottlenecks_.lostPerAgent(), (std::vector<double>{20, 10, 20, 17}));
}

TEST_F(BottlenecksTest, NothingLostNothingNamed) {
  stage_.walk(0, {1.2, 0}, {1, 0}, 1.2);
  stage_.headingFor[0] = plan::OpeningId(kDoor);
  for (int second = 1; second <= 5; ++second) at(second);
  EXPECT_TRUE(bottlenecks_.table(setup_, log_).empty());
}

TEST_F(BottlenecksTest, AtTheTargetTheTargetIsCharged) {
  queueAt(0, kYard, {31, 1}, kGate);
  stage_.headingFor[0] = plan::OpeningId();
  at(1);
  const auto rows = bottlenecks_.table(setup_, log_);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].kind, ConstraintKind::target);
  EXPECT_EQ(rows[0].id, "slot-1");
  EXPECT_EQ(rows[0].capacity_per_s, 0.0);
  EXPECT_EQ(rows[0].persons, 0u);  // one second is not noticed
}

}  // namespace
}  // namespace muster::analysis
