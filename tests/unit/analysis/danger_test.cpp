#include "analysis/danger.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "school_corner.h"

namespace muster::analysis {
namespace {

using geometry::Vec2;
using measure::Alarm;
using measure::LevelOfService;
using namespace testing;

plan::Zone zone(const char* id, plan::ZoneKind kind, std::size_t space, Vec2 low, Vec2 high) {
  plan::Zone zone{};
  zone.id = id;
  zone.kind = kind;
  zone.space = plan::SpaceId(space);
  zone.shape.outer = geometry::rectangle(low, high);
  return zone;
}

class DangerTest : public ::testing::Test {
 protected:
  DangerTest() {
    campus_.zones[0].kind = plan::ZoneKind::assembly;
    campus_.zones.push_back(zone("road", plan::ZoneKind::road, kYard, {45, -10}, {50, 20}));
    setup_ = setupFor(campus_);
  }

  // A second with everybody where he stands.
  void second(Stage& stage) {
    const simulation::Frame frame = stage.frame(time_s_);
    if (time_s_ == 0) danger_.begin(frame);
    if (time_s_ > 0) danger_.observe(frame);
    density_.sample(frame);
    danger_.sample(frame, time_s_ > 0 ? 1 : 0, density_);
    time_s_ += 1;
  }
  const DangerPlace& place(const char* id) {
    result_ = danger_.result();
    return *std::ranges::find(result_.places, id, &DangerPlace::id);
  }
  // In a lattice of so many m²; 25 people of 5 x 5.
  static void crowd(Stage& stage, std::size_t space, Vec2 corner, double pitch_m) {
    for (std::size_t i = 0; i < 25; ++i)
      stage.stand(i, space,
                  corner + Vec2{static_cast<double>(i % 5), static_cast<double>(i / 5)} * pitch_m);
  }

  plan::Campus campus_ = schoolCorner();
  simulation::Setup setup_;
  LocalDensity density_;
  Danger danger_;
  DangerResult result_;
  double time_s_ = 0;
};

TEST_F(DangerTest, PlacesOfACampus) {
  Stage stage(setup_, 1);
  second(stage);
  const DangerResult result = danger_.result();
  std::vector<std::string> ids;
  for (const DangerPlace& row : result.places) ids.push_back(row.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"room", "landing", "flight", "hall", "yard", "stair-a",
                                           "slot-1", "road"}));
  EXPECT_EQ(place("flight").table, measure::Facility::stairs);
  EXPECT_EQ(place("slot-1").table, measure::Facility::queue);
  EXPECT_TRUE(place("road").keepFree);
  EXPECT_FALSE(place("slot-1").keepFree);
}

TEST_F(DangerTest, CountsPeopleWhereTheyAre) {
  setup_.scenario.observe.areas.push_back({"kerb", "grounds", {}, {}, true});
  setup_.scenario.observe.areas[0].shape.outer = geometry::rectangle({40, 0}, {46, 2});
  Stage stage(setup_, 3);
  stage.stand(0, kFlight, {12, 4});
  stage.stand(1, kYard, {45.5, 1});  // in the yard, on the road, in the area
  stage.stand(2, kRoom, {2, 2});
  for (int s = 0; s < 4; ++s) second(stage);
  stage.stand(1, kYard, {31, 1});  // in the slot
  for (int s = 0; s < 2; ++s) second(stage);
  EXPECT_EQ(place("flight").person_s, 5);
  EXPECT_EQ(place("stair-a").person_s, 5);
  EXPECT_EQ(place("yard").person_s, 5);
  EXPECT_EQ(place("road").person_s, 3);
  EXPECT_EQ(place("road").occupied_s, 3);
  EXPECT_EQ(place("road").first_s, 0.0);
  EXPECT_EQ(place("kerb").person_s, 3);
  EXPECT_TRUE(place("kerb").keepFree);
  EXPECT_EQ(place("slot-1").person_s, 2);
  EXPECT_EQ(place("slot-1").first_s, 4.0);
  EXPECT_EQ(place("hall").person_s, 0);
  EXPECT_EQ(result_.whole.person_s, 15);
  EXPECT_EQ(result_.whole.most_persons, 3u);
  EXPECT_EQ(result_.whole.levels.at(LevelOfService::a), 15);  // 0.32 per m² standing
  EXPECT_EQ(byDanger(result_).size(), 7u);                    // without landing and hall
}

// Two people 0.3 m apart: 0.609 per m² for each. Walking: C on the level, B on stairs; standing: A.
TEST_F(DangerTest, LevelsGoByPlaceAndPace) {
  Stage stage(setup_, 4);
  const auto pair = [&](std::size_t first, std::size_t space, Vec2 at) {
    for (const std::size_t i : {first, first + 1}) {
      stage.stand(i, space, at + Vec2{0, i == first ? 0 : 0.3});
      stage.status[i] = simulation::Status::moving;
    }
  };
  pair(0, kYard, {22, 10});
  pair(2, kFlight, {11, 4});
  second(stage);
  pair(0, kYard, {23, 10});
  pair(2, kFlight, {12, 4});
  second(stage);
  EXPECT_EQ(place("yard").levels.at(LevelOfService::c), 2);
  EXPECT_EQ(place("flight").levels.at(LevelOfService::b), 2);
  second(stage);  // nobody moves on
  EXPECT_EQ(place("yard").levels.at(LevelOfService::a), 2);
  EXPECT_EQ(place("flight").levels.at(LevelOfService::b), 4);
  EXPECT_EQ(place("yard").waited_person_s, 2);
  EXPECT_EQ(place("yard").stops, 2u);
}

