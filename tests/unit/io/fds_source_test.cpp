// Values, places and times against an independent reading of the files (plain Python, by the layout
// in fire.md 1.3 and 1.4); nine digits, so the tolerance is float round-off.
#include "io/fds_source.h"

#include <fstream>

#include "fds_case.h"

namespace muster::io {
namespace {

using geometry::Vec2;
using hazard::Conditions;
using testing::has;
using testing::list;

class FdsSource_ : public testing::FdsCopies {
 protected:
  // In one room that holds all meshes of the small runs.
  FdsCase caseOf(const hazard::FdsFire& fire, double start_s = 0) {
    auto result = fdsSource(fire, start_s, hall_);
    if (!result) throw std::runtime_error(list(result.error()));
    return std::move(*result);
  }
  Conditions read(const FdsCase& fds, Vec2 p, double height_m, double time_s) {
    const auto reading = fds.source->open();
    reading->moveTo(time_s);
    EXPECT_TRUE(reading->problems().empty()) << list(reading->problems());
    return reading->at(plan::SpaceId(0), p, height_m);
  }
  // A run with these slices of the tiny one only.
  std::string only(std::initializer_list<int> slices) {
    std::string text = testing::readFile(smv("tiny"));
    const auto first = text.find("\nSLC") + 1;
    std::string kept = text.substr(0, first);
    for (const int slice : slices) {
      auto at = first;
      for (int i = 0; i < slice; ++i) at = text.find("\nSLC", at) + 1;
      auto end = at;
      for (int line = 0; line < 5; ++line) end = text.find('\n', end) + 1;
      kept += text.substr(at, end - at);
    }
    testing::writeFile(file("only.smv"), kept);
    return file("only.smv").string();
  }

