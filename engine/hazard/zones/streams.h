// What moves from layer to layer in a step, once the pressures are known: through openings, with
// the air that jets and plumes take along, and between the layers of a room. Rates in kg/s.
//
// Thread rule: pure functions.
#pragma once

#include <span>
#include <vector>

#include "hazard/zones/pressures.h"

namespace muster::hazard::zones {

struct Stream {
  std::size_t from = 0, to = 0;  // rooms or kOpenAir
  LayerIndex fromLayer = kLower, toLayer = kLower;
  double flow_kg_per_s = 0;  // >= 0
};
using Streams = std::vector<Stream>;

// Which share of a stream of that temperature joins the upper layer: none when it is as cold as the
// lower one, all when as warm as the upper one, half way between the layers half (fire.md 2.2.6).
double shareUpwards(double temperature_K, const Column& room);

void addWallStreams(std::span<const Room> rooms, const Pressures& pressures, const Network& network,
                    std::span<const double> shares, Streams& streams);
void addFloorStreams(std::span<const Room> rooms, const Pressures& pressures,
                     const Network& network, Streams& streams);
// A layer that has become colder than the one below it does not stay there.
void addOverturning(std::span<const Room> rooms, Streams& streams);

// Cuts what leaves a layer to a part of what it holds, if more would go within the step. Returns
// how fast the quickest layer is exchanged, 1/s, before the cut.
double limitByContents(std::span<const Room> rooms, double dt_s, Streams& streams);

}  // namespace muster::hazard::zones
