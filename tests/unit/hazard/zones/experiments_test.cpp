// The model beside experiments and beside CFAST's own runs of them (fire.md 2.3, 2.4). Bands: ours
// against CFAST in rise of temperature and in layer height, as wide as we measured plus a little;
// the experiment's value stands beside it for the reader.
#include <gtest/gtest.h>
#include <cmath>

#include "experiments.h"
#include "hazard/zones/model.h"

namespace muster::hazard::zones {
namespace {

double upper_C(const Model& model, std::size_t room) {
  return model.rooms()[room].temperature_K[kUpper] - kZeroCelsius_K;
}

struct StecklerCase {
  int test;
  double door_m, power_kW, outside_C;
  double measured_C, cfast_C;
  double measuredLayer_m, cfastLayer_m;  // 0: not on the sheet
};

class ZoneSteckler : public ::testing::TestWithParam<StecklerCase> {};

TEST_P(ZoneSteckler, SteadyRoom) {
  const StecklerCase& c = GetParam();
  Model model(testing::steckler(c.door_m, c.power_kW, c.outside_C));
  model.advanceTo(1800);
  const double rise = upper_C(model, 0) - c.outside_C;
  // Ours is 3 to 24 % above CFAST's rise, -1 to +39 % from the measured one.
  EXPECT_GT(rise, 0.95 * (c.cfast_C - c.outside_C));
  EXPECT_LT(rise, 1.28 * (c.cfast_C - c.outside_C));
  EXPECT_GT(rise, 0.95 * (c.measured_C - c.outside_C));
  EXPECT_LT(rise, 1.45 * (c.measured_C - c.outside_C));
  if (c.cfastLayer_m > 0) {
    EXPECT_NEAR(model.rooms()[0].interface_m, c.cfastLayer_m, 0.05);
    // The measured one comes from a profile, which a zone model does not share (fire.md 2.3).
    EXPECT_NEAR(model.rooms()[0].interface_m, c.measuredLayer_m, 0.5);
  }
}

INSTANTIATE_TEST_SUITE_P(All, ZoneSteckler,
                         ::testing::Values(StecklerCase{10, 0.24, 62.9, 26, 180, 156, 0.48, 0.80},
                                           StecklerCase{12, 0.49, 62.9, 22, 126, 124, 0.67, 1.08},
                                           StecklerCase{14, 0.74, 62.9, 29, 115, 120, 0.78, 1.20},
                                           StecklerCase{17, 0.99, 62.9, 22, 94, 105, 0.90, 1.29},
                                           StecklerCase{19, 0.74, 31.6, 29, 79, 84, 0, 0},
                                           StecklerCase{20, 0.74, 105, 35, 152, 170, 0, 0},
                                           StecklerCase{21, 0.74, 158, 36, 218, 214, 0, 0}),
                         [](const auto& which) {
                           return "Test" + std::to_string(which.param.test);
                         });

}  // namespace
}  // namespace muster::hazard::zones
