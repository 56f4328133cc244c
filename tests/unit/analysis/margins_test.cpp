// Presence and exposure of people who walk through a smoky landing, and the margins they had there.
#include "analysis/margins.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/egress.h"
#include "analysis/exposure.h"
#include "analysis/presence.h"
#include "school_corner.h"
#include "smoky_source.h"

namespace muster::analysis {
namespace {

using namespace testing;
using simulation::Status;

class MarginsTest : public ::testing::Test {
 protected:
  MarginsTest() {
    setup_.scenario.fire.emplace();
    setup_.scenario.duration_s = 100;
    simulation::ResolvedEvent alarm;
    alarm.description.at_s = 6;
    alarm.groups = {simulation::GroupId(0), simulation::GroupId(1)};
    setup_.events.push_back(alarm);
    setup_.detected_s = 4.0;
    // The landing is full of smoke from 20 s on.
    hazard::Conditions air;
    air.extinction_per_m = 1;
    setup_.fire = std::make_shared<SmokySource>(SmokyPart{kLanding, {{8, 0}, {10, 8}}, air, 20});
  }

  void start(std::size_t agents) {
    stage_.emplace(setup_, agents);
    exposure_.resize(agents);
    egress_.begin(frame(0));
    watch(0);
  }
  simulation::Frame frame(double time_s) {
    simulation::Frame frame = stage_->frame(time_s);
    frame.exposure = exposure_;
    return frame;
  }
  void watch(double time_s) {
    presence_.observe(frame(time_s));
    exposures_.observe(frame(time_s));
    last_s_ = time_s;
  }
  void step(double time_s) {
    egress_.observe(frame(time_s));
    watch(time_s);
    stage_->nextStep();
  }
  RunResult result() {
    egress_.end(frame(last_s_));
    RunResult result;
    result.agents = egress_.agents();
    result.groups = groupTable(result.agents, setup_);
    result.exits = exitTable(result.agents, campus_);
    FireResult& fire = result.fire.emplace();
    fire.stays = presence_.stays(last_s_);
    fire.detected_s = setup_.detected_s;
    for (const auto& last_s : presence_.lastThere()) fire.maps.emplace_back().last_there_s = last_s;
    addMargins(result, setup_, tenabilityOf(setup_, 100, *serialLoop()));
    return result;
  }
  // From the room to the yard, through the landing from `time_s` to `time_s` + 2.
  void walkOut(std::size_t agent, double time_s) {
    stage_->status[agent] = Status::moving;
    step(time_s - 1);
    stage_->pass(agent, kDoor);
    stage_->stand(agent, kLanding, {8.5, 4});
    step(time_s);
    step(time_s + 1);
    step(time_s + 2);
    stage_->pass(agent, kGapTop);
    stage_->stand(agent, kFlight, {12, 4});
    step(time_s + 3);
    stage_->pass(agent, kGapFoot);
    stage_->stand(agent, kHall, {18, 4});
    step(time_s + 4);
    stage_->pass(agent, kFront);
    stage_->stand(agent, kYard, {30, 4});
    step(time_s + 5);
  }

