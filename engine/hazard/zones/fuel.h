// What burns: heat and products per kilogram. Rows of fuels.toml beside hazard's headers, each with
// its source; a scenario names a row and may change its yields.
//
// Chemistry (fire.md 2.2.9): C_c H_h O_o N_n Cl_l burns to soot (as carbon), CO, HCN, HCl (not
// followed further), CO2 and water; the oxygen it takes follows. Thread rule: plain values, pure
// functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hazard/zones/gas.h"

namespace muster::hazard::zones {

struct Fuel {
  std::string id;
  double heat_J_per_kg = 20e6;  // effective heat of combustion; 1e6 to 1e8
  double sootYield = 0.07;      // kg per kg burnt; 0 to 0.4
  double carbonMonoxideYield = 0.04;
  double cyanideYield = 0;
  // Yields when the fire takes as much oxygen as it gets and would burn more.
  double starvedSootYield = 0.07;
  double starvedCarbonMonoxideYield = 0.04;
  double carbon = 1, hydrogen = 2, oxygen = 0.5, nitrogen = 0, chlorine = 0;  // atoms of a formula
  std::string source;
};

double formulaMass_g_per_mol(const Fuel& fuel);

// What one kilogram adds to the air, by species; oxygen negative. `starved` of it burns for want of
// air, 0 to 1. More carbon, hydrogen or nitrogen in the yields than the fuel has is cut to what it
// has.
SpeciesMass products(const Fuel& fuel, double starved = 0);

// Changes the yield, and the fuel's nitrogen to what that needs.
void setCyanideYield(Fuel& fuel, double yield);

// The rows of fuels.toml, in its order.
const std::vector<Fuel>& fuels();
const Fuel* findFuel(std::string_view id);  // nullptr if there is none

}  // namespace muster::hazard::zones