// A lattice of 0.4 m has 6.25 people per m² in its middle: orange of a standing crowd after 5 s
// above 5, red after 2 s above 6.
TEST_F(DangerTest, AlarmRisesWhereItIsCrowded) {
  Stage stage(setup_, 25);
  crowd(stage, kHall, {16, 2}, 0.4);
  second(stage);
  const double middle = density_.peak().density_per_m2;
  ASSERT_GT(middle, 4.0);
  ASSERT_LT(middle, 5.0);  // the lattice ends after 0.8 m
  for (int s = 0; s < 12; ++s) second(stage);
  const DangerPlace& hall = place("hall");
  EXPECT_EQ(hall.worst, Alarm::yellow);
  EXPECT_EQ(hall.raised_s[0], 10.0);
  EXPECT_FALSE(hall.raised_s[1]);
  EXPECT_EQ(hall.alarm_s[0], 3);  // at 10, 11 and 12 s
  EXPECT_NEAR(hall.held.value, middle, 1e-5);
  EXPECT_EQ(hall.density.time_s, 0.0);
  EXPECT_EQ(hall.density.where, (Vec2{16.8, 2.8}));
  EXPECT_EQ(hall.above_s[2], 12);
  EXPECT_EQ(hall.above_s[3], 0);
  EXPECT_EQ(place("yard").worst, Alarm::none);
  EXPECT_EQ(result_.whole.raised_s[0], 10.0);
  EXPECT_EQ(result_.places[result_.raisedAt[0]].id, "hall");
  ASSERT_EQ(result_.samples.size(), 13u);
  EXPECT_EQ(result_.samples[9].alarm, Alarm::none);
  EXPECT_EQ(result_.samples[10].alarm, Alarm::yellow);
  EXPECT_EQ(result_.samples[10].above[2], 1u + 4u);  // the middle one and those beside him
  EXPECT_EQ(byDanger(result_).front(), kHall);
}

TEST_F(DangerTest, ContactForceIsRedAtOnce) {
  Stage stage(setup_, 2);
  std::vector<float> force{0, 1599};
  const auto press = [&] {
    simulation::Frame frame = stage.frame(time_s_);
    frame.contactForce_N_per_m = force;
    danger_.observe(frame);
  };
  second(stage);
  press();
  second(stage);
  EXPECT_EQ(place("room").worst, Alarm::none);
  EXPECT_EQ(place("room").contact.value, 1599);
  force[1] = 1600;
  press();
  force[1] = 0;  // a step later
  press();
  second(stage);
  EXPECT_EQ(place("room").worst, Alarm::red);
  EXPECT_EQ(place("room").raised_s[2], 2.0);
  second(stage);
  EXPECT_EQ(place("room").alarm_s[2], 1);
}

// One who stands while those around him walk on.
TEST_F(DangerTest, StopAndGoNeedsACrowdThatMoves) {
  for (const bool allStop : {false, true}) {
    Stage stage(setup_, 25);
    time_s_ = 0;
    for (auto& status : stage.status) status = simulation::Status::moving;
    for (int s = 0; s < 3; ++s) {
      const Vec2 held{22 + 0.5 * std::min(s, 1), 2};
      crowd(stage, kYard, {22 + 0.5 * (allStop ? std::min(s, 1) : s), 2}, 0.45);
      if (!allStop) stage.stand(12, kYard, held + Vec2{0.9, 0.9});
      second(stage);
    }
    EXPECT_EQ(place("yard").stop_and_go_person_s, allStop ? 0 : 1) << allStop;
    EXPECT_EQ(place("yard").stops, allStop ? 25u : 1u);
    EXPECT_EQ(place("yard").waited_person_s, allStop ? 25 : 1);
  }
}

// Two files that pass each other: shear, no turbulence, and people who met others head-on.
TEST_F(DangerTest, OpposingStreamsAreToldApart) {
  setup_.scenario.danger.pressureFrom_per_m2 = 1;
  Stage stage(setup_, 40);
  for (int s = 0; s < 12; ++s) {
    for (std::size_t i = 0; i < 40; ++i) {
      const bool east = i < 20;
      const double x = 0.4 * static_cast<double>(i % 20) + (east ? 0.4 : -0.4) * s;
      stage.stand(i, kYard, {30 + x, east ? 10.0 : 10.3});
      stage.status[i] = simulation::Status::moving;
    }
    second(stage);
  }
  const DangerPlace& yard = place("yard");
  EXPECT_GT(yard.opposed_person_s, 100);
  EXPECT_GT(yard.shear.value, 0);
  EXPECT_EQ(yard.worst, Alarm::none);
}

}  // namespace
}  // namespace muster::analysis
