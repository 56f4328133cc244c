#include "measure/danger_limits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace muster::measure {
namespace {

// crowd.md E.1 and E.3; a change of these needs a source.
TEST(DangerLimits, AreThoseOfTheSources) {
  const DangerLimits limits;
  const auto is = [&](Alarm alarm, double moving, double standing, double lasting) {
    const AlarmRule& rule = ruleOf(limits, alarm);
    return rule.moving_per_m2 == moving && rule.standing_per_m2 == standing &&
           rule.lasting_s == lasting;
  };
  EXPECT_TRUE(is(Alarm::yellow, 3, 4, 10));
  EXPECT_TRUE(is(Alarm::orange, 4, 5, 5));
  EXPECT_TRUE(is(Alarm::red, 5, 6, 2));
  EXPECT_EQ(limits.pressure_per_s2, 0.02);
  EXPECT_EQ(limits.contactForce_N_per_m, 1600);
  EXPECT_TRUE(std::ranges::is_sorted(kDensitySteps_per_m2));
}

TEST(DangerLimits, WordsAreInTheOrderOfTheEnum) {
  ASSERT_EQ(alarmWords().size(), kAlarms + 1);
  EXPECT_EQ(alarmWords()[static_cast<std::size_t>(Alarm::none)], "none");
  EXPECT_EQ(alarmWords()[static_cast<std::size_t>(Alarm::red)], "red");
}

}  // namespace
}  // namespace muster::measure
