#include "hazard/zones/combustion.h"

#include <algorithm>

#include "hazard/zones/plume.h"

namespace muster::hazard::zones {
namespace {

constexpr double kHeatPerOxygen_J_per_kg = 13.1e6;  // Huggett
// Flames go out below about 15 % oxygen by volume (CFAST's default), here between 14 and 16.
constexpr double kOutBelow = 0.14, kFreeAbove = 0.16;

double flammable(double oxygenFraction) {
  const double x = std::clamp((oxygenFraction - kOutBelow) / (kFreeAbove - kOutBelow), 0.0, 1.0);
  return x * x * (3 - 2 * x);
}

double heatOfAir(double air_kg_per_s, const Layer& layer) {
  return air_kg_per_s * layer.share(kOxygen) * flammable(layer.volumeFraction(kOxygen)) *
         kHeatPerOxygen_J_per_kg;
}

}  // namespace

Combustion burn(const Room& room, const Burning& burning, double wanted_W) {
  Combustion fire;
  if (wanted_W <= 0) return fire;
  const double convectiveShare = 1 - burning.radiativeShare;
  const auto flowTo = [&](double height_m) {
    return plumeFlow(wanted_W, wanted_W * convectiveShare, burning.area_m2, height_m);
  };
  double fromLower = flowTo(room.interface_m - burning.base_m);
  const double all = flowTo(room.compartment.height_m - burning.base_m);
  const double fromUpper = std::max(0.0, all - fromLower);
  // The plume must stay warmer than the layer that it rises into.
  const double warmer_K = room.temperature_K[kUpper] - room.temperature_K[kLower];
  if (warmer_K > 1) {
    fromLower =
        std::min(fromLower, wanted_W * convectiveShare / (kHeatCapacity_J_per_kgK * warmer_K));
  }
  const double possible_W = heatOfAir(fromLower, room.layers[room.layer(kLower)]) +
                            heatOfAir(fromUpper, room.layers[kUpper]);
  const double burnt_W = std::min(wanted_W, possible_W);
  fire.starved = 1 - burnt_W / wanted_W;
  fire.heat = {burnt_W * convectiveShare, burnt_W * burning.radiativeShare};
  fire.released_W = burnt_W;
  fire.fuel_kg_per_s = burnt_W / burning.fuel.heat_J_per_kg;
  fire.plume_kg_per_s = room.compartment.mixed ? 0.0 : fromLower;
  fire.made_kg_per_s = products(burning.fuel, fire.starved);
  for (double& made : fire.made_kg_per_s) made *= fire.fuel_kg_per_s;
  return fire;
}

}  // namespace muster::hazard::zones
