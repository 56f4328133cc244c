// Heat between a room's gas, its surfaces and the radiation of a fire (fire.md 2.2.8). Thread rule:
// a pure function of the room but for the heat that its surfaces take up.
#pragma once

#include <array>

#include "hazard/zones/room.h"

namespace muster::hazard::zones {

struct FireHeat {
  double convective_W = 0;
  double radiative_W = 0;
};

struct HeatExchange {
  std::array<double, 2> toLayers_W{};  // by layer; negative: lost
  double toSurfaces_W = 0;
};

// Over a step of dt. toLayers + toSurfaces = the fire's radiation; its convective heat is not in
// them, it only drives the ceiling jet.
HeatExchange exchangeHeat(Room& room, const FireHeat& fire, double dt_s);

}  // namespace muster::hazard::zones
