// What the zone model keeps, whatever burns and whichever doors move: mass, species and energy of
// rooms and open air together.
#include <gtest/gtest.h>
#include <cmath>

#include "experiments.h"
#include "hazard/zones/model.h"

namespace muster::hazard::zones {
namespace {

constexpr double kRoundOff = 1e-11;

void expectKept(const Model& model, const Balance& first) {
  const Balance now = model.balance();
  EXPECT_NEAR(now.mass_kg + now.outside_kg, first.mass_kg + now.fuel_kg, kRoundOff * first.mass_kg);
  for (std::size_t s = 0; s < kSpecies; ++s) {
    // To round-off of what has moved, not of what is left.
    const double scale = first.species_kg[s] + std::fabs(now.made_kg[s]) +
                         std::fabs(now.outsideSpecies_kg[s]) + now.species_kg[s];
    EXPECT_NEAR(now.species_kg[s] + now.outsideSpecies_kg[s], first.species_kg[s] + now.made_kg[s],
                kRoundOff * scale)
        << s;
  }
  // energy_J: what is in the gas; what was released is there, outside or in walls.
  EXPECT_NEAR(now.energy_J + now.outside_J + now.surfaces_J, first.energy_J + now.released_J,
              kRoundOff * first.energy_J);
}

TEST(ZoneBalance, KeepsMassSpeciesAndEnergyOverAStoreyWithMovingDoors) {
  Model model(testing::school30(3));
  const Balance first = model.balance();
  for (int t = 20; t <= 400; t += 20) {
    model.setShare(3, t % 60 == 0 ? 0.01 : 1.0);  // a door of the fire room
    model.setShare(5, t % 80 == 0 ? 0.0 : 0.5);
    model.advanceTo(t);
    expectKept(model, first);
  }
  const Balance last = model.balance();
  EXPECT_GT(last.made_kg[kSoot], 1);  // and there was something to lose
  EXPECT_GT(last.outsideSpecies_kg[kSoot], 0.1);
}

TEST(ZoneBalance, KeepsThemInAShaftOverStoreys) {
  Network network = testing::atf(485);
  network.compartments[1].mixed = true;
  network.compartments[1].height_m = 2.5;
  Compartment upper = network.compartments[1];
  upper.floor_m = 2.5;
  network.compartments.push_back(upper);
  network.wallVents[1].first = 3, network.wallVents[1].second = 2;
  network.floorVents = {{1, 3, 4, 2.5}};
  Model model(network);
  const Balance first = model.balance();
  model.advanceTo(300);
  expectKept(model, first);
  EXPECT_GT(model.rooms()[3].temperature_K[kUpper], 273.15 + 40);
}

TEST(ZoneBalance, EveryStepSettlesThePressures) {
  Model model(testing::school30(3));
  model.advanceTo(300);
  EXPECT_LE(model.worstLeftOver_Pa(), 0.01);
}

TEST(ZoneBalance, SameBitsWhenRunAgain) {
  Model a(testing::school30(3)), b(testing::school30(3));
  a.advanceTo(120);
  b.advanceTo(120);
  for (std::size_t r = 0; r < a.rooms().size(); ++r) {
    EXPECT_EQ(a.rooms()[r].pressure_Pa, b.rooms()[r].pressure_Pa);
    EXPECT_EQ(a.rooms()[r].upperVolume_m3, b.rooms()[r].upperVolume_m3);
  }
}

}  // namespace
}  // namespace muster::hazard::zones
