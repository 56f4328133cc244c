// What goes through an opening between two columns of air that differ in pressure and density: the
// orifice law integrated over height, slab by slab (fire.md 2.2.5), and through a hole in a floor
// (2.2.7). Thread rule: pure functions.
#pragma once

#include <array>
#include <cstddef>

#include "hazard/zones/network.h"

namespace muster::hazard::zones {

enum LayerIndex : std::size_t { kLower, kUpper };

// One side of an opening: two layers over a floor. Pressures are what exceeds the open air's at the
// same height, so that nothing is lost to cancellation.
struct Column {
  double floor_m = 0;      // elevations
  double interface_m = 0;  // >= floor_m
  double pressure_Pa = 0;  // at the floor
  std::array<double, 2> slope_Pa_per_m{};
  std::array<double, 2> temperature_K{};
  std::array<double, 2> density_kg_per_m3{};

  double pressureAt(double elevation_m) const {
    const double below = elevation_m < interface_m ? elevation_m : interface_m;
    return pressure_Pa + slope_Pa_per_m[kLower] * (below - floor_m) +
           slope_Pa_per_m[kUpper] * (elevation_m - below);
  }
};

Column openAirColumn(double outside_K);
// temperatures: lower, upper.
Column columnOf(double floor_m, double interface_m, double pressure_Pa,
                const std::array<double, 2>& temperature_K, double outsideDensity_kg_per_m3);

// A part of an opening in which all air goes the same way and comes out of the same layer.
struct Slab {
  double low_m, high_m;
  double flow_kg_per_s;     // > 0: from the first side to the second
  double slope_kg_per_sPa;  // of the flow by the first side's pressure, > 0
  LayerIndex from;          // layer of the side it comes from
  double temperature_K;     // of that layer

  double middle_m() const { return (low_m + high_m) / 2; }
};

struct Slabs {
  std::array<Slab, 8> list;
  std::size_t count = 0;
  const Slab* begin() const { return list.data(); }
  const Slab* end() const { return list.data() + count; }
};

// `share` of the width is open. Below kSmoothBelow_Pa the root becomes a straight line, or Newton's
// method would never settle where nothing drives the flow.
inline constexpr double kSmoothBelow_Pa = 0.005;
Slabs slabsThrough(const Column& first, const Column& second, const WallVent& vent, double share);

// Through a hole: the forced flow (> 0: up) from whichever layer lies at it, and what sinks and
// rises at the same time when the air below is lighter (equal volumes, so no energy is moved on
// balance).
struct HoleFlow {
  double flow_kg_per_s = 0;
  double slope_kg_per_sPa = 0;  // by the lower side's pressure
  double temperature_K = 0;     // of what flows
  double exchange_m3_per_s = 0;
};
HoleFlow throughHole(const Column& below, LayerIndex top, const Column& above, LayerIndex bottom,
                     const FloorVent& vent);

}  // namespace muster::hazard::zones
