#include "hazard/zones/vent_flow.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hazard/zones/plume.h"

namespace muster::hazard::zones {
namespace {

struct Root {
  double flow;   // per sqrt(2 rho) C w h
  double slope;  // of it by pressure
};

// Mean of sqrt(dp) over a slab whose pressure difference goes from x to y (both >= 0).
Root meanRoot(double x, double y) {
  const double sum = std::sqrt(x) + std::sqrt(y);
  const double most = std::max(x, y);
  if (most <= 0) return {0, 1 / std::sqrt(kSmoothBelow_Pa)};
  double flow = (2.0 / 3) * (x + std::sqrt(x * y) + y) / sum;
  if (most < kSmoothBelow_Pa) flow *= std::sqrt(most / kSmoothBelow_Pa);
  return {flow, 1 / std::max(sum, std::sqrt(kSmoothBelow_Pa))};
}

struct Band {
  double low, high, dpLow, dpHigh;  // of one sign
};

void addSlab(const Column& first, const Column& second, const WallVent& vent, double share,
             const Band& band, Slabs& slabs) {
  const double height = band.high - band.low;
  if (height <= 0) return;
  const bool forwards = band.dpLow + band.dpHigh > 0;
  const Column& source = forwards ? first : second;
  const LayerIndex from = (band.low + band.high) / 2 < source.interface_m ? kLower : kUpper;
  const Root root = meanRoot(std::fabs(band.dpLow), std::fabs(band.dpHigh));
  const double size = vent.coefficient * vent.width_m * share * height *
                      std::sqrt(2 * source.density_kg_per_m3[from]);
  slabs.list[slabs.count++] = {band.low,          band.high, (forwards ? 1 : -1) * size * root.flow,
                               size * root.slope, from,      source.temperature_K[from]};
}

}  // namespace

Column openAirColumn(double outside_K) {
  Column air;
  air.temperature_K = {outside_K, outside_K};
  air.density_kg_per_m3 = {density(outside_K), density(outside_K)};
  return air;
}

Column columnOf(double floor_m, double interface_m, double pressure_Pa,
                const std::array<double, 2>& temperature_K, double outsideDensity_kg_per_m3) {
  Column column{floor_m, interface_m, pressure_Pa, {}, temperature_K, {}};
  for (const std::size_t layer : {kLower, kUpper}) {
    column.density_kg_per_m3[layer] = density(temperature_K[layer]);
    column.slope_Pa_per_m[layer] =
        kGravity_m_per_s2 * (outsideDensity_kg_per_m3 - column.density_kg_per_m3[layer]);
  }
  return column;
}

Slabs slabsThrough(const Column& first, const Column& second, const WallVent& vent, double share) {
  Slabs slabs;
  if (share <= 0 || vent.soffit_m <= vent.sill_m) return slabs;
  double low = std::clamp(first.interface_m, vent.sill_m, vent.soffit_m);
  double high = std::clamp(second.interface_m, vent.sill_m, vent.soffit_m);
  if (low > high) std::swap(low, high);
  const std::array<double, 4> edges{vent.sill_m, low, high, vent.soffit_m};
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const double z0 = edges[i], z1 = edges[i + 1];
    if (z1 <= z0) continue;
    const double dp0 = first.pressureAt(z0) - second.pressureAt(z0);
    const double dp1 = first.pressureAt(z1) - second.pressureAt(z1);
    if (dp0 * dp1 >= 0) {
      addSlab(first, second, vent, share, {z0, z1, dp0, dp1}, slabs);
      continue;
    }
    const double neutral = z0 + (z1 - z0) * dp0 / (dp0 - dp1);
    addSlab(first, second, vent, share, {z0, neutral, dp0, 0}, slabs);
    addSlab(first, second, vent, share, {neutral, z1, 0, dp1}, slabs);
  }
  return slabs;
}

HoleFlow throughHole(const Column& below, LayerIndex top, const Column& above, LayerIndex bottom,
                     const FloorVent& vent) {
  constexpr double kHole = 0.68;  // CFAST
  HoleFlow hole;
  const double dp = below.pressureAt(vent.elevation_m) - above.pressureAt(vent.elevation_m);
  const Column& source = dp > 0 ? below : above;
  const LayerIndex from = dp > 0 ? top : bottom;
  const double size = kHole * vent.area_m2 * std::sqrt(2 * source.density_kg_per_m3[from]);
  const Root root = meanRoot(std::fabs(dp), std::fabs(dp));
  hole.flow_kg_per_s = (dp > 0 ? 1 : -1) * size * root.flow;
  hole.slope_kg_per_sPa = size * root.slope;
  hole.temperature_K = source.temperature_K[from];
  const double heavier = above.density_kg_per_m3[bottom] - below.density_kg_per_m3[top];
  if (heavier <= 0) return hole;
  // Cooper 1989 for a round hole (recalled): the exchange ends at the flooding pressure.
  constexpr double kShape = 0.754, kPi = 3.14159265358979323846;
  const double mean = (above.density_kg_per_m3[bottom] + below.density_kg_per_m3[top]) / 2;
  const double diameter = std::sqrt(4 * vent.area_m2 / kPi);
  const double flooding = kShape * kShape * kGravity_m_per_s2 * heavier * power(diameter, 5) /
                          (2 * vent.area_m2 * vent.area_m2);
  const double left = 1 - std::fabs(dp) / flooding;
  if (left <= 0) return hole;
  hole.exchange_m3_per_s =
      0.10 * left * std::sqrt(kGravity_m_per_s2 * heavier * power(vent.area_m2, 2.5) / mean);
  return hole;
}

}  // namespace muster::hazard::zones
