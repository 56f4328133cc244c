// What the air of the zone model is: an ideal gas with the constants of CFAST, six species that go
// with it, and a layer of it. Plain values.
#pragma once

#include <array>
#include <cstddef>

namespace muster::hazard::zones {

inline constexpr double kGravity_m_per_s2 = 9.81;
inline constexpr double kHeatCapacity_J_per_kgK = 1012;  // of air at constant pressure (CFAST)
inline constexpr double kAdiabaticExponent = 1.4;
inline constexpr double kGasConstant_J_per_kgK =
    kHeatCapacity_J_per_kgK * (kAdiabaticExponent - 1) / kAdiabaticExponent;
inline constexpr double kPressure_Pa = 101325;
inline constexpr double kZeroCelsius_K = 273.15;
inline constexpr double kStefanBoltzmann_W_per_m2K4 = 5.67e-8;
inline constexpr double kMolarMass_g_per_mol = 29;     // of air: X = Y * 29 / M (fire.md 2.2.9)
inline constexpr double kExtinction_m2_per_kg = 8700;  // of flaming soot, +-1100 (crowd.md D.3)

enum Species : std::size_t { kSoot, kCarbonMonoxide, kCarbonDioxide, kOxygen, kWater, kCyanide };
inline constexpr std::size_t kSpecies = 6;
using SpeciesMass = std::array<double, kSpecies>;  // kg, or kg/s, or shares, in that order

inline constexpr SpeciesMass kMolarMasses_g_per_mol{12.011, 28.010, 44.009, 31.998, 18.015, 27.025};

// Mass shares of clear air: hazard/conditions.h as volume fractions, 40 % humidity at 20 degrees.
inline constexpr SpeciesMass kClearAir{
    0, 0, 4.0e-4 * 44.009 / 29, 0.2076 * 31.998 / 29, 0.0093 * 18.015 / 29, 0};

struct Layer {
  double mass_kg = 0;
  SpeciesMass species_kg{};

  double share(Species s) const { return mass_kg > 0 ? species_kg[s] / mass_kg : kClearAir[s]; }
  double volumeFraction(Species s) const {
    return share(s) * kMolarMass_g_per_mol / kMolarMasses_g_per_mol[s];
  }
};

constexpr double density(double temperature_K) {
  return kPressure_Pa / (kGasConstant_J_per_kgK * temperature_K);
}

}  // namespace muster::hazard::zones
