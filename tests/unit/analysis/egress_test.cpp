#include "analysis/egress.h"

#include <gtest/gtest.h>

#include <numeric>

#include "foundation/random.h"
#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;
using simulation::Status;

class EgressTest : public ::testing::Test {
 protected:
  void start(std::size_t agents) {
    stage_.emplace(setup_, agents);
    egress_.begin(stage_->frame(0));
  }
  void at(double time) {
    egress_.observe(stage_->frame(time));
    last_ = time;
    stage_->nextStep();
  }
  void finish() { egress_.end(stage_->frame(last_)); }

  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_ = setupFor(campus_);
  std::optional<Stage> stage_;
  Egress egress_;
  double last_ = 0;
};

TEST_F(EgressTest, FollowsAPersonToItsSlot) {
  start(1);
  stage_->status[0] = Status::moving;
  at(5);
  stage_->pass(0, kDoor);
  at(8);
  stage_->pass(0, kGapTop);
  at(10);
  stage_->pass(0, kGapFoot);
  at(15);
  stage_->pass(0, kFront);
  at(20);
  stage_->stand(0, kYard, {32, 2});
  stage_->status[0] = Status::arrived;
  at(40);
  finish();
  const AgentRow row = egress_.agents()[0];
  EXPECT_EQ(row.started_s, 5.0);
  EXPECT_EQ(row.left_room_s, 8.0);
  EXPECT_EQ(row.at_stair_s, 10.0);
  EXPECT_EQ(row.stair, plan::StairId(0));
  EXPECT_EQ(row.left_building_s, 20.0);
  EXPECT_EQ(row.building_exit, plan::OpeningId(kFront));
  EXPECT_EQ(row.arrived_s, 40.0);
  EXPECT_FALSE(row.left_campus_s.has_value());
  EXPECT_EQ(row.start, plan::SpaceId(kRoom));
  EXPECT_EQ(row.space, plan::SpaceId(kYard));
  const Totals totals = egress_.totals();
  EXPECT_EQ(totals.out, 1u);
  EXPECT_EQ(totals.t100_s, 20.0);
  EXPECT_EQ(totals.roll_call_s, 40.0);
  EXPECT_EQ(totals.simulated_s, 40.0);
  EXPECT_EQ(totals.agent_steps, 6u);
}

TEST_F(EgressTest, ComingBackInIsNotHavingLeft) {
  start(1);
  stage_->pass(0, kFront);
  at(10);
  stage_->pass(0, kFront, false);
  at(12);
  EXPECT_FALSE(egress_.agents()[0].left_building_s.has_value());
  EXPECT_FALSE(egress_.agents()[0].building_exit.valid());
  stage_->pass(0, kFront);
  at(30);
  EXPECT_EQ(egress_.agents()[0].left_building_s, 30.0);
}

TEST_F(EgressTest, PushedBackIntoTheRoomIsNotHavingLeftIt) {
  start(1);
  stage_->pass(0, kDoor);
  at(3);
  stage_->pass(0, kDoor, false);
  at(4);
  EXPECT_FALSE(egress_.agents()[0].left_room_s.has_value());
  stage_->pass(0, kDoor);
  at(9);
  stage_->pass(0, kGapTop);
  at(12);
  EXPECT_EQ(egress_.agents()[0].left_room_s, 9.0);
}

TEST_F(EgressTest, PushedOutOfTheSlotArrivesAnew) {
  start(1);
  stage_->status[0] = Status::arrived;
  at(10);
  stage_->status[0] = Status::moving;
  at(11);
  EXPECT_FALSE(egress_.totals().roll_call_s.has_value());
  stage_->status[0] = Status::arrived;
  at(15);
  EXPECT_EQ(egress_.totals().roll_call_s, 15.0);
}

