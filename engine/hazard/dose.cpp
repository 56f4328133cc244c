#include "hazard/dose.h"

#include <algorithm>

#include "foundation/elementary.h"

namespace muster::hazard {

namespace {

constexpr double kPerMinute = 1.0 / 60.0;

double power(double base, double exponent) {
  return base > 0 ? exponential(exponent * logarithm(base)) : 0.0;
}

// 3.317e-5 × 25 l/min / 30 % COHb (light work).
double carbonMonoxide_per_min(double ppm) {
  return 2.7641667e-5 * power(ppm, 1.036);
}

// 0.0045454 is 1 / 220: no cyanide, no dose.
double cyanide_per_min(double fraction) {
  if (!(fraction > 0)) return 0;
  return std::max(0.0, exponential(std::min(fraction / 43e-6, 600.0)) / 220.0 - 0.0045454);
}

double hyperventilation(double carbonDioxide) {
  return exponential(0.1903 * 100.0 * carbonDioxide + 2.0004) / 7.1;
}

double hypoxia_per_min(double oxygen) {
  constexpr double kNoEffectAbove = 0.20;
  if (oxygen >= kNoEffectAbove) return 0;
  return 1.0 / exponential(8.13 - 0.54 * (20.9 - 100.0 * oxygen));
}

}  // namespace

double gasDoseRate_per_s(const Conditions& air) {
  const double toxic =
      carbonMonoxide_per_min(air.carbonMonoxide * 1e6) + cyanide_per_min(air.hydrogenCyanide);
  const double perMinute =
      toxic * hyperventilation(air.carbonDioxide) + hypoxia_per_min(air.oxygen);
  return perMinute * kPerMinute;
}

double heatDoseRate_per_s(const Conditions& air) {
  constexpr double kPainless_kW_per_m2 = 2.5;
  const double convection =
      air.temperature_C > kNoHeatBelow_C ? power(air.temperature_C, 3.4) / 5e7 : 0.0;
  const double q = air.radiation_kW_per_m2;
  const double radiation = q > kPainless_kW_per_m2 ? power(q, 1.9) / 4.2 : 0.0;
  return (convection + radiation) * kPerMinute;
}

}  // namespace muster::hazard
