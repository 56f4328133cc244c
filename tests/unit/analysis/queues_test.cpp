#include "analysis/queues.h"

#include <gtest/gtest.h>

#include "school_corner.h"

namespace muster::analysis {
namespace {

using geometry::Vec2;
using namespace testing;
using simulation::Status;

constexpr Constraint kTheDoor{ConstraintKind::opening, kDoor};
constexpr Constraint kTheStair{ConstraintKind::stair, 0};
constexpr Constraint kTheFront{ConstraintKind::opening, kFront};

class QueuesTest : public ::testing::Test {
 protected:
  QueuesTest() {
    navigation::RouteQuery query;
    query.zone = plan::ZoneId(0);
    routes_.add(query);
    stage_.routes = &routes_;
  }
  void headTo(std::size_t agent, std::size_t space, std::size_t opening, double speed) {
    stage_.stand(agent, space, {1, 1});
    stage_.walk(agent, {0, 0}, {1, 0}, 1.2);  // wants 1.2 m/s to the east
    stage_.headingFor[agent] = plan::OpeningId(opening);
    velocity_[agent] = {speed, 0};
  }
  void second() {
    queues_.sample(stage_.frame(time_s_), time_s_ > 0 ? 1 : 0, velocity_);
    time_s_ += 1;
  }

  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_ = setupFor(campus_);
  navigation::Atlas atlas_{campus_};
  navigation::Routes routes_{atlas_};
  Stage stage_{setup_, 6};
  std::vector<Vec2> velocity_ = std::vector<Vec2>(6);
  Queues queues_;
  double time_s_ = 0;
};

TEST_F(QueuesTest, WhoComesOnAtLessThanHalfOfHisPaceQueues) {
  headTo(0, kRoom, kDoor, 0.61);
  second();
  EXPECT_EQ(queues_.of(kTheDoor).longest, 0u);
  headTo(0, kRoom, kDoor, 0.59);
  second();
  EXPECT_EQ(queues_.of(kTheDoor).longest, 1u);
  EXPECT_EQ(queues_.of(kTheDoor).longest_at_s, 1.0);
  velocity_[0] = {0, 1.2};  // pushed aside
  second();
  EXPECT_EQ(queues_.of(kTheDoor).waited_person_s, 2);
  stage_.crowd.body[0].desiredSpeed = 0;  // stands in a line
  velocity_[0] = {};
  second();
  EXPECT_EQ(queues_.of(kTheDoor).waited_person_s, 3);
  for (const Status status : {Status::waiting, Status::arrived, Status::out}) {
    stage_.status[0] = status;
    second();
  }
  EXPECT_EQ(queues_.of(kTheDoor).waited_person_s, 3);
  EXPECT_EQ(queues_.of(kTheFront).longest, 0u);
}

TEST_F(QueuesTest, LengthsOverTimeAndTheLongestWait) {
  for (std::size_t i = 0; i < 4; ++i) headTo(i, kRoom, kDoor, 0);
  second();
  second();
  stage_.status[0] = Status::arrived;
  second();
  const BottleneckQueue queue = queues_.of(kTheDoor);
  EXPECT_EQ(queue.longest, 4u);
  EXPECT_EQ(queue.longest_at_s, 0.0);
  EXPECT_EQ(queue.waited_person_s, 4 + 3);
  EXPECT_EQ(queue.longest_wait_s, 2);
  ASSERT_EQ(queue.lengths.size(), 3u);
  EXPECT_EQ(queue.lengths[2].time_s, 2.0);
  EXPECT_EQ(queue.lengths[2].persons, 3u);
}

// Back from the front door up the flight; the gap at its foot is no constraint.
TEST_F(QueuesTest, SaysHowFarBackItReached) {
  for (std::size_t i = 0; i < 3; ++i) headTo(i, kHall, kFront, 0);
  headTo(3, kFlight, kGapFoot, 0);
  headTo(4, kFlight, kGapFoot, 0);
  second();
  ASSERT_EQ(queues_.of(kTheFront).reached.size(), 1u);
  headTo(5, kFlight, kGapFoot, 0);
  second();
  const BottleneckQueue queue = queues_.of(kTheFront);
  EXPECT_EQ(queue.longest, 6u);
  ASSERT_EQ(queue.reached.size(), 2u);
  EXPECT_EQ(queue.reached[0].space, plan::SpaceId(kHall));
  EXPECT_EQ(queue.reached[1].space, plan::SpaceId(kFlight));
  EXPECT_EQ(queue.reached[1].first_s, 1.0);
  EXPECT_EQ(queue.reached[1].most, 3u);
  EXPECT_TRUE(queues_.of(kTheStair).lengths.empty());
}

TEST_F(QueuesTest, AnotherQueueIsAnotherWait) {
  headTo(0, kRoom, kDoor, 0);
  for (int s = 0; s < 5; ++s) second();
  headTo(0, kLanding, kGapTop, 0);
  for (int s = 0; s < 3; ++s) second();
  EXPECT_EQ(queues_.of(kTheDoor).longest_wait_s, 4);
  EXPECT_EQ(queues_.of(kTheStair).longest_wait_s, 3);
}

}  // namespace
}  // namespace muster::analysis
