// What the air is like at one place and instant: what one sees through, breathes and feels.
// Thread rule: plain values.
#pragma once

namespace muster::hazard {

// Clear air. Volume fractions are of moist air, as FDS writes them: 40 % humidity at 20 degrees
// gives 0.2076 oxygen (fire.md 1.6); FED formulas of hypoxia must not count that as a dose.
inline constexpr double kAmbientTemperature_C = 20.0;
inline constexpr double kAmbientOxygen = 0.2076;
inline constexpr double kAmbientCarbonDioxide = 4.0e-4;

struct Conditions {
  double temperature_C = kAmbientTemperature_C;
  double extinction_per_m = 0;  // K of Beer-Lambert, natural logarithm; >= 0
  double carbonMonoxide = 0;    // volume fractions, 0 to 1
  double carbonDioxide = kAmbientCarbonDioxide;
  double oxygen = kAmbientOxygen;
  double hydrogenCyanide = 0;
  double radiation_kW_per_m2 = 0;  // received by a body there
};

// `share` of b and the rest of a, 0 <= share <= 1.
constexpr Conditions mixed(const Conditions& a, const Conditions& b, double share) {
  const auto mix = [share](double x, double y) { return x + share * (y - x); };
  return {mix(a.temperature_C, b.temperature_C),
          mix(a.extinction_per_m, b.extinction_per_m),
          mix(a.carbonMonoxide, b.carbonMonoxide),
          mix(a.carbonDioxide, b.carbonDioxide),
          mix(a.oxygen, b.oxygen),
          mix(a.hydrogenCyanide, b.hydrogenCyanide),
          mix(a.radiation_kW_per_m2, b.radiation_kW_per_m2)};
}

// V = C / K (Jin): C = 3 for reflecting, 8 for lit signs. FDS caps it at 30 m, so do we.
inline constexpr double kReflecting = 3.0;
inline constexpr double kFarthestSeen_m = 30.0;
constexpr double visibility_m(double extinction_per_m, double c = kReflecting) {
  return extinction_per_m * kFarthestSeen_m <= c ? kFarthestSeen_m : c / extinction_per_m;
}

}  // namespace muster::hazard
