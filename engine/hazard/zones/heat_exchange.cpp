#include "hazard/zones/heat_exchange.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "hazard/zones/plume.h"

namespace muster::hazard::zones {
namespace {

constexpr double kLevelFilm = 1.52, kUprightFilm = 1.31;  // h = c |dT|^(1/3), W/m²K
constexpr double kSurfaceEmissivity = 0.9;

// Film coefficient of free convection and radiation together.
double filmOf(double c, double emissivity, double gas_K, double surface_K) {
  const double radiation = kSurfaceEmissivity * emissivity * kStefanBoltzmann_W_per_m2K4 *
                           (gas_K * gas_K + surface_K * surface_K) * (gas_K + surface_K);
  return c * power(std::fabs(gas_K - surface_K), 1.0 / 3) + radiation;
}

struct Contact {
  Surface& surface;
  double area_m2;
  LayerIndex layer;
  double film_W_per_m2K;
  double jet_W_per_m2 = 0;  // at least so much by the ceiling jet
  double radiation_W = 0;   // straight from the fire
};

// Of all the layer would lose: less where it is so thin that it would cool through within the step.
double damping(const Room& room, LayerIndex layer, std::span<const Contact> contacts, double dt_s) {
  double film = 0;
  for (const Contact& c : contacts) {
    if (c.layer == layer) film += c.film_W_per_m2K * c.area_m2;
  }
  return 1 / (1 + film * dt_s / (room.layers[layer].mass_kg * kHeatCapacity_J_per_kgK));
}

double fourth(double x) {
  return x * x * x * x;
}

// What a surface around the upper layer shines through it onto the floor, by `share` of the layer's
// lower face.
double downwards(const Room& room, const Surface& from, double share, double emissivity) {
  return share * room.compartment.area_m2 * (1 - emissivity) * kSurfaceEmissivity *
         kSurfaceEmissivity * kStefanBoltzmann_W_per_m2K4 *
         (fourth(from.temperature_K()) - fourth(room.floor.temperature_K()));
}

// A plume hits the ceiling: 0.27 Qc / ((L W)^0.68 H^0.64) W/m² at least (fire.md 2.2.8), never more
// than most of what it carries, and less over the last degrees before the ceiling is as hot as the
// layer.
double ceilingJet(const Room& room, double convective_W) {
  constexpr double kLast_K = 5;
  const Compartment& c = room.compartment;
  const double warmer_K = room.temperature_K[kUpper] - room.ceiling.temperature_K();
  if (convective_W <= 0 || warmer_K <= 0) return 0;
  const double flux = 0.27 * convective_W / (power(c.area_m2, 0.68) * power(c.height_m, 0.64));
  return std::min(1.0, warmer_K / kLast_K) * std::min(flux, 0.8 * convective_W / c.area_m2);
}

// All that the gas and the fire touch: ceiling, the walls around the upper layer, and the floor
// with the walls around the lower one, which the upper layer shines on through its lower face.
std::array<Contact, 4> contactsOf(Room& room, const FireHeat& fire, double emissivity) {
  const Compartment& c = room.compartment;
  const double hot_K = room.temperature_K[kUpper], cold_K = room.temperature_K[kLower];
  const double floor_K = room.floor.temperature_K();
  const double upperWall_m2 = c.perimeter_m * room.depth_m();
  const double ceilingShare = c.area_m2 / (c.area_m2 + upperWall_m2);
  const double up_W = fire.radiative_W / 2, through_W = up_W * (1 - emissivity);
  const double ceilingDown_W = downwards(room, room.ceiling, ceilingShare, emissivity);
  const double wallDown_W = downwards(room, room.wall, 1 - ceilingShare, emissivity);
  return {{{room.ceiling, c.area_m2, kUpper,
            filmOf(kLevelFilm, emissivity, hot_K, room.ceiling.temperature_K()),
            ceilingJet(room, fire.convective_W), through_W * ceilingShare - ceilingDown_W},
           {room.wall, upperWall_m2, kUpper,
            filmOf(kUprightFilm, emissivity, hot_K, room.wall.temperature_K()), 0,
            through_W * (1 - ceilingShare) - wallDown_W},
           {room.floor, c.area_m2, kUpper, filmOf(0, emissivity, hot_K, floor_K), 0, 0},
           {room.floor, c.area_m2 + c.perimeter_m * room.interface_m, room.layer(kLower),
            filmOf(kLevelFilm, 0, cold_K, floor_K), 0,
            fire.radiative_W - up_W + ceilingDown_W + wallDown_W}}};
}

}  // namespace

HeatExchange exchangeHeat(Room& room, const FireHeat& fire, double dt_s) {
  HeatExchange result;
  if (room.compartment.adiabatic) {
    result.toLayers_W[kUpper] = fire.radiative_W;
    return result;
  }
  const double emissivity = room.emissivity();
  const std::array<Contact, 4> contacts = contactsOf(room, fire, emissivity);
  const std::array<double, 2> damped{damping(room, room.layer(kLower), contacts, dt_s),
                                     damping(room, kUpper, contacts, dt_s)};
  result.toLayers_W[kUpper] = fire.radiative_W / 2 * emissivity;
  double intoFloor_W = 0;
  for (const Contact& contact : contacts) {
    double flux =
        damped[contact.layer] *
        contact.surface.fluxFrom(room.temperature_K[contact.layer], contact.film_W_per_m2K);
    if (contact.jet_W_per_m2 > 0) flux = std::max(flux, contact.jet_W_per_m2);
    const double taken_W = contact.area_m2 * flux;
    result.toLayers_W[contact.layer] -= taken_W;
    const double total_W = taken_W + contact.radiation_W;
    result.toSurfaces_W += total_W;
    if (&contact.surface == &room.floor) {
      intoFloor_W += total_W;
    } else if (contact.area_m2 > 0) {
      contact.surface.take(total_W / contact.area_m2, dt_s);
    }
  }
  room.floor.take(intoFloor_W / contacts.back().area_m2, dt_s);
  return result;
}

}  // namespace muster::hazard::zones
