#include "hazard/zones/model.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace muster::hazard::zones {
namespace {

constexpr double kShortestStep_s = 0.02;
constexpr double kExchangedPerStep = 0.2;  // of the quickest layer
constexpr double kAir_J_per_kgK = kHeatCapacity_J_per_kgK;

// What the open air outside is made of, as a layer of one kilogram.
const Layer kOutside{1, kClearAir};

}  // namespace

Model::Model(Network network)
    : network_(std::move(network)),
      shares_(network_.wallVents.size(), 1.0),
      heat_W_(network_.compartments.size()),
      pressures_(network_),
      rates_(network_.compartments.size()),
      fireHeat_(network_.compartments.size()) {
  for (const Compartment& c : network_.compartments) {
    rooms_.emplace_back(c, network_.insideTemperature_K, network_.outsideTemperature_K);
  }
}

void Model::advanceTo(double time_s) {
  while (time_s_ < time_s) {
    double dt = kLongestStep_s;
    if (quickest_per_s_ * dt > kExchangedPerStep) dt = kExchangedPerStep / quickest_per_s_;
    dt = std::max(dt, kShortestStep_s);
    const bool last = time_s_ + dt >= time_s;
    step(last ? time_s - time_s_ : dt);
    time_s_ = last ? time_s : time_s_ + dt;
  }
}

void Model::step(double dt_s) {
  std::fill(rates_.begin(), rates_.end(), Rates{});
  openAir_ = {};
  streams_.clear();
  addSources(dt_s);
  for (std::size_t r = 0; r < rooms_.size(); ++r) {
    heat_W_[r] = rates_[r].heat_W[kLower] + rates_[r].heat_W[kUpper];
  }
  pressures_.solve({rooms_, shares_, heat_W_, dt_s});
  worstLeftOver_Pa_ = std::max(worstLeftOver_Pa_, pressures_.leftOver_Pa());
  addWallStreams(rooms_, pressures_, network_, shares_, streams_);
  addFloorStreams(rooms_, pressures_, network_, streams_);
  addOverturning(rooms_, streams_);
  quickest_per_s_ = limitByContents(rooms_, dt_s, streams_);
  addStreams();
  apply(dt_s);
}

// Fires and surfaces; the plume is a stream.
void Model::addSources(double dt_s) {
  std::fill(fireHeat_.begin(), fireHeat_.end(), FireHeat{});
  released_W_ = 0;
  for (const Burning& burning : network_.burning) {
    const std::size_t r = burning.compartment;
    const Combustion fire =
        burn(rooms_[r], burning, releaseAt(burning.release, time_s_ + dt_s / 2));
    fireHeat_[r].convective_W += fire.heat.convective_W;
    fireHeat_[r].radiative_W += fire.heat.radiative_W;
    released_W_ += fire.released_W;
    Layer& upper = rates_[r].layers[kUpper];
    upper.mass_kg += fire.fuel_kg_per_s;
    gone_.fuel_kg += fire.fuel_kg_per_s * dt_s;
    for (std::size_t s = 0; s < kSpecies; ++s) {
      upper.species_kg[s] += fire.made_kg_per_s[s];
      gone_.made_kg[s] += fire.made_kg_per_s[s] * dt_s;
    }
    if (fire.plume_kg_per_s > 0) {
      streams_.push_back({r, r, kLower, kUpper, fire.plume_kg_per_s});
    }
  }
  gone_.released_J += released_W_ * dt_s;
  for (std::size_t r = 0; r < rooms_.size(); ++r) {
    const HeatExchange exchange = exchangeHeat(rooms_[r], fireHeat_[r], dt_s);
    rates_[r].heat_W = exchange.toLayers_W;
    rates_[r].heat_W[kUpper] += fireHeat_[r].convective_W;
    gone_.surfaces_J += exchange.toSurfaces_W * dt_s;
  }
}

double Model::streamTemperature(const Stream& stream) const {
  return stream.from == kOpenAir ? network_.outsideTemperature_K
                                 : rooms_[stream.from].temperature_K[stream.fromLayer];
}

void Model::addStreams() {
  for (const Stream& stream : streams_) {
    const Layer& source =
        stream.from == kOpenAir ? kOutside : rooms_[stream.from].layers[stream.fromLayer];
    Rates& from = stream.from == kOpenAir ? openAir_ : rates_[stream.from];
    Rates& to = stream.to == kOpenAir ? openAir_ : rates_[stream.to];
    const double flow = stream.flow_kg_per_s;
    const double heat = kAir_J_per_kgK * flow * streamTemperature(stream);
    from.layers[stream.fromLayer].mass_kg -= flow;
    to.layers[stream.toLayer].mass_kg += flow;
    from.heat_W[stream.fromLayer] -= heat;
    to.heat_W[stream.toLayer] += heat;
    for (std::size_t s = 0; s < kSpecies; ++s) {
      const double carried = flow * source.species_kg[s] / source.mass_kg;
      from.layers[stream.fromLayer].species_kg[s] -= carried;
      to.layers[stream.toLayer].species_kg[s] += carried;
    }
  }
}

// dP = (gamma-1)/V q dt; dVu = ((gamma-1) qu - Vu dP/dt) / (gamma P) dt (fire.md 2.2.2).
void Model::apply(double dt_s) {
  constexpr double kLess = kAdiabaticExponent - 1;
  for (std::size_t r = 0; r < rooms_.size(); ++r) {
    Room& room = rooms_[r];
    const Rates& rates = rates_[r];
    const double rise = kLess * (rates.heat_W[kLower] + rates.heat_W[kUpper]) / room.volume_m3();
    if (!room.compartment.mixed) {
      const double pressure = kPressure_Pa + room.pressure_Pa;
      room.upperVolume_m3 += dt_s * (kLess * rates.heat_W[kUpper] - room.upperVolume_m3 * rise) /
                             (kAdiabaticExponent * pressure);
    }
    room.pressure_Pa += rise * dt_s;
    for (const std::size_t layer : {kLower, kUpper}) {
      room.layers[layer].mass_kg += rates.layers[layer].mass_kg * dt_s;
      for (std::size_t s = 0; s < kSpecies; ++s) {
        room.layers[layer].species_kg[s] += rates.layers[layer].species_kg[s] * dt_s;
      }
    }
    room.refresh();
  }
  for (const std::size_t layer : {kLower, kUpper}) {
    gone_.outside_kg += openAir_.layers[layer].mass_kg * dt_s;
    gone_.outside_J += openAir_.heat_W[layer] * dt_s;
    for (std::size_t s = 0; s < kSpecies; ++s) {
      gone_.outsideSpecies_kg[s] += openAir_.layers[layer].species_kg[s] * dt_s;
    }
  }
}

Balance Model::balance() const {
  Balance all = gone_;
  for (const Room& room : rooms_) {
    all.energy_J += (kPressure_Pa + room.pressure_Pa) * room.volume_m3() / (kAdiabaticExponent - 1);
    for (const Layer& layer : room.layers) {
      all.mass_kg += layer.mass_kg;
      for (std::size_t s = 0; s < kSpecies; ++s) all.species_kg[s] += layer.species_kg[s];
    }
  }
  return all;
}

}  // namespace muster::hazard::zones