  plan::Campus hall_ = testing::storeyOf({{{-3, -3}, {9, 9}}});
};

TEST_F(FdsSource_, nodeCentredValuesAreBilinearAndLinearInTime) {
  const FdsCase tiny = caseOf(testing::fireOf(smv("tiny")));
  EXPECT_NEAR(read(tiny, {1.1, 1.3}, 1.5, 11).temperature_C, 36.2056344, 1e-5);
  EXPECT_NEAR(read(tiny, {4.6, 0.7}, 1.5, 20).temperature_C, 35.4534225, 1e-5);
  EXPECT_NEAR(read(tiny, {2.2, 3.05}, 1.5, 15.5).temperature_C, 20.0004544, 1e-5);  // stretched
  EXPECT_NEAR(read(tiny, {1.1, 1.3}, 1.5, 11).extinction_per_m, 0.251688802, 1e-7);
  EXPECT_NEAR(read(tiny, {1.1, 1.3}, 1.5, 11).oxygen, 0.20579716, 1e-8);
  EXPECT_NEAR(read(tiny, {4.6, 0.7}, 1.5, 20).extinction_per_m, 0.279609838, 1e-7);
}

TEST_F(FdsSource_, takesThePlaceFromItsOwnMesh) {
  const FdsCase tiny = caseOf(testing::fireOf(smv("tiny")));
  // A wall without thickness on the interface of two meshes.
  EXPECT_NEAR(read(tiny, {2.99, 0.5}, 1.5, 20).temperature_C, 71.8457477, 1e-5);
  EXPECT_NEAR(read(tiny, {3.01, 0.5}, 1.5, 20).temperature_C, 35.9745706, 1e-5);
  // On the interface of the coarse and the fine mesh the fine one (0.143438 in the coarse one).
  EXPECT_NEAR(read(tiny, {4.5, 2.5}, 1.5, 20).extinction_per_m, 0.142823696, 1e-7);
}

TEST_F(FdsSource_, cellCentredValuesWithoutGhosts) {
  const FdsCase cells = caseOf(testing::fireOf(only({1, 11, 22})));
  EXPECT_NEAR(read(cells, {1.1, 1.3}, 1.5, 11).temperature_C, 37.4510807, 1e-5);
  EXPECT_NEAR(read(cells, {0.05, 0.05}, 1.5, 20).temperature_C, 127.372437, 1e-5);
  EXPECT_NEAR(read(cells, {2.2, 3.05}, 1.5, 15.5).temperature_C, 20.000471, 1e-5);
  // Left of the first middle: its own value, not the ghost's 74.45 of the other side.
  EXPECT_NEAR(read(cells, {3.05, 1.5}, 1.5, 20).temperature_C, 69.5898361, 1e-5);
}

TEST_F(FdsSource_, volumesAreSoManyPlanes) {
  const FdsCase volume = caseOf(testing::fireOf(only({8})));
  EXPECT_NEAR(read(volume, {1.1, 1.3}, 1.2, 15).temperature_C, 36.3688429, 1e-5);
  EXPECT_NEAR(read(volume, {1.1, 1.3}, 1.5, 15).temperature_C, 43.5284623, 1e-5);
  EXPECT_NEAR(read(volume, {1.1, 1.3}, 1.29, 15).temperature_C, 36.3688429 * 0.7 + 43.5284623 * 0.3,
              1e-5);
  EXPECT_NEAR(read(volume, {1.1, 1.3}, 2.9, 15).temperature_C, 79.0270339, 1e-5);
  // Where there is a plane it is taken instead: frames every 2 s, not every 10.
  EXPECT_EQ(fdsSummaryOf(*caseOf(testing::fireOf(only({0, 8}))).source)->bytesPerReading,
            2u * 4 * 13 * 11);
}

TEST_F(FdsSource_, solidNodesWeighNothing) {
  const FdsCase solid = caseOf(testing::fireOf(smv("solid")));
  // Between two open nodes and two within the block (0 there).
  EXPECT_NEAR(read(solid, {1.625, 0.875}, 1.2, 4).oxygen, 0.205368623, 1e-8);
  EXPECT_NEAR(read(solid, {1.625, 0.875}, 1.2, 4).temperature_C, 40.0007153, 1e-5);
  EXPECT_NEAR(read(solid, {1.625, 0.875}, 1.2, 4).extinction_per_m, 0.238085438, 1e-7);
  // In its middle there is nothing to be known: clear air, not darkness.
  EXPECT_EQ(read(solid, {1.875, 0.875}, 1.2, 4).extinction_per_m, 0);
  EXPECT_EQ(read(solid, {1.875, 0.875}, 1.2, 4).oxygen, hazard::kAmbientOxygen);
  EXPECT_FALSE(solid.source->covers(plan::SpaceId(0), {1.875, 0.875}));
  EXPECT_TRUE(solid.source->covers(plan::SpaceId(0), {1.4, 0.875}));
}

TEST_F(FdsSource_, visibilityBecomesExtinction) {
  const FdsCase solid = caseOf(testing::fireOf(smv("solid")));
  EXPECT_NEAR(read(solid, {0.6, 0.3}, 1.2, 4).extinction_per_m, 0.629986111, 1e-6);
  EXPECT_EQ(read(solid, {2.9, 0.3}, 1.2, 4).extinction_per_m, 0);  // 30 m = clear
}

TEST_F(FdsSource_, isLinearBetweenPlanesAndStaysBeyondThem) {
  const FdsCase solid = caseOf(testing::fireOf(smv("solid")));  // nodes at 1.2, cells at 1.35 m
  EXPECT_NEAR(read(solid, {0.6, 0.3}, 1.26, 4).temperature_C, 67.0744643, 1e-5);
  EXPECT_NEAR(read(solid, {0.6, 0.3}, 0.3, 4).temperature_C, 65.7679323, 1e-5);
  EXPECT_NEAR(read(solid, {0.6, 0.3}, 2.5, 4).temperature_C, 69.0342624, 1e-5);
  EXPECT_NEAR(read(solid, {1.45, 0.7}, 2.5, 4).temperature_C, 50.9211597, 1e-5);  // solid cells
  EXPECT_NEAR(read(solid, {1.45, 0.7}, 2.5, 4).oxygen, 0.204179816, 1e-8);
}

TEST_F(FdsSource_, laysTheRunIntoThePlan) {
  hazard::FdsFire fire = testing::fireOf(smv("tiny"));
  fire.offset_m = {5, 2};
  fire.rotation_deg = 90;  // x of FDS points along y of the plan
  const FdsCase turned = caseOf(fire);
  EXPECT_NEAR(read(turned, {5 - 1.3, 2 + 1.1}, 1.5, 11).temperature_C, 36.2056344, 1e-5);

  // An upper storey: its floor is 3.6 m up, FDS begins at 3.0.
  hall_ = testing::storeyOf({{{-3, -3}, {9, 9}}}, 3.6);
  hazard::FdsFire above = testing::fireOf(smv("tiny"));
  above.elevation_m = 3.0;
  EXPECT_NEAR(read(caseOf(above), {1.1, 1.3}, 0.9, 11).temperature_C, 36.2056344, 1e-5);
  // The storey above the one of the slices knows nothing of them.
  above.elevation_m = 0;
  const auto outside = fdsSource(above, 0, hall_);
  ASSERT_TRUE(outside);
  EXPECT_TRUE(has(outside->warnings, "fds.covers-nothing")) << list(outside->warnings);
  EXPECT_EQ(read(*outside, {1.1, 1.3}, 1.5, 11).temperature_C, hazard::kAmbientTemperature_C);
}

TEST_F(FdsSource_, outsideTheMeshesTheAirIsClear) {
  const FdsCase tiny = caseOf(testing::fireOf(smv("tiny")));
  EXPECT_EQ(read(tiny, {-0.1, 1}, 1.5, 20).temperature_C, hazard::kAmbientTemperature_C);
  EXPECT_FALSE(tiny.source->covers(plan::SpaceId(0), {-0.1, 1}));
  EXPECT_TRUE(tiny.source->covers(plan::SpaceId(0), {0.1, 1}));
}

TEST_F(FdsSource_, timeBeginsWithTheIgnitionAndStaysAtTheEnd) {
  const FdsCase tiny = caseOf(testing::fireOf(smv("tiny")), 100);
  EXPECT_EQ(tiny.source->start_s(), 100);
  EXPECT_EQ(tiny.source->end_s(), 120);
  EXPECT_EQ(read(tiny, {1.1, 1.3}, 1.5, 99.9).oxygen, hazard::kAmbientOxygen);
  EXPECT_NEAR(read(tiny, {1.1, 1.3}, 1.5, 111).temperature_C, 36.2056344, 1e-5);
  EXPECT_EQ(read(tiny, {1.1, 1.3}, 1.5, 120).temperature_C,
            read(tiny, {1.1, 1.3}, 1.5, 5000).temperature_C);
}

// Any way through time gives the same values as going there at once.
TEST_F(FdsSource_, movesForwardsAndBackwards) {
  const FdsCase tiny = caseOf(testing::fireOf(smv("tiny")));
  const auto reading = tiny.source->open();
  for (const double time_s : {0.0, 1.0, 2.0698, 3.0, 9.5, 9.6, 4.0, 4.2, 20.0, 25.0, 0.5, 18.5}) {
    reading->moveTo(time_s);
    EXPECT_EQ(reading->at(plan::SpaceId(0), {1.1, 1.3}, 1.5).temperature_C,
              read(tiny, {1.1, 1.3}, 1.5, time_s).temperature_C)
        << time_s;
  }
}

TEST_F(FdsSource_, keepsTheLastStateWhenAFileVanishes) {
  const FdsCase tiny = caseOf(testing::fireOf(smv("tiny")));
  const double elsewhere = read(tiny, {4.6, 0.7}, 1.5, 17).extinction_per_m;
  const double before = read(tiny, {1.1, 1.3}, 1.5, 10.03345775604248).temperature_C;
  const auto reading = tiny.source->open();
  reading->moveTo(10.5);
  for (int i = 1; i <= 11; ++i)
    std::filesystem::remove(file("tiny_1_" + std::to_string(i) + ".sf"));
  reading->moveTo(17);
  const Problems problems = reading->problems();
  EXPECT_TRUE(has(problems, "file.missing")) << list(problems);
  EXPECT_FALSE(hasErrors(problems));
  // Frames of 10.03 and 12.04 s were read; 17 s is beyond them.
  EXPECT_NEAR(reading->at(plan::SpaceId(0), {1.1, 1.3}, 1.5).temperature_C, before, 5);
  EXPECT_EQ(reading->at(plan::SpaceId(0), {4.6, 0.7}, 1.5).extinction_per_m, elsewhere);
}

TEST_F(FdsSource_, tellsOfDamagedValues) {
  std::string bytes = testing::readFile(file("solid_1_2.sf"));
  const std::size_t value = 146 + 488 + 16 + 4 * 20;
  bytes.replace(value, 4, std::string("\x00\x00\xc0\x7f", 4));  // not a number, second frame
  testing::writeFile(file("solid_1_2.sf"), bytes);
  const FdsCase solid = caseOf(testing::fireOf(smv("solid")));
  const auto reading = solid.source->open();
  reading->moveTo(0);
  EXPECT_TRUE(has(reading->problems(), "fds.damaged-values")) << list(reading->problems());
  EXPECT_NEAR(reading->at(plan::SpaceId(0), {0.6, 0.3}, 1.2).oxygen, 0.2076, 1e-3);
}

TEST_F(FdsSource_, refusesTheSliceOfAnotherRun) {
  std::filesystem::copy_file(file("solid_1_1.sf"), file("tiny_1_3.sf"),
                             std::filesystem::copy_options::overwrite_existing);
  std::filesystem::remove(file("tiny_2_1.sf"));
  const auto result = fdsSource(testing::fireOf(smv("tiny")), 0, hall_);
  ASSERT_FALSE(result);
  EXPECT_TRUE(has(result.error(), "fds.header")) << list(result.error());
  EXPECT_TRUE(has(result.error(), "file.missing"));  // all at once
}

TEST_F(FdsSource_, warnsOfWhatIsMissing) {
  const FdsCase tiny = caseOf(testing::fireOf(only({0, 10, 21})));
  int missing = 0;
  for (const Problem& problem : tiny.warnings) missing += problem.code == "fds.missing-quantity";
  EXPECT_EQ(missing, 4) << list(tiny.warnings);
  EXPECT_TRUE(has(fdsSource(testing::fireOf(only({3})), 0, hall_).error(), "fds.nothing-usable"));
}

TEST_F(FdsSource_, warnsOfARunThatIsGoingOn) {
  const std::string whole = testing::readFile(file("tiny_3_1.sf"));
  testing::writeFile(file("tiny_3_1.sf"), whole.substr(0, whole.size() - 5));
  const FdsCase tiny = caseOf(testing::fireOf(smv("tiny")));
  EXPECT_TRUE(has(tiny.warnings, "fds.cut-off"));
  EXPECT_TRUE(has(tiny.warnings, "fds.ends-differ"));
  EXPECT_NEAR(tiny.source->end_s(), 18.0196743, 1e-5);
}

TEST_F(FdsSource_, summaryTellsMeshesQuantitiesTimesAndCoverage) {
  const FdsCase tiny = caseOf(testing::fireOf(smv("tiny")), 30);
  const FdsSummary& summary = *fdsSummaryOf(*tiny.source);
  EXPECT_EQ(summary.name, "tiny");
  EXPECT_EQ(summary.end_s, 50);
  ASSERT_EQ(summary.meshes.size(), 3u);
  EXPECT_EQ(summary.meshes[2].box_m, (std::array<double, 6>{0, 6, 2.5, 4.5, 0, 2.4}));
  const auto row = [&](std::string_view used, bool cells) -> const FdsSummary::Slices& {
    for (const auto& slices : summary.slices) {
      if (slices.used == used && slices.cellCentred == cells) return slices;
    }
    throw std::runtime_error("no such row");
  };
  EXPECT_EQ(row("extinction", false).label, "SOOT EXTINCTION COEFFICIENT");
  EXPECT_EQ(row("extinction", false).meshes, 3u);
  EXPECT_EQ(row("extinction", false).frames, 11u);
  EXPECT_DOUBLE_EQ(row("extinction", false).from_m, 1.5);
  EXPECT_DOUBLE_EQ(row("temperature", true).from_m, 1.65);
  ASSERT_EQ(summary.levels.size(), 1u);
  EXPECT_NEAR(summary.levels[0].covered, 6 * 4.5 / 144, 0.01);
}

// Flipped bytes anywhere in a slice file: refused, or read as something that is told.
TEST_F(FdsSource_, survivesDamage) {
  const std::string whole = testing::readFile(file("solid_1_1.sf"));
  std::uint32_t state = 7;
  const auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (int round = 0; round < 400; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 4; ++i) bytes[next() % bytes.size()] = static_cast<char>(next());
    testing::writeFile(file("solid_1_1.sf"), bytes);
    const auto result = fdsSource(testing::fireOf(smv("solid")), 0, hall_);
    if (!result) {
      EXPECT_FALSE(result.error().empty());
      continue;
    }
    const auto reading = result->source->open();
    for (const double time_s : {0.0, 1.0, 3.0, 9.0}) {
      reading->moveTo(time_s);
      const double value = reading->at(plan::SpaceId(0), {1.1, 1.1}, 1.2).temperature_C;
      EXPECT_TRUE(value >= -273.15 && value <= 5000) << value;
    }
  }
}

}  // namespace
}  // namespace muster::io
