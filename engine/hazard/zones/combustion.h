// How much of what wants to burn does burn, and what it makes of the air (fire.md 2.2.3, 2.2.4).
// Thread rule: pure functions.
#pragma once

#include "hazard/zones/heat_exchange.h"
#include "hazard/zones/room.h"

namespace muster::hazard::zones {

struct Combustion {
  FireHeat heat;                // of what burns
  double fuel_kg_per_s = 0;     // that becomes gas
  double plume_kg_per_s = 0;    // air from the lower layer into the upper
  double released_W = 0;        // heat.convective_W + heat.radiative_W
  double starved = 0;           // share of the wanted heat that finds no oxygen
  SpeciesMass made_kg_per_s{};  // oxygen negative
};

Combustion burn(const Room& room, const Burning& burning, double wanted_W);

}  // namespace muster::hazard::zones
