#include "measure/density.h"

#include <gtest/gtest.h>

#include <numbers>

namespace muster::measure {
namespace {

using geometry::Polygon;
using geometry::rectangle;

struct Group {
  std::vector<double> x, y;
  Positions view() const { return {x, y}; }
};

// Four people in the middles of the quarters of a room of 2 × 2 m.
Group quarters() {
  return {{0.5, 1.5, 0.5, 1.5}, {0.5, 0.5, 1.5, 1.5}};
}
const Polygon kRoom{rectangle({0, 0}, {2, 2}), {}};
const Polygon kPlain{rectangle({-50, -50}, {50, 50}), {}};

Group lattice(double pitch, int half) {
  Group group;
  for (int i = -half; i <= half; ++i)
    for (int j = -half; j <= half; ++j) {
      group.x.push_back(pitch * i);
      group.y.push_back(pitch * j);
    }
  return group;
}

TEST(BoxDensity, CountsPersonsPerSquareMetreWithTheBoundary) {
  EXPECT_DOUBLE_EQ(boxDensity(quarters().view(), kRoom), 1.0);
  EXPECT_DOUBLE_EQ(boxDensity(quarters().view(), {rectangle({0.5, 0}, {1, 2}), {}}), 2.0);
  EXPECT_DOUBLE_EQ(boxDensity({}, kRoom), 0.0);
}

TEST(KernelDensity, IsTheFormulaOfHelbing2007) {
  const Group one{{3}, {4}};
  EXPECT_NEAR(kernelDensity(one.view(), {3, 4}), 0.318310, 1e-6);     // 1/π
  EXPECT_NEAR(kernelDensity(one.view(), {3, 5}), 0.117100, 1e-6);     // e⁻¹/π
  EXPECT_NEAR(kernelDensity(one.view(), {5, 4}, 2), 0.029275, 1e-6);  // e⁻¹/4π
  EXPECT_EQ(kernelDensity({}, {0, 0}), 0.0);
}

TEST(KernelDensity, OfAnEvenCrowdIsItsDensity) {
  EXPECT_NEAR(kernelDensity(lattice(0.5, 16).view(), {0.1, -0.2}), 4.0, 0.001);
}

TEST(VoronoiCells, LonelyPersonHasTheCutOffCircle) {
  const Group one{{0}, {0}};
  EXPECT_NEAR(voronoiCells(one.view(), kPlain)[0].area_m2, std::numbers::pi, 1e-9);
  EXPECT_NEAR(voronoiCells(one.view(), kPlain, 2)[0].area_m2, 4 * std::numbers::pi, 1e-9);
}

TEST(VoronoiCells, TwoPeopleShareTheirLens) {
  // π less the circle's segment beyond a chord at 0.5: acos 0.5 - 0.5 √0.75 = 0.61418.
  const auto cells = voronoiCells(Group{{0, 1}, {0, 0}}.view(), kPlain);
  EXPECT_NEAR(cells[0].area_m2, 2.52741, 0.004);
  EXPECT_NEAR(cells[1].area_m2, cells[0].area_m2, 1e-9);
}

TEST(VoronoiCells, WallsClip) {
  for (const VoronoiCell& cell : voronoiCells(quarters().view(), kRoom))
    EXPECT_NEAR(cell.area_m2, 1.0, 1e-9);
}

TEST(VoronoiCells, InnerCellOfALatticeIsItsSquare) {
  const auto cells = voronoiCells(lattice(0.5, 4).view(), kPlain);
  EXPECT_NEAR(cells[cells.size() / 2].area_m2, 0.25, 1e-12);
}

TEST(VoronoiCells, NobodyOwnsFloorBehindAWall) {
  // A horseshoe: two legs of 1 m, 0.2 m apart. The circle of somebody in the left leg reaches the
  // right one.
  const Polygon horseshoe{{{0, 0}, {1, 0}, {1, 4}, {1.2, 4}, {1.2, 0}, {2.2, 0}, {2.2, 5}, {0, 5}},
                          {}};
  const auto cells = voronoiCells(Group{{0.9}, {1.5}}.view(), horseshoe);
  EXPECT_FALSE(contains(cells[0].shape, {1.5, 1.5}));
  EXPECT_TRUE(contains(cells[0].shape, {0.5, 1.5}));
  EXPECT_LT(cells[0].area_m2, 2.0);
}

TEST(VoronoiCells, SameSpotSharesAndOutsideHasNone) {
  const auto cells = voronoiCells(Group{{1, 1, 9}, {1, 1, 9}}.view(), kRoom);
  EXPECT_NEAR(cells[0].area_m2 + cells[1].area_m2, std::numbers::pi, 0.002);
  EXPECT_EQ(cells[2].area_m2, 0.0);
}

TEST(VoronoiDensity, IntegratesOverTheArea) {
  const auto cells = voronoiCells(quarters().view(), kRoom);
  EXPECT_NEAR(voronoiDensity(cells, kRoom), 1.0, 1e-9);
  EXPECT_NEAR(voronoiDensity(cells, {rectangle({0, 0}, {1, 2}), {}}), 1.0, 1e-9);
  // Half of the area lies outside the room, where nobody is.
  EXPECT_NEAR(voronoiDensity(cells, {rectangle({1, 0}, {3, 2}), {}}), 0.5, 1e-9);
  EXPECT_EQ(voronoiDensity({}, kRoom), 0.0);
}

TEST(VoronoiSpeed, IsTheMeanOverCoveredFloor) {
  const auto cells = voronoiCells(quarters().view(), kRoom);
  const std::vector<double> speeds{1.0, 2.0, 1.0, 2.0};
  EXPECT_NEAR(voronoiSpeed(cells, speeds, kRoom), 1.5, 1e-9);
  EXPECT_NEAR(voronoiSpeed(cells, speeds, {rectangle({0, 0}, {1.5, 2}), {}}), 4.0 / 3, 1e-9);
  EXPECT_EQ(voronoiSpeed(cells, speeds, {rectangle({5, 5}, {6, 6}), {}}), 0.0);
}

}  // namespace
}  // namespace muster::measure
