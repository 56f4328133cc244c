#include "hazard/zones/plan_fire.h"

#include <algorithm>

namespace muster::hazard::zones {
namespace {

constexpr double kPeak_W_per_m2 = 500e3;  // zone_fire.h: area_m2

// kW/s²: 1055 kW at 600, 300, 150, 75 s.
double alphaOf(const ZoneFire& fire) {
  if (fire.alpha_kW_per_s2) return *fire.alpha_kW_per_s2;
  double full_s = 150;
  if (fire.growth == "slow") full_s = 600;
  if (fire.growth == "medium") full_s = 300;
  if (fire.growth == "ultra-fast") full_s = 75;
  return 1055 / (full_s * full_s);
}

}  // namespace

Burning burningOf(const ZoneFire& fire, std::size_t compartment, const Compartment& room) {
  Burning burning;
  burning.compartment = compartment;
  if (const Fuel* row = findFuel(fire.fuel)) burning.fuel = *row;
  Fuel& fuel = burning.fuel;
  if (fire.heat_MJ_per_kg) fuel.heat_J_per_kg = *fire.heat_MJ_per_kg * 1e6;
  if (fire.sootYield) fuel.sootYield = fuel.starvedSootYield = *fire.sootYield;
  if (fire.carbonMonoxideYield) {
    fuel.carbonMonoxideYield = fuel.starvedCarbonMonoxideYield = *fire.carbonMonoxideYield;
  }
  if (fire.cyanideYield) setCyanideYield(fuel, *fire.cyanideYield);
  burning.release =
      squareGrowth(alphaOf(fire) * 1000, fire.peak_kW * 1000, fire.lasts_s, fire.decay_s);
  burning.base_m = std::min(fire.base_m, room.height_m / 2);  // never above a low ceiling
  burning.area_m2 = fire.area_m2.value_or(fire.peak_kW * 1000 / kPeak_W_per_m2);
  return burning;
}

}  // namespace muster::hazard::zones
