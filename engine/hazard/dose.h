// Fractional effective dose: how far a person is on the way to incapacitation (1 = median person).
//
// Gases: Purser's form as FDS 6 codes it (func.f90; FDS+Evac eq. 12 to 19; SFPE 5th ed. ch. 63),
// light work: dFED/dt = (F_CO + F_CN) V_CO2 + F_O2. CO2 hyperventilation is 1.0411 at no CO2 at
// all, as in FDS. Hypoxia counts only below 20 % oxygen, so that moist clear air is no dose. Heat:
// dFED/dt = 1 / t_conv + 1 / t_rad. Convection t_conv [min] = 4.1e8 T^-3.61 fully clothed (ISO
// 13571 eq. 9), 5e7 T^-3.4 lightly (eq. 10): schools are the latter in summer, the worse case, used
// here. Radiation above 2.5 kW/m²: t_rad [min] = 4.2 q^-1.9 (ISO 13571, pain).
// Children take up CO faster than these equations for adults say: read 0.3 as their 1 (crowd.md
// D.5).
//
// Rates are per SECOND. Thread rule: pure functions; the same bits on every machine.
#pragma once

#include "hazard/conditions.h"

namespace muster::hazard {

// The fit of convected heat has no threshold and would fell people at 20 degrees within 31 hours: a
// hot summer's day is no dose (judgement; measured from about 60 degrees on).
inline constexpr double kNoHeatBelow_C = 40.0;

double gasDoseRate_per_s(const Conditions& air);   // >= 0
double heatDoseRate_per_s(const Conditions& air);  // >= 0

}  // namespace muster::hazard
