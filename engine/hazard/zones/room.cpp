#include "hazard/zones/room.h"

#include <algorithm>

#include "foundation/elementary.h"
#include "hazard/zones/plume.h"

namespace muster::hazard::zones {
namespace {

// The upper layer that is there before anything burns: a thousandth of the room, as clear as the
// rest, so that no layer is ever without mass.
constexpr double kFirstShare = 1e-3;

Layer clearAir(double volume_m3, double temperature_K) {
  Layer layer{density(temperature_K) * volume_m3, kClearAir};
  for (double& species : layer.species_kg) species *= layer.mass_kg;
  return layer;
}

}  // namespace

Room::Room(const Compartment& made, double temperature, double outside)
    : compartment(made),
      ceiling(made.ceiling, temperature, outside),
      wall(made.wall, temperature, outside),
      floor(made.floor, temperature, outside) {
  upperVolume_m3 = volume_m3() * (made.mixed ? 1.0 : kFirstShare);
  layers[kUpper] = clearAir(upperVolume_m3, temperature);
  layers[kLower] = clearAir(volume_m3() - upperVolume_m3, temperature);
  refresh();
}

void Room::refresh() {
  const double pressure = kPressure_Pa + pressure_Pa;
  const auto temperature = [&](LayerIndex i) {
    return pressure * layerVolume_m3(i) / (kGasConstant_J_per_kgK * layers[i].mass_kg);
  };
  temperature_K[kUpper] = temperature(kUpper);
  temperature_K[kLower] = compartment.mixed ? temperature_K[kUpper] : temperature(kLower);
  interface_m =
      compartment.mixed ? 0.0 : compartment.height_m - upperVolume_m3 / compartment.area_m2;
}

double Room::extinction_per_m(LayerIndex layer) const {
  const double volume = layerVolume_m3(layer);
  if (volume <= 0) return extinction_per_m(kUpper);
  return kExtinction_m2_per_kg * std::max(0.0, layers[layer].species_kg[kSoot]) / volume;
}

double Room::emissivity() const {
  constexpr double kSootDensity_kg_per_m3 = 1800;
  constexpr double kSootAbsorption_per_mK = 1225;  // Planck mean of soot per volume share (SFPE)
  const Layer& gas = layers[kUpper];
  const double surface = 2 * compartment.area_m2 + compartment.perimeter_m * depth_m();
  const double path = 3.6 * upperVolume_m3 / surface;  // mean beam length
  const double soot = gas.species_kg[kSoot] / upperVolume_m3 / kSootDensity_kg_per_m3;
  const double absorption = kSootAbsorption_per_mK * soot * temperature_K[kUpper];
  // CO2 and water: a power law through Hottel's charts (recalled): 0.11 at 0.032 atm m, 0.23 at
  // 0.2.
  const double pressurePath =
      path * (gas.volumeFraction(kCarbonDioxide) + gas.volumeFraction(kWater));
  const double byGas = std::min(0.5, 0.45 * power(pressurePath, 0.42));
  return 1 - (1 - byGas) * exponential(-std::max(0.0, absorption) * path);
}

}  // namespace muster::hazard::zones
