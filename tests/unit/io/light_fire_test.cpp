// From a described fire to one that is lit: when it is noticed, and what waits for that.
#include <gtest/gtest.h>

#include "io/fire_source.h"
#include "io/plan_reader.h"
#include "io/scenario_reader.h"
#include "plan/check.h"

namespace muster::io {
namespace {

// The storey of the FDS run: four classrooms on a corridor, everything checked but not lit.
class LightFire : public ::testing::Test {
 protected:
  Problems light(const std::string& rest) {
    const std::string plan = MUSTER_SOURCE_DIR "/maps/fds-storey.geojson";
    ReadScenario read = readScenarioText(
        "[scenario]\nplan = \"" + plan +
            "\"\nduration_s = 300\n[[people]]\nid = \"a\"\ncount = 1\nprofile = \"teacher\"\n"
            "spaces = [\"room-1\"]\n" +
            rest,
        "test.toml");
    EXPECT_TRUE(read.scenario);
    const auto draft = readPlan(plan);
    plan::Checked checked = plan::check(*draft);
    campus_ = std::move(*checked.campus);
    atlas_ = std::make_unique<navigation::Atlas>(campus_);
    auto resolved = simulation::check(std::move(*read.scenario), campus_, *atlas_);
    EXPECT_TRUE(resolved.setup);
    setup_ = std::move(*resolved.setup);
    return lightFire(setup_);
  }
  double extinction(const std::string& space, double time_s) const {
    const auto reading = setup_.fire->open();
    reading->moveTo(time_s);
    const plan::SpaceId id = campus_.space(space);
    return reading->at(id, geometry::innerPoint(campus_[id].walkable), 1.6).extinction_per_m;
  }

  plan::Campus campus_;
  std::unique_ptr<navigation::Atlas> atlas_;
  simulation::Setup setup_;
};

const std::string kAlarm = "[[event]]\non = \"detection\"\nat_s = 3\nkind = \"alarm\"\n";

TEST_F(LightFire, SmokeIsNoticedWhenItReachesTheDetector) {
  // From 0 to 1.35 /m within 60 s from 20 s on: 0.27 /m after 12 s, read every second.
  const Problems problems = light(kAlarm +
                                  "[fire]\nstart_s = 20\n[fire.uniform]\nextinction_per_m = 1.35\n"
                                  "rise_s = 60\n[fire.detection]\ndelay_s = 30\n");
  EXPECT_TRUE(problems.empty());
  ASSERT_TRUE(setup_.detected_s);
  EXPECT_NEAR(*setup_.detected_s, 32, 1.001);
  EXPECT_EQ(*setup_.fireAlarm_s, *setup_.detected_s + 30);
  ASSERT_EQ(setup_.events.size(), 1u);
  EXPECT_EQ(setup_.events[0].description.at_s, *setup_.fireAlarm_s + 3);
}

TEST_F(LightFire, ATimeIsAsGoodAsADetector) {
  light(kAlarm + "[fire.uniform]\nextinction_per_m = 0.1\n[fire.detection]\nat_s = 77\n");
  EXPECT_EQ(setup_.detected_s, 77);
}

TEST_F(LightFire, WhatWaitsForAFireThatNobodyNoticesIsTold) {
  const Problems problems = light(kAlarm + "[fire.uniform]\nextinction_per_m = 0.1\n");
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].code, "scenario.fire-not-detected");
  EXPECT_EQ(problems[1].code, "scenario.fire-event-never-happens");
  EXPECT_EQ(problems[1].place.line, 9u);
  EXPECT_EQ(problems[1].file, "test.toml");
  EXPECT_FALSE(hasErrors(problems));
  EXPECT_TRUE(setup_.events.empty());
}

TEST_F(LightFire, UnknownSpacesAreErrors) {
  const Problems problems = light(kAlarm + "[fire.uniform]\nspaces = [\"attic\"]\n");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "scenario.unknown-reference");
  EXPECT_TRUE(hasErrors(problems));
}

// The doors of the burning room fall shut with the alarm: the same fire up to there, then less
// smoke in the corridor.
TEST_F(LightFire, DoorsThatTheAlarmLetsGoHoldTheSmokeBack) {
  const std::string fire = "[fire.zones]\nspace = \"room-2\"\npeak_kW = 1500\n";
  light(kAlarm + fire);
  const double alarm_s = *setup_.fireAlarm_s;
  const double open = extinction("corridor", 200), before = extinction("corridor", alarm_s);
  light(kAlarm + fire +
        "[[event]]\non = \"detection\"\nkind = \"close\"\n"
        "openings = [\"room-2-door\", \"room-2-rear-door\"]\n");
  EXPECT_EQ(*setup_.fireAlarm_s, alarm_s);
  EXPECT_EQ(extinction("corridor", alarm_s), before);
  EXPECT_GT(open, 0.3);
  EXPECT_LT(extinction("corridor", 200), 0.5 * open);
}

TEST_F(LightFire, AnotherSeedTakesTheFireOver) {
  light(kAlarm + "[fire.uniform]\nextinction_per_m = 1\n");
  simulation::Setup lit = setup_;
  light(kAlarm + "[fire.uniform]\nextinction_per_m = 1\n");
  auto again = simulation::check(setup_.scenario, campus_, *atlas_);
  ASSERT_TRUE(again.setup);
  lightFrom(*again.setup, lit);
  EXPECT_EQ(again.setup->fire, lit.fire);
  EXPECT_EQ(again.setup->events[0].description.at_s, lit.events[0].description.at_s);
}

}  // namespace
}  // namespace muster::io
