// The sample school burns: the same laboratory fire with every door open and with fire doors shut.
// Expectations are orders, not figures: what shut doors must buy, whatever the constants.
#include <gtest/gtest.h>

#include <filesystem>

#include "program.h"
#include "summary.h"

namespace muster::testing {
namespace {

Summary fire(const std::string& name) {
  const std::string folder = freshFolder();
  const Said said =
      muster("run '" + source("scenarios/fire/" + name + ".toml") + "' --out '" + folder + "'");
  EXPECT_EQ(said.exit, 0) << said.output;
  for (const char* file : {"tenability.csv", "visibility_A-1.png", "margin_A-1.png"}) {
    EXPECT_TRUE(std::filesystem::exists(folder + "/" + file)) << file;
  }
  return Summary(folder);
}

TEST(LaboratoryFire, ShutFireDoorsKeepTheWaysTenable) {
  const Summary open = fire("laboratory-fire");
  const Summary shut = fire("laboratory-fire-doors-shut");
  for (const Summary* each : {&open, &shut}) {
    EXPECT_EQ(each->number("agents"), 1680);
    EXPECT_EQ(each->number("out") + each->number("inside") + each->number("stuck"), 1680);
    EXPECT_EQ(each->number("incapacitated"), 0);  // 2 MW for some minutes: smoke, no dose
    // The detector of the burning room: well before the fire is large (2 MW at 206 s).
    EXPECT_GT(each->number("detection_s"), 5);
    EXPECT_LT(each->number("detection_s"), 90);
  }
  // With the doors open people walk through smoke, and some turn round: later out.
  EXPECT_LT(open.number("margin_s"), 0);
  EXPECT_GT(shut.number("margin_s"), 0);
  EXPECT_LT(shut.number("t100_s"), open.number("t100_s"));
}

TEST(PowerCut, TheDarkTakesLonger) {
  const std::string folder = freshFolder();
  const Said said = muster("run '" + source("scenarios/fire/evening-power-cut.toml") + "' --out '" +
                           folder + "'");
  ASSERT_EQ(said.exit, 0) << said.output;
  const Summary dark(folder);
  EXPECT_EQ(dark.number("out"), 1680);
  // The hydraulic method walks by daylight with the same people: half the speed cannot be quicker.
  EXPECT_GT(dark.number("t100_s"), 240);
}

}  // namespace
}  // namespace muster::testing
