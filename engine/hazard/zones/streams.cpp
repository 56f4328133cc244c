#include "hazard/zones/streams.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "hazard/zones/plume.h"

namespace muster::hazard::zones {
namespace {

// One way through one wall vent: what arrives in `to`.
struct Arrival {
  const WallVent& vent;
  double width_m;
  std::size_t from, to;
};

// Hot air that comes in below the interface rises to it and takes air of the lower layer along;
// cold air that comes in above it falls and drags hot air down. The same law, mirrored
// (fire.md 2.2.6: vent plume): 0.44 (Tl/Tu)^(2/3) (g rho² / (cp T))^(1/3) H^(1/3) w^(2/3) dz.
double entrained(const Arrival& arrival, const Column& room, double flow, double temperature_K,
                 LayerIndex through, double way_m) {
  const double around_K = room.temperature_K[through];
  const double heat_W = kHeatCapacity_J_per_kgK * std::fabs(temperature_K - around_K) * flow;
  if (heat_W <= 0 || way_m <= 0) return 0;
  const double rho = room.density_kg_per_m3[through];
  const double air = kGravity_m_per_s2 * rho * rho / (kHeatCapacity_J_per_kgK * around_K);
  const double ratio = std::min(1.0, around_K / temperature_K);
  return 0.44 * power(ratio * arrival.width_m, 2.0 / 3) * power(air * heat_W, 1.0 / 3) * way_m;
}

// Several slabs of one jet entrain together: their heat summed, their way the mean by flow.
struct Jet {
  double flow = 0, heat = 0, way = 0;
  void add(double kg_per_s, double temperature_K, double way_m) {
    flow += kg_per_s;
    heat += kg_per_s * temperature_K;
    way += kg_per_s * way_m;
  }
};

void addJet(const Arrival& arrival, const Column& room, const Jet& jet, LayerIndex through,
            Streams& streams) {
  if (jet.flow <= 0) return;
  const double air =
      entrained(arrival, room, jet.flow, jet.heat / jet.flow, through, jet.way / jet.flow);
  if (air <= 0) return;
  streams.push_back({arrival.to, arrival.to, through, through == kLower ? kUpper : kLower, air});
}

void addDeposit(std::span<const Room> rooms, const Stream& stream, double temperature_K,
                const Column& to, Streams& streams) {
  if (stream.to == kOpenAir || rooms[stream.to].compartment.mixed) {
    streams.push_back(stream);
    streams.back().toLayer = kUpper;
    return;
  }
  const double up = shareUpwards(temperature_K, to);
  for (const LayerIndex layer : {kLower, kUpper}) {
    const double part = layer == kUpper ? up : 1 - up;
    if (part <= 0) continue;
    streams.push_back(stream);
    streams.back().toLayer = layer;
    streams.back().flow_kg_per_s *= part;
  }
}

void addVent(std::span<const Room> rooms, const Pressures& pressures, const WallVent& vent,
             double share, Streams& streams) {
  const Column& first = pressures.column(vent.first);
  const Column& second = pressures.column(vent.second);
  const std::array<Arrival, 2> arrivals{{{vent, vent.width_m * share, vent.first, vent.second},
                                         {vent, vent.width_m * share, vent.second, vent.first}}};
  std::array<Jet, 2> rising, falling;
  for (const Slab& slab : slabsThrough(first, second, vent, share)) {
    const std::size_t way = slab.flow_kg_per_s > 0 ? 0 : 1;
    const Arrival& arrival = arrivals[way];
    const double flow = std::fabs(slab.flow_kg_per_s);
    const Column& to = pressures.column(arrival.to);
    const LayerIndex from =
        arrival.from == kOpenAir ? kLower : rooms[arrival.from].layer(slab.from);
    addDeposit(rooms, {arrival.from, arrival.to, from, kUpper, flow}, slab.temperature_K, to,
               streams);
    if (arrival.to == kOpenAir || vent.joint || rooms[arrival.to].compartment.mixed) continue;
    const double up = shareUpwards(slab.temperature_K, to);
    const double above = slab.middle_m() - to.interface_m;
    if (above < 0 && up > 0) rising[way].add(flow * up, slab.temperature_K, -above);
    if (above > 0 && up < 1) falling[way].add(flow * (1 - up), slab.temperature_K, above);
  }
  for (const std::size_t way : {0, 1}) {
    const Column& to = pressures.column(arrivals[way].to);
    addJet(arrivals[way], to, rising[way], kLower, streams);
    addJet(arrivals[way], to, falling[way], kUpper, streams);
  }
}

}  // namespace

double shareUpwards(double temperature_K, const Column& room) {
  // Layers less than a degree apart are told apart as if they were a degree apart.
  const double apart = std::max(1.0, room.temperature_K[kUpper] - room.temperature_K[kLower]);
  const double warm = (temperature_K - room.temperature_K[kLower]) / apart;
  return std::clamp((warm - 0.3) / 0.4, 0.0, 1.0);
}

void addWallStreams(std::span<const Room> rooms, const Pressures& pressures, const Network& network,
                    std::span<const double> shares, Streams& streams) {
  for (std::size_t v = 0; v < network.wallVents.size(); ++v) {
    if (shares[v] > 0) addVent(rooms, pressures, network.wallVents[v], shares[v], streams);
  }
}

void addFloorStreams(std::span<const Room> rooms, const Pressures& pressures,
                     const Network& network, Streams& streams) {
  for (const FloorVent& vent : network.floorVents) {
    const Column& below = pressures.column(vent.below);
    const Column& above = pressures.column(vent.above);
    const LayerIndex bottom = vent.above == kOpenAir ? kLower : rooms[vent.above].layer(kLower);
    const HoleFlow hole = throughHole(below, kUpper, above, bottom, vent);
    const double up = std::max(0.0, hole.flow_kg_per_s) +
                      hole.exchange_m3_per_s * below.density_kg_per_m3[kUpper];
    const double down = std::max(0.0, -hole.flow_kg_per_s) +
                        hole.exchange_m3_per_s * above.density_kg_per_m3[bottom];
    addDeposit(rooms, {vent.below, vent.above, kUpper, kUpper, up}, below.temperature_K[kUpper],
               above, streams);
    addDeposit(rooms, {vent.above, vent.below, bottom, kUpper, down}, above.temperature_K[bottom],
               below, streams);
  }
}

void addOverturning(std::span<const Room> rooms, Streams& streams) {
  constexpr double kRate_per_s = 0.5;  // judgement: within seconds
  for (std::size_t r = 0; r < rooms.size(); ++r) {
    const Room& room = rooms[r];
    const double colder = room.temperature_K[kLower] - room.temperature_K[kUpper];
    if (room.compartment.mixed || colder <= 0) continue;
    const double less = std::min(room.layers[kLower].mass_kg, room.layers[kUpper].mass_kg);
    const double flow = kRate_per_s * less * std::min(1.0, colder);
    streams.push_back({r, r, kUpper, kLower, flow});
    streams.push_back({r, r, kLower, kUpper, flow});
  }
}

double limitByContents(std::span<const Room> rooms, double dt_s, Streams& streams) {
  constexpr double kMostOfALayer = 0.5;
  std::vector<std::array<double, 2>> leaving(rooms.size());
  for (const Stream& stream : streams) {
    if (stream.from != kOpenAir) leaving[stream.from][stream.fromLayer] += stream.flow_kg_per_s;
  }
  double quickest = 0;
  for (std::size_t r = 0; r < rooms.size(); ++r) {
    for (const std::size_t layer : {kLower, kUpper}) {
      const double mass = rooms[r].layers[layer].mass_kg;
      double& out = leaving[r][layer];
      if (out <= 0) continue;
      quickest = std::max(quickest, out / mass);
      out = std::min(1.0, kMostOfALayer * mass / (out * dt_s));  // now the share that may go
    }
  }
  for (Stream& stream : streams) {
    if (stream.from != kOpenAir) stream.flow_kg_per_s *= leaving[stream.from][stream.fromLayer];
  }
  return quickest;
}

}  // namespace muster::hazard::zones
