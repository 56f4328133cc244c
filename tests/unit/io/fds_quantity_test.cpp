#include "io/fds_quantity.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace muster::io {
namespace {

// One value of a slice as Conditions would hold it; -1 if it is refused.
double turned(std::string_view label, std::string_view unit, float value) {
  std::vector<float> values = {value};
  return convert(values, *meaningOf(label, unit)) ? double{values[0]} : -1;
}

TEST(FdsQuantity, knowsOldAndNewNames) {
  const struct {
    const char* label;
    const char* unit;
    FdsWanted wanted;
  } rows[] = {
      {"TEMPERATURE", "C", FdsWanted::temperature},
      {"temperature", "C", FdsWanted::temperature},
      {"SOOT EXTINCTION COEFFICIENT", "1/m", FdsWanted::extinction},
      {"extinction coefficient", "1/m", FdsWanted::extinction},
      {"SOOT VISIBILITY", "m", FdsWanted::extinction},
      {"visibility", "m", FdsWanted::extinction},
      {"SOOT OPTICAL DENSITY", "1/m", FdsWanted::extinction},
      {"SOOT DENSITY", "kg/m3", FdsWanted::extinction},
      {"CARBON MONOXIDE VOLUME FRACTION", "mol/mol", FdsWanted::carbonMonoxide},
      {"carbon monoxide", "mol/mol", FdsWanted::carbonMonoxide},
      {"CARBON DIOXIDE VOLUME FRACTION", "mol/mol", FdsWanted::carbonDioxide},
      {"OXYGEN VOLUME FRACTION", "mol/mol", FdsWanted::oxygen},
      {"HYDROGEN CYANIDE VOLUME FRACTION", "mol/mol", FdsWanted::hydrogenCyanide},
      {"INTEGRATED INTENSITY", "kW/m2", FdsWanted::radiation},
  };
  for (const auto& row : rows) {
    const auto meaning = meaningOf(row.label, row.unit);
    ASSERT_TRUE(meaning) << row.label;
    EXPECT_EQ(meaning->wanted, row.wanted) << row.label;
  }
}

TEST(FdsQuantity, leavesAloneWhatOnlySoundsLikeIt) {
  for (const auto& [label, unit] :
       std::vector<std::pair<const char*, const char*>>{{"WALL TEMPERATURE", "C"},
                                                        {"TEMPERATURE", "K"},
                                                        {"CARBON MONOXIDE MASS FRACTION", "kg/kg"},
                                                        {"CARBON MONOXIDE", "kg/m3"},
                                                        {"OXYGEN DENSITY", "mol/mol"},
                                                        {"INVISIBILITY", "m"},
                                                        {"DENSITY", "kg/m3"},
                                                        {"U-VELOCITY", "m/s"},
                                                        {"", ""}})
    EXPECT_FALSE(meaningOf(label, unit)) << label << " " << unit;
}

TEST(FdsQuantity, turnsSmokeIntoExtinction) {
  EXPECT_NEAR(turned("VISIBILITY", "m", 6), 0.5, 1e-7);
  EXPECT_EQ(turned("VISIBILITY", "m", 30), 0);
  EXPECT_NEAR(turned("OPTICAL DENSITY", "1/m", 1), 2.3, 1e-6);
  EXPECT_NEAR(turned("SOOT DENSITY", "kg/m3", 1e-4f), 0.87, 1e-6);
  EXPECT_NEAR(turned("soot density", "mg/m3", 100), 0.87, 1e-6);
  EXPECT_NEAR(turned("CARBON MONOXIDE", "ppm", 500), 5e-4, 1e-9);
}

// A small sphere in air at 20 degrees between walls at 20 degrees takes up nothing on balance:
// U = 4 sigma T^4 = 1.675 kW/m2.
TEST(FdsQuantity, radiationIsWhatABodyTakesUp) {
  EXPECT_NEAR(turned("INTEGRATED INTENSITY", "kW/m2", 1.675f), 0, 1e-3);
  EXPECT_NEAR(turned("INTEGRATED INTENSITY", "kW/m2", 11.675f), 2.5, 1e-3);
}

TEST(FdsQuantity, refusesWhatCannotBe) {
  EXPECT_EQ(turned("OXYGEN", "mol/mol", 1.5f), -1);
  EXPECT_EQ(turned("OXYGEN", "mol/mol", std::numeric_limits<float>::quiet_NaN()), -1);
  EXPECT_EQ(turned("VISIBILITY", "m", std::numeric_limits<float>::quiet_NaN()), -1);
  EXPECT_EQ(turned("VISIBILITY", "m", -3), -1);
  EXPECT_EQ(turned("EXTINCTION COEFFICIENT", "1/m", std::numeric_limits<float>::infinity()), -1);
  EXPECT_EQ(turned("EXTINCTION COEFFICIENT", "1/m", -1e-6f), 0);  // round-off
  EXPECT_NEAR(turned("TEMPERATURE", "C", -12), -12, 0);
}

}  // namespace
}  // namespace muster::io
