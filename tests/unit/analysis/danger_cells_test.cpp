#include "analysis/danger_cells.h"

#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

using geometry::Vec2;
using measure::Alarm;

class DangerCellsTest : public ::testing::Test {
 protected:
  // One more second with one person in the cell from (2, 3).
  CrowdedCell second(double density, double speed = 0, Vec2 around = {}, bool meets = false) {
    std::vector<CrowdedPerson> people{
        {7, plan::SpaceId(0), {2.5, 3.5}, density, speed, around, meets}};
    const auto& rows = cells_.sample(people, samples_++ == 0 ? 0 : 1);
    EXPECT_EQ(rows.size(), 1u);
    return rows.empty() ? CrowdedCell{} : rows.front();
  }
  // The alarm after so many seconds at a density.
  Alarm after(int seconds, double density, double speed) {
    cells_ = DangerCells(limits_);
    samples_ = 0;
    for (int s = 0; s < seconds; ++s) second(density, speed);
    return second(density, speed).alarm;
  }

  measure::DangerLimits limits_;
  DangerCells cells_{limits_};
  int samples_ = 0;
};

TEST_F(DangerCellsTest, AlarmsNeedDensityAndTime) {
  EXPECT_EQ(after(9, 3, 0.5), Alarm::none);
  EXPECT_EQ(after(10, 3, 0.5), Alarm::yellow);
  EXPECT_EQ(after(60, 2.99, 0.5), Alarm::none);
  EXPECT_EQ(after(4, 4, 0.5), Alarm::none);
  EXPECT_EQ(after(5, 4, 0.5), Alarm::orange);
  EXPECT_EQ(after(1, 5, 0.5), Alarm::none);
  EXPECT_EQ(after(2, 5, 0.5), Alarm::red);
}

TEST_F(DangerCellsTest, WhoStandsBearsMore) {
  EXPECT_EQ(after(60, 3.9, 0.1), Alarm::none);
  EXPECT_EQ(after(10, 4, 0.1), Alarm::yellow);
  EXPECT_EQ(after(10, 5, 0.1), Alarm::orange);
  EXPECT_EQ(after(10, 6, 0.1), Alarm::red);
}

TEST_F(DangerCellsTest, APauseBeginsAnew) {
  for (int s = 0; s < 9; ++s) second(3, 0.5);
  EXPECT_EQ(second(2.5, 0.5).alarm, Alarm::none);
  for (int s = 0; s < 10; ++s) EXPECT_EQ(second(3, 0.5).alarm, Alarm::none);
  EXPECT_EQ(second(3, 0.5).alarm, Alarm::yellow);
  // So does a second without anybody.
  std::vector<CrowdedPerson> nobody;
  EXPECT_TRUE(cells_.sample(nobody, 1).empty());
  EXPECT_EQ(second(3, 0.5).alarm, Alarm::none);
}

TEST_F(DangerCellsTest, HeldIsTheLowestOfTenSeconds) {
  for (int s = 0; s < 10; ++s) EXPECT_EQ(second(s == 3 ? 2.5 : 5).held_per_m2, 0);
  EXPECT_EQ(second(5).held_per_m2, 2.5);
  for (int s = 0; s < 3; ++s) EXPECT_EQ(second(5).held_per_m2, 2.5);
  EXPECT_EQ(second(5).held_per_m2, 5);
}

// To and fro at 0.5 m/s in a crowd of 4 per m²: Var 0.25, P = 1.
TEST_F(DangerCellsTest, TurbulenceIsRed) {
  CrowdedCell cell;
  for (int s = 0; s < 5; ++s) {
    cell = second(4, 0.5, {s % 2 == 0 ? 0.5 : -0.5, 0});
    EXPECT_EQ(cell.pressure_per_s2, 0);  // the window is not full
  }
  cell = second(4, 0.5, {-0.5, 0});
  EXPECT_NEAR(cell.pressure_per_s2, 1, 1e-12);
  EXPECT_EQ(cell.alarm, Alarm::red);
}

TEST_F(DangerCellsTest, OpposingStreamsAndThinCrowdsAreNone) {
  CrowdedCell cell;
  for (int s = 0; s < 6; ++s) cell = second(4, 0.5, {s % 2 == 0 ? 0.5 : -0.5, 0}, true);
  EXPECT_TRUE(cell.opposed);
  EXPECT_NEAR(cell.pressure_per_s2, 1, 1e-12);
  EXPECT_NE(cell.alarm, Alarm::red);
  cells_ = DangerCells(limits_);
  for (int s = 0; s < 6; ++s) cell = second(3.9, 0.5, {s % 2 == 0 ? 0.5 : -0.5, 0});
  EXPECT_EQ(cell.pressure_per_s2, 0);
}

TEST_F(DangerCellsTest, CellsAreSquareMetresOfOneSpace) {
  const auto person = [](std::uint32_t agent, std::size_t space, Vec2 at, double density) {
    return CrowdedPerson{agent, plan::SpaceId(space), at, density, 0, {}, false};
  };
  std::vector<CrowdedPerson> people{person(0, 1, {0.2, 0.2}, 3), person(1, 0, {0.9, 0.9}, 2.5),
                                    person(2, 0, {0.1, 0.1}, 4), person(3, 0, {-0.1, 0.1}, 5),
                                    person(4, 0, {0.1, 1.0}, 6)};
  const auto& rows = cells_.sample(people, 0);
  ASSERT_EQ(rows.size(), 4u);
  std::vector<std::uint32_t> densest;
  for (const CrowdedCell& row : rows) densest.push_back(row.densest);
  EXPECT_EQ(densest, (std::vector<std::uint32_t>{3, 2, 4, 0}));  // by space, column, line
  EXPECT_EQ(rows[1].density_per_m2, 4);
  EXPECT_EQ(rows[1].at, (Vec2{0.1, 0.1}));
}

TEST_F(DangerCellsTest, LimitsAreThoseGiven) {
  EXPECT_EQ(cells_.from_per_m2(), 2);
  limits_.yellow = {1.5, 1.7, 3};
  cells_ = DangerCells(limits_);
  EXPECT_EQ(cells_.from_per_m2(), 1.5);
  EXPECT_EQ(after(2, 1.6, 0.5), Alarm::none);
  EXPECT_EQ(after(3, 1.6, 0.5), Alarm::yellow);
  EXPECT_EQ(after(3, 1.6, 0.1), Alarm::none);
}

}  // namespace
}  // namespace muster::analysis
