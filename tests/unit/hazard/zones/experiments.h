// Networks of the experiments and of the storey that the model is compared with, as CFAST's own
// inputs describe them (fire.md 2.3, 2.4).
#pragma once

#include "hazard/zones/network.h"

namespace muster::hazard::zones::testing {

Compartment room(double width_m, double depth_m, double height_m, double floor_m = 0,
                 const Material& material = {});
Burning gasBurner(std::size_t compartment, std::vector<ReleasePoint> release, double base_m,
                  double area_m2, double radiativeShare);

// 2.8 x 2.8 x 2.13 m, one door 1.83 m high, a gas burner in the middle (Steckler 1982).
Network steckler(double doorWidth_m, double power_kW, double outside_C);
// Burn room, entry, corridor 12.2 m (NBS 1985); with the target room at its far end or without.
Network nbs(bool targetRoom);
// Two corridors of 17 m over each other, a stairwell between them.
Network atf(double power_kW);
// 21.7 x 7.04 x 3.82 m, door 2 x 2 m, heptane up to 1.19 MW (NIST/NRC benchmark 3, test 3).
Network nistNrc3();
// Corridor of 36 m, four classrooms, fast fire in the second; rooms in the order corridor, 1 to 4.
// With the corridor cut into so many pieces, which stand first.
Network school30(std::size_t corridorPieces = 1);

}  // namespace muster::hazard::zones::testing
