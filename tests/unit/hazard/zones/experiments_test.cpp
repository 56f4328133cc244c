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
  // Ours (179 144 139 124 93 199 254 °C) rises 16 to 23 % more than CFAST, 1 % less to 41 % more
  // than measured.
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

// Measured at 880 s: burn room 282 °C, 1.00 m; corridor 96-114 °C, 1.17-1.30 m. CFAST: 252 °C,
// 0.92; 116, 1.31. Ours: 255, 0.89; 132, 1.36.
TEST(ZoneExperiments, NbsMv100A) {
  Model model(testing::nbs(false));
  model.advanceTo(880);
  EXPECT_NEAR(upper_C(model, 0), 252, 20);
  EXPECT_NEAR(model.rooms()[0].interface_m, 0.92, 0.1);
  EXPECT_NEAR(upper_C(model, 2), 116, 20);
  EXPECT_NEAR(model.rooms()[2].interface_m, 1.31, 0.1);
}

// Measured at 880 s: burn room 303 °C, 0.91 m; corridor 89-96, 1.26-1.29; target room 58, 1.02.
// CFAST: 252, 0.96; 111, 1.37; 56, 0.93. Ours: 252, 0.93; 126, 1.45; 66, 1.22.
TEST(ZoneExperiments, NbsMv100Z) {
  Model model(testing::nbs(true));
  model.advanceTo(880);
  EXPECT_NEAR(upper_C(model, 0), 252, 20);
  EXPECT_NEAR(model.rooms()[0].interface_m, 0.96, 0.1);
  EXPECT_NEAR(upper_C(model, 2), 111, 20);
  EXPECT_NEAR(model.rooms()[2].interface_m, 1.37, 0.12);
  EXPECT_NEAR(upper_C(model, 3), 56, 12);
  EXPECT_NEAR(model.rooms()[3].interface_m, 0.93, 0.35);
}

// Measured at 300 s: lower and upper corridor 88 / 48 °C, layers 1.30 / 0.62 m (97 kW), 257 / 109,
// 1.22 / 0.56 (485 kW). CFAST: 76 / 42, 2.04 / 0.64; 200 / 100, 1.96 / 0.67. Ours: 80 / 45,
// 2.01 / 0.66; 227 / 115, 1.92 / 0.68.
TEST(ZoneExperiments, AtfCorridorsOnTwoStoreys) {
  Model small(testing::atf(97));
  small.advanceTo(300);
  EXPECT_NEAR(upper_C(small, 0), 76, 8);
  EXPECT_NEAR(upper_C(small, 2), 42, 5);
  EXPECT_NEAR(small.rooms()[0].interface_m, 2.04, 0.08);
  EXPECT_NEAR(small.rooms()[2].interface_m, 0.64, 0.08);
  Model large(testing::atf(485));
  large.advanceTo(300);
  EXPECT_NEAR(upper_C(large, 0), 200, 32);
  EXPECT_NEAR(upper_C(large, 2), 100, 18);
  EXPECT_NEAR(large.rooms()[0].interface_m, 1.96, 0.08);
  EXPECT_NEAR(large.rooms()[2].interface_m, 0.67, 0.08);
}

// Measured at 60, 120, 180, 300 s: 57 113 154 180 °C, 2.40 1.68 1.30 1.03 m. CFAST: 46 67 95 144,
// 2.75 1.74 1.19 1.10. Ours: 50 76 110 158, 2.71 1.66 1.12 1.06: between the two.
TEST(ZoneExperiments, NistNrcTest3) {
  struct Row {
    double t, measured_C, cfast_C, layer_m;
  };
  Model model(testing::nistNrc3());
  for (const Row& row :
       {Row{60, 57, 46, 2.75}, {120, 113, 67, 1.74}, {180, 154, 95, 1.19}, {300, 180, 144, 1.10}}) {
    model.advanceTo(row.t);
    EXPECT_GT(upper_C(model, 0), row.cfast_C - 2) << row.t;
    EXPECT_LT(upper_C(model, 0), row.measured_C + 2) << row.t;
    EXPECT_NEAR(model.rooms()[0].interface_m, row.layer_m, 0.12) << row.t;
  }
}

struct SchoolRow {
  double t, room_C, roomLayer_m, corridor_C, corridorLayer_m, corridor_per_m;  // CFAST
};
constexpr SchoolRow kCfast[]{{60, 32, 1.94, 21, 3.25, 0.04},  {90, 48, 1.43, 25, 2.94, 0.68},
                             {120, 76, 1.32, 32, 2.38, 1.5},  {150, 119, 1.36, 40, 1.84, 2.8},
                             {180, 171, 1.37, 53, 1.66, 4.8}, {200, 193, 1.40, 61, 1.66, 6.6}};

// The corridor as one room, as CFAST had it. FDS at 180 s: fire room 187 °C, corridor 65 and 58 °C
// at 1.54 and 1.66 m. Ours: 187; 63 at 1.72 m.
TEST(ZoneExperiments, StoreyWithClassroomsLikeCfast) {
  Model model(testing::school30());
  for (const SchoolRow& row : kCfast) {
    model.advanceTo(row.t);
    EXPECT_NEAR(upper_C(model, 2) - 20, row.room_C - 20, 2 + 0.12 * (row.room_C - 20)) << row.t;
    EXPECT_NEAR(model.rooms()[2].interface_m, row.roomLayer_m, 0.06) << row.t;
    EXPECT_NEAR(upper_C(model, 0) - 20, row.corridor_C - 20, 1 + 0.32 * (row.corridor_C - 20))
        << row.t;
    EXPECT_NEAR(model.rooms()[0].interface_m, row.corridorLayer_m, 0.18) << row.t;
    EXPECT_NEAR(model.rooms()[0].extinction_per_m(kUpper), row.corridor_per_m,
                0.1 + 0.3 * row.corridor_per_m)
        << row.t;
  }
}

// Cut into three pieces: smoke takes time along the corridor, and the mean over the pieces is that
// of the whole.
TEST(ZoneExperiments, CorridorInPieces) {
  Model whole(testing::school30()), cut(testing::school30(3));
  for (const double t : {90.0, 120.0}) {
    whole.advanceTo(t);
    cut.advanceTo(t);
    EXPECT_LT(cut.rooms()[1].interface_m + 0.1, cut.rooms()[2].interface_m) << t;
    double mean = 0;
    for (int piece = 0; piece < 3; ++piece) mean += cut.rooms()[piece].interface_m / 3;
    EXPECT_NEAR(mean, whole.rooms()[0].interface_m, 0.15) << t;
  }
}

}  // namespace
}  // namespace muster::hazard::zones