TEST_F(EgressTest, WhoIsOutdoorsLeavesByArrivingOrByTheGate) {
  start(2);
  stage_->group[1] = simulation::GroupId(1);
  stage_->stand(0, kYard, {25, 0});
  stage_->stand(1, kYard, {25, 3});
  egress_.begin(stage_->frame(0));
  stage_->status[0] = Status::arrived;
  at(10);
  stage_->leave(1);
  at(20);
  const auto rows = egress_.agents();
  EXPECT_EQ(rows[0].left_building_s, 10.0);
  EXPECT_EQ(rows[1].left_building_s, 20.0);
  EXPECT_FALSE(rows[1].building_exit.valid());
  EXPECT_EQ(rows[1].campus_exit, plan::OpeningId(kGate));
  const auto exits = exitTable(rows, campus_);
  ASSERT_EQ(exits.size(), 2u);  // front and gate; the indoor doors are none
  EXPECT_EQ(exits[0].opening, plan::OpeningId(kFront));
  EXPECT_EQ(exits[0].persons, 0u);
  EXPECT_TRUE(exits[1].final_exit);
  EXPECT_EQ(exits[1].persons, 1u);
  EXPECT_EQ(exits[1].last_s, 20.0);
}

TEST_F(EgressTest, SharesAreOfEverybodyWhoEntered) {
  start(20);
  for (std::size_t i = 0; i < 19; ++i) {
    stage_->status[i] = Status::moving;
    stage_->pass(i, kFront);
    at(static_cast<double>(i + 1));
  }
  const Totals totals = egress_.totals();
  EXPECT_EQ(totals.t50_s, 10.0);
  EXPECT_EQ(totals.t95_s, 19.0);
  EXPECT_FALSE(totals.t100_s.has_value());
  EXPECT_EQ(totals.inside, 20u);  // in the yard, not in the slot
}

TEST_F(EgressTest, NotYetEnteredPeopleDoNotCount) {
  start(3);
  stage_->crowd.present = {1, 0, 0};
  egress_.begin(stage_->frame(0));
  at(1);
  EXPECT_EQ(egress_.totals().agents, 1u);
  stage_->crowd.present[1] = 1;
  stage_->stand(1, kHall, {16, 1});
  at(2);
  EXPECT_EQ(egress_.totals().agents, 2u);
  EXPECT_EQ(egress_.agents()[1].start, plan::SpaceId(kHall));
  EXPECT_EQ(egress_.totals().agent_steps, 3u);
}

TEST_F(EgressTest, GroupsClaimLastOnlyForEverybody) {
  start(3);
  stage_->group[2] = simulation::GroupId(1);
  for (const std::size_t i : {0, 2}) {
    stage_->status[i] = Status::moving;
    stage_->pass(i, kDoor);
    at(static_cast<double>(5 + i));
    stage_->pass(i, kFront);
    at(static_cast<double>(15 + i));
  }
  auto groups = groupTable(egress_.agents(), setup_);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].persons, 2u);
  EXPECT_EQ(groups[0].first_left_building_s, 15.0);
  EXPECT_FALSE(groups[0].last_left_building_s.has_value());
  EXPECT_FALSE(groups[0].last_left_room_s.has_value());
  EXPECT_EQ(groups[1].last_left_room_s, 7.0);
  EXPECT_EQ(groups[1].last_left_building_s, 17.0);
  stage_->status = {Status::arrived, Status::arrived, Status::arrived};
  at(60);
  groups = groupTable(egress_.agents(), setup_);
  EXPECT_EQ(groups[0].roll_call_s, 60.0);
  EXPECT_FALSE(groups[1].roll_call_s.has_value());  // no slot, no roll call
  EXPECT_EQ(groups[0].last_left_building_s, 60.0);
}

TEST_F(EgressTest, AgentsAreOutInsideAndStuckWhateverHappens) {
  const Random random(3);
  start(200);
  for (std::uint32_t step = 1; step <= 50; ++step) {
    for (std::uint32_t i = 0; i < 200; ++i) {
      if (stage_->status[i] == Status::out) continue;
      const auto dice = random.bits(i, Purpose::place, step) % 6;
      if (dice == 4 && step > 10) {
        stage_->leave(i);
      } else if (dice < 4) {
        stage_->status[i] = dice == 3 ? Status::stuck : static_cast<Status>(dice);
      }
    }
    at(step);
    const Totals totals = egress_.totals();
    ASSERT_EQ(totals.agents, 200u);
    ASSERT_EQ(totals.out + totals.inside + totals.stuck, totals.agents);
    std::size_t inGroups = 0;
    for (const GroupRow& row : groupTable(egress_.agents(), setup_)) {
      inGroups += row.out + row.inside + row.stuck;
    }
    ASSERT_EQ(inGroups, totals.agents);
  }
}

}  // namespace
}  // namespace muster::analysis