  const MarginRow& row(const RunResult& result, const std::string& id) {
    for (const MarginRow& row : result.fire->margins) {
      if (row.id == id) return row;
    }
    throw std::runtime_error(id);
  }

  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_ = setupFor(campus_);
  std::optional<Stage> stage_;
  std::vector<simulation::Exposure> exposure_;
  Egress egress_;
  Presence presence_{campus_};
  Exposures exposures_;
  double last_s_ = 0;
};

TEST_F(MarginsTest, WhoPassesBeforeTheSmokeHasAMargin) {
  start(1);
  walkOut(0, 10);
  const RunResult result = this->result();
  const MarginRow& landing = row(result, "landing");
  EXPECT_EQ(landing.available.first_s(), 20.0);
  EXPECT_EQ(landing.available.criterion(), Criterion::visibility);
  EXPECT_EQ(landing.required_s, 12.0);
  EXPECT_EQ(landing.margin_s, 8.0);
  EXPECT_EQ(landing.persons, 1u);
  EXPECT_EQ(landing.still_there, 0u);
  EXPECT_EQ(landing.level, "upper");
  const MarginRow& room = row(result, "room");  // never untenable: no margin
  EXPECT_EQ(room.required_s, 9.0);
  EXPECT_FALSE(room.margin_s.has_value());
  EXPECT_EQ(row(result, "front").kind, PlaceKind::exit);
  EXPECT_EQ(row(result, "front").required_s, 15.0);
  EXPECT_EQ(result.fire->aset_s, 20.0);
  EXPECT_EQ(result.fire->rset_s, 12.0);
  EXPECT_EQ(result.fire->margin_s, 8.0);
  EXPECT_EQ(result.fire->margins[*result.fire->deciding].id, "landing");
}

TEST_F(MarginsTest, TheChainAddsUpToTheRequiredTime) {
  start(1);
  walkOut(0, 10);
  const Chain chain = row(result(), "landing").chain;
  EXPECT_EQ(chain.detection_s, 4.0);
  EXPECT_EQ(chain.alarm_s, 2.0);
  EXPECT_EQ(chain.pre_movement_s, 3.0);  // set off at 9
  EXPECT_EQ(chain.movement_s, 3.0);      // last on the landing at 12
}

TEST_F(MarginsTest, WhoSetsOffBeforeTheAlarmHasNoneInTheChain) {
  setup_.events[0].description.at_s = 60;
  start(1);
  walkOut(0, 10);
  const Chain chain = row(result(), "landing").chain;
  EXPECT_FALSE(chain.detection_s.has_value());
  EXPECT_FALSE(chain.alarm_s.has_value());
  EXPECT_EQ(chain.pre_movement_s, 9.0);
  EXPECT_EQ(chain.movement_s, 3.0);
}

TEST_F(MarginsTest, AnAlarmBeforeTheDetectionHasNoneInTheChain) {
  setup_.detected_s = 7.0;
  start(1);
  walkOut(0, 10);
  const Chain chain = row(result(), "landing").chain;
  EXPECT_FALSE(chain.detection_s.has_value());
  EXPECT_EQ(chain.alarm_s, 6.0);
  EXPECT_EQ(chain.pre_movement_s, 3.0);
}

TEST_F(MarginsTest, AClassIsJudgedByItsOwnPeople) {
  start(2);
  stage_->group[1] = simulation::GroupId(1);
  walkOut(0, 10);
  walkOut(1, 30);
  const RunResult result = this->result();
  EXPECT_EQ(row(result, "class").where, "landing");
  EXPECT_EQ(row(result, "class").margin_s, 8.0);
  EXPECT_EQ(row(result, "visitors").margin_s, -12.0);
  EXPECT_EQ(row(result, "visitors").persons, 1u);
  EXPECT_EQ(row(result, "landing").margin_s, -12.0);
  EXPECT_EQ(row(result, "landing").persons, 2u);
  EXPECT_EQ(result.fire->margin_s, -12.0);
  const auto order = bySmallestMargin(*result.fire);
  ASSERT_EQ(order.size(), 3u);
  EXPECT_EQ(result.fire->margins[order[2]].id, "class");
}

TEST_F(MarginsTest, WhoIsStillThereMakesTheMarginABound) {
  start(1);
  stage_->status[0] = Status::moving;
  step(9);
  stage_->pass(0, kDoor);
  stage_->stand(0, kLanding, {9, 4});
  step(10);
  step(50);
  const RunResult result = this->result();
  EXPECT_EQ(row(result, "landing").required_s, 50.0);
  EXPECT_EQ(row(result, "landing").still_there, 1u);
  EXPECT_EQ(row(result, "class").still_there, 1u);
  EXPECT_EQ(row(result, "room").still_there, 0u);
}

TEST_F(MarginsTest, WithoutSmokeOnAnybodysWayThereIsNoMargin) {
  setup_.fire = std::make_shared<SmokySource>(SmokyPart{kRoom, {{0, 0}, {0, 0}}, {}, 0});
  start(1);
  walkOut(0, 10);
  const RunResult result = this->result();
  EXPECT_FALSE(result.fire->aset_s.has_value());
  EXPECT_FALSE(result.fire->margin_s.has_value());
  EXPECT_EQ(result.fire->rset_s, 14.0);  // last in the hall
  EXPECT_EQ(row(result, "class").required_s, 14.0);
  EXPECT_EQ(row(result, "class").where, "");
}

TEST_F(MarginsTest, WhoComesBackWasThereUntilTheSecondTime) {
  start(1);
  walkOut(0, 10);
  stage_->pass(0, kFront, false);
  stage_->stand(0, kHall, {18, 4});
  step(40);
  stage_->pass(0, kFront);
  stage_->stand(0, kYard, {30, 4});
  step(41);
  const RunResult result = this->result();
  EXPECT_EQ(row(result, "hall").required_s, 40.0);
  EXPECT_EQ(row(result, "hall").persons, 1u);
}

TEST_F(MarginsTest, CellsKnowWhenSomebodyWasInThemLast) {
  start(1);
  walkOut(0, 10);
  const AirMap map = result().fire->maps[0];
  const auto at = [&](double x, double y) {
    const geometry::Vec2 cell =
        (geometry::Vec2{x, y} - map.raster.origin) * (1 / map.raster.cell_m);
    return map.last_there_s[static_cast<std::size_t>(cell.y) * map.raster.columns +
                            static_cast<std::size_t>(cell.x)];
  };
  EXPECT_FLOAT_EQ(at(8.5, 4), 12.0F);
  EXPECT_TRUE(std::isnan(at(8.5, 6)));
}

TEST_F(MarginsTest, ExposureKeepsTheWorstAndTheInstants) {
  start(1);
  exposure_[0] = {0.1F, 25.0F, 0.05, 0.0};  // 30 m: not poor
  step(1);
  exposure_[0] = {1.0F, 80.0F, 0.31, 0.1};
  step(2);
  step(3);
  exposure_[0] = {0.2F, 30.0F, 1.0, 0.2};
  stage_->status[0] = Status::incapacitated;
  step(4);
  step(5);
  const ExposureRow row = exposures_.perAgent()[0];
  EXPECT_DOUBLE_EQ(row.dose(), 1.0);
  EXPECT_DOUBLE_EQ(row.heat_dose, 0.2);
  EXPECT_FLOAT_EQ(static_cast<float>(row.peak_extinction_per_m), 1.0F);
  EXPECT_DOUBLE_EQ(row.peak_temperature_C, 80.0);
  EXPECT_DOUBLE_EQ(row.poor_visibility_s, 2.0);
  EXPECT_EQ(row.flagged_s, 2.0);
  EXPECT_EQ(row.incapacitated_s, 4.0);
}

}  // namespace
}  // namespace muster::analysis
