// A building as the zone model sees it: compartments, the openings between them and to the open
// air, and what burns. plan_network.h makes one of a Campus; tests write them by hand. Plain
// values; whoever makes one keeps to the ranges.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "hazard/zones/fuel.h"

namespace muster::hazard::zones {

// What walls, ceiling and floor are made of. Default: concrete, as in the storey that CFAST and FDS
// were run for (fire.md 2.4).
struct Material {
  double conductivity_W_per_mK = 1.4;
  double density_kg_per_m3 = 2200;
  double heatCapacity_J_per_kgK = 900;
  double thickness_m = 0.2;
};

struct Compartment {
  double floor_m = 0;  // elevation
  double height_m = 3;
  double area_m2 = 20;
  double perimeter_m = 18;
  bool mixed = false;  // one layer only: a shaft
  bool adiabatic = false;
  Material ceiling, wall, floor;
};

inline constexpr std::size_t kOpenAir = std::numeric_limits<std::size_t>::max();

// An upright opening. first < compartments; second too, or kOpenAir.
struct WallVent {
  std::size_t first = 0;
  std::size_t second = kOpenAir;
  double sill_m = 0;  // elevations
  double soffit_m = 2.1;
  double width_m = 0.9;
  double coefficient = 0.7;  // of the orifice flow (CFAST)
  // A full section between two pieces of one corridor: layers go on through it, no plume rises.
  bool joint = false;
};

// A level opening in a floor (a stairwell's section between storeys); above may be kOpenAir.
struct FloorVent {
  std::size_t below = 0;
  std::size_t above = kOpenAir;
  double area_m2 = 1;
  double elevation_m = 0;
};

struct ReleasePoint {
  double time_s;  // since the ignition
  double power_W;
};

struct Burning {
  std::size_t compartment = 0;
  Fuel fuel;
  std::vector<ReleasePoint> release;  // straight between points, in order, last value stays
  double base_m = 0.6;                // of the flame above the floor
  double area_m2 = 1;
  double radiativeShare = 0.35;  // of the heat (SFPE; fire.md 2.2.3)
};

struct Network {
  std::vector<Compartment> compartments;
  std::vector<WallVent> wallVents;
  std::vector<FloorVent> floorVents;
  std::vector<Burning> burning;
  double insideTemperature_K = 293.15;
  double outsideTemperature_K = 293.15;
};

// Heat asked for at that time; 0 before the first point.
double releaseAt(const std::vector<ReleasePoint>& release, double time_s);

// alpha t² up to the peak, steady until `lasts_s`, then down to zero within `decay_s`. The square
// is drawn through 40 points, at most 0.06 % of the peak away from it.
std::vector<ReleasePoint> squareGrowth(double alpha_W_per_s2, double peak_W, double lasts_s,
                                       double decay_s);

}  // namespace muster::hazard::zones
