#include "analysis/air_now.h"

#include <gtest/gtest.h>

#include "analysis/tenability.h"
#include "hazard/uniform_source.h"
#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;

// Smoke rises in the room from second 10 to 110.
std::shared_ptr<simulation::Setup> smoky(const plan::Campus& campus) {
  auto setup = std::make_shared<simulation::Setup>(setupFor(campus));
  hazard::Conditions air;
  air.extinction_per_m = 2;
  air.temperature_C = 120;
  setup->scenario.fire.emplace();
  setup->scenario.duration_s = 600;
  setup->fire = *hazard::uniformSource({air, {"room"}, 100, {}}, 10, campus);
  return setup;
}

TEST(AirNow, OfAFireThatOnlyGrowsIsTheWorstSoFar) {
  const plan::Campus campus = schoolCorner();
  const auto setup = smoky(campus);
  AirNow air(setup);
  for (const double time_s : {300.0, 10.0, 60.0}) {  // back in time too
    const auto now = air.at(time_s);
    const auto worst = tenabilityOf(*setup, time_s, *serialLoop()).maps;
    ASSERT_EQ(now.size(), worst.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
      EXPECT_EQ(now[i].level, worst[i].level);
      EXPECT_EQ(now[i].covered, worst[i].covered);
      EXPECT_EQ(now[i].visibility_m, worst[i].visibility_m) << time_s;
      EXPECT_EQ(now[i].temperature_C, worst[i].temperature_C) << time_s;
    }
  }
}

TEST(AirNow, BeforeTheFireNothingIsTouched) {
  const plan::Campus campus = schoolCorner();
  AirNow air(smoky(campus));
  for (const AirMap& map : air.at(5)) EXPECT_FALSE(map.touched);
  bool touched = false;
  for (const AirMap& map : air.at(30)) touched = touched || map.touched;
  EXPECT_TRUE(touched);
}

}  // namespace
}  // namespace muster::analysis
