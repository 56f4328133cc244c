// The parts of the zone model by themselves: fuels, plume, walls, the solver.
#include <gtest/gtest.h>
#include <cmath>

#include "experiments.h"
#include "hazard/zones/combustion.h"
#include "hazard/zones/plume.h"
#include "hazard/zones/sparse_cholesky.h"

namespace muster::hazard::zones {
namespace {

TEST(ZoneFuels, EveryRowHasAnIdASourceAndKeepsItsMass) {
  ASSERT_GE(fuels().size(), 5u);
  for (const Fuel& fuel : fuels()) {
    EXPECT_FALSE(fuel.source.empty()) << fuel.id;
    EXPECT_EQ(findFuel(fuel.id), &fuel);
    EXPECT_GE(fuel.heat_J_per_kg, 1e6) << fuel.id;
    for (const double starved : {0.0, 1.0}) {
      const SpeciesMass made = products(fuel, starved);
      double sum = 0;
      for (const double kg : made) sum += kg;
      const double others = fuel.chlorine > 0 || fuel.nitrogen > 0 ? 0.7 : 0.001;  // HCl, N2
      EXPECT_LE(sum, 1.001) << fuel.id;
      EXPECT_NEAR(sum, 1, others) << fuel.id;
      EXPECT_NEAR(made[kSoot], starved > 0 ? fuel.starvedSootYield : fuel.sootYield, 1e-12);
      EXPECT_GT(made[kCarbonDioxide], 0) << fuel.id;
      EXPECT_LT(made[kOxygen], 0) << fuel.id;
    }
  }
  EXPECT_EQ(findFuel("asbestos"), nullptr);
}

// NZ C/VM2: CO2 1.5, H2O 0.82 per kg.
TEST(ZoneFuels, ClassroomFuelGivesWhatCVm2Says) {
  const SpeciesMass made = products(*findFuel("classroom"));
  EXPECT_NEAR(made[kCarbonDioxide], 1.5, 0.2);
  EXPECT_NEAR(made[kWater], 0.82, 0.01);
  EXPECT_NEAR(made[kCarbonMonoxide], 0.04, 1e-12);
}

TEST(ZoneFuels, ACyanideYieldThatSomebodySetsIsMade) {
  Fuel fuel = *findFuel("classroom");
  const double carbonDioxide = products(fuel)[kCarbonDioxide];
  setCyanideYield(fuel, 0.01);
  EXPECT_NEAR(products(fuel)[kCyanide], 0.01, 1e-12);
  EXPECT_NEAR(products(fuel)[kCarbonDioxide], carbonDioxide, 0.03);
}

// Far above the fire all laws of this family come to 0.071 Qc^(1/3) z^(5/3) (Zukoski, Heskestad).
TEST(ZonePlume, TallPlume) {
  EXPECT_NEAR(plumeFlow(100e3, 65e3, 0.01, 30), 0.071 * std::cbrt(65.0) * std::pow(30.0, 5.0 / 3),
              8);
  EXPECT_EQ(plumeFlow(100e3, 65e3, 1, 0), 0);
  EXPECT_EQ(plumeFlow(0, 0, 1, 2), 0);
}

TEST(ZonePlume, GrowsWithHeightAndHeatWithoutAJump) {
  double before = 0;
  for (double z = 0.05; z < 6; z += 0.05) {
    const double flow = plumeFlow(1e6, 0.65e6, 2, z);
    EXPECT_GT(flow, before) << z;
    EXPECT_LT(flow - before, 0.8) << z;
    before = flow;
  }
}

// A steady flux into a thick solid: T - T0 = 2 q / k sqrt(a t / pi) at its face.
TEST(ZoneSurface, ThickConcreteWarmsLikeTheFormula) {
  const Material concrete;
  Surface surface(concrete, 293.15, 293.15);
  const double flux = 2000, a = 1.4 / (2200 * 900.0);
  for (int i = 1; i <= 2400; ++i) {
    surface.take(flux, 0.25);
    if (i % 400 != 0) continue;
    const double face = 2 * flux / 1.4 * std::sqrt(a * i * 0.25 / 3.14159265358979);
    // The first cell's middle lies flux * width / 2k below the face: about 1 K here.
    EXPECT_NEAR(surface.temperature_K() - 293.15, face, 0.06 * face + 1.2) << i;
  }
}

TEST(ZoneCombustion, GoesOutWithoutOxygen) {
  Room room(testing::room(6, 6, 3), 293.15, 293.15);
  const Burning burning{0, *findFuel("classroom"), {}, 0.5, 2, 0.35};
  const Combustion free = burn(room, burning, 500e3);
  EXPECT_EQ(free.released_W, 500e3);
  EXPECT_EQ(free.starved, 0);
  EXPECT_GT(free.plume_kg_per_s, 0.5);
  for (Layer& layer : room.layers) layer.species_kg[kOxygen] *= 0.68;  // 14.1 % by volume
  const Combustion poor = burn(room, burning, 500e3);
  EXPECT_LT(poor.released_W, 400e3);
  EXPECT_GT(poor.made_kg_per_s[kCarbonMonoxide] / poor.fuel_kg_per_s, 0.05);
  for (Layer& layer : room.layers) layer.species_kg[kOxygen] *= 0.9;
  EXPECT_EQ(burn(room, burning, 500e3).released_W, 0);
}

TEST(ZoneCholesky, SolvesAMatrixWithLoops) {
  const std::vector<std::pair<std::size_t, std::size_t>> couplings{{0, 1}, {1, 2}, {2, 3}, {3, 0},
                                                                   {1, 3}, {4, 2}, {0, 1}};
  SparseCholesky matrix(6, couplings);
  double dense[6][6] = {};
  for (std::size_t c = 0; c < couplings.size(); ++c) {
    const auto [i, j] = couplings[c];
    const double value = -1.0 - static_cast<double>(c);
    matrix.addCoupling(c, value);
    dense[i][j] += value;
    dense[j][i] += value;
  }
  for (std::size_t i = 0; i < 6; ++i) {
    matrix.addDiagonal(i, 30 + static_cast<double>(i));
    dense[i][i] += 30 + static_cast<double>(i);
  }
  std::vector<double> x{1, -2, 3, 0.5, 7, 4};
  const std::vector<double> b = x;
  matrix.solve(x);
  for (std::size_t i = 0; i < 6; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < 6; ++j) sum += dense[i][j] * x[j];
    EXPECT_NEAR(sum, b[i], 1e-12) << i;
  }
}

}  // namespace
}  // namespace muster::hazard::zones
