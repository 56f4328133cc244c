// The plume over a fire: how much air it takes along on its way up (Heskestad as in CFAST; fire.md
// 2.2.4). Thread rule: pure functions.
#pragma once

namespace muster::hazard::zones {

// Air taken in between the base of the fire and `height_m` above it, kg/s. 0 for a height or heat
// of 0. convective_W: the heat that is not radiated; total_W >= convective_W.
double plumeFlow(double total_W, double convective_W, double fireArea_m2, double height_m);

// x to a power, by foundation/elementary (the same bits everywhere); 0 for x <= 0.
double power(double x, double exponent);

}  // namespace muster::hazard::zones
