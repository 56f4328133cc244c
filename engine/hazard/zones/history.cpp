#include "hazard/zones/history.h"

#include <algorithm>
#include <cmath>

namespace muster::hazard::zones {
namespace {

Conditions conditionsOf(const Room& room, LayerIndex layer) {
  const LayerIndex held = room.layer(layer);
  const Layer& gas = room.layers[held];
  const auto fraction = [&](Species s) { return std::max(0.0, gas.volumeFraction(s)); };
  return {room.temperature_K[held] - kZeroCelsius_K,
          room.extinction_per_m(held),
          fraction(kCarbonMonoxide),
          fraction(kCarbonDioxide),
          fraction(kOxygen),
          fraction(kCyanide),
          0};
}

// What the layer sends onto a body under it, more than its surroundings did before, kW/m².
double radiationOf(const Room& room) {
  const auto fourth = [](double x) { return x * x * x * x; };
  const double before = kAmbientTemperature_C + kZeroCelsius_K;
  const double more = fourth(room.temperature_K[kUpper]) - fourth(before);
  return std::max(0.0, room.emissivity() * kStefanBoltzmann_W_per_m2K4 * more / 1000);
}

}  // namespace

RoomAir mixed(const RoomAir& a, const RoomAir& b, double share) {
  return {a.interface_m + share * (b.interface_m - a.interface_m),
          {hazard::mixed(a.layers[kLower], b.layers[kLower], share),
           hazard::mixed(a.layers[kUpper], b.layers[kUpper], share)}};
}

RoomAir airOf(const Room& room) {
  RoomAir air{room.interface_m, {conditionsOf(room, kLower), conditionsOf(room, kUpper)}};
  air.layers[kUpper].radiation_kW_per_m2 = radiationOf(room);
  return air;
}

void History::append(const Model& model) {
  for (const Room& room : model.rooms()) {
    const RoomAir air = airOf(room);
    values_.push_back(static_cast<float>(air.interface_m));
    for (const Conditions& c : air.layers) {
      for (const double value :
           {c.temperature_C, c.extinction_per_m, c.carbonMonoxide, c.carbonDioxide, c.oxygen,
            c.hydrogenCyanide, c.radiation_kW_per_m2}) {
        values_.push_back(static_cast<float>(value));
      }
    }
  }
  ++frames_;
}

RoomAir History::read(std::size_t frame, std::size_t room) const {
  const float* v = values_.data() + (frame * rooms_ + room) * kValues;
  RoomAir air;
  air.interface_m = *v++;
  for (Conditions& c : air.layers) {
    c = {v[0], v[1], v[2], v[3], v[4], v[5], v[6]};
    v += 7;
  }
  return air;
}

void History::at(double time_s, std::vector<RoomAir>& rooms) const {
  rooms.resize(rooms_);
  const double at = std::clamp(time_s / kEvery_s, 0.0, static_cast<double>(frames_ - 1));
  const auto frame = static_cast<std::size_t>(at);
  const std::size_t after = std::min(frame + 1, frames_ - 1);
  const double share = at - static_cast<double>(frame);
  for (std::size_t r = 0; r < rooms_; ++r) {
    rooms[r] = mixed(read(frame, r), read(after, r), share);
  }
}

}  // namespace muster::hazard::zones
