#include "hazard/zones/plume.h"

#include <algorithm>
#include <cmath>

#include "foundation/elementary.h"

namespace muster::hazard::zones {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kAmbient_W = 1.2 * 1012 * 293;  // rho cp T of the dimensionless heat release
constexpr double kGravity = 9.81;

// Above the flame, heat in kW.
double farFlow(double convective_kW, double fromOrigin_m) {
  const double third = power(convective_kW, 1.0 / 3);
  const double reach = power(fromOrigin_m, 5.0 / 3);
  return 0.071 * third * reach * (1 + 0.026 * third * third / reach);
}

}  // namespace

double power(double x, double exponent) {
  return x > 0 ? exponential(exponent * logarithm(x)) : 0.0;
}

double plumeFlow(double total_W, double convective_W, double fireArea_m2, double height_m) {
  if (height_m <= 0 || convective_W <= 0) return 0;
  const double diameter_m = std::sqrt(4 * fireArea_m2 / kPi);
  const double heat =
      total_W / (kAmbient_W * std::sqrt(kGravity * diameter_m) * diameter_m * diameter_m);
  const double heat04 = power(heat, 0.4);
  const double origin_m = diameter_m * (1.4 * heat04 - 1.02);
  const double flame_m = std::max(0.0, diameter_m * (3.7 * heat04 - 1.02));
  const double convective_kW = convective_W / 1000;
  if (height_m >= flame_m) return farFlow(convective_kW, std::max(1e-3, height_m - origin_m));
  return farFlow(convective_kW, flame_m - origin_m) * height_m / flame_m;
}

}  // namespace muster::hazard::zones
