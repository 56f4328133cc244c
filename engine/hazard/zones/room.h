// A compartment in the course of a fire: two layers of gas, the pressure that exceeds the open
// air's at its floor, and what its surfaces have taken up. Plain values; the Model owns the rooms.
//
// The upper layer's share of the volume says how hot it is: both layers have the room's pressure.
// A mixed room (a shaft) is all upper layer.
#pragma once

#include <array>

#include "hazard/zones/network.h"
#include "hazard/zones/surface.h"
#include "hazard/zones/vent_flow.h"

namespace muster::hazard::zones {

struct Room {
  Room(const Compartment& made, double temperature_K, double outside_K);

  Compartment compartment;
  double pressure_Pa = 0;  // above the open air's at the floor
  double upperVolume_m3;
  std::array<Layer, 2> layers;
  Surface ceiling, wall, floor;
  // Derived by refresh() from the above.
  std::array<double, 2> temperature_K{};
  double interface_m = 0;  // above the floor

  double volume_m3() const { return compartment.area_m2 * compartment.height_m; }
  double layerVolume_m3(LayerIndex layer) const {
    return layer == kUpper ? upperVolume_m3 : volume_m3() - upperVolume_m3;
  }
  double depth_m() const { return compartment.height_m - interface_m; }
  // Where a stream that is to go into that layer goes.
  LayerIndex layer(LayerIndex wanted) const { return compartment.mixed ? kUpper : wanted; }
  double extinction_per_m(LayerIndex layer) const;
  // Of the upper layer, for heat: soot and what absorbs among the gases; 0 to 1.
  double emissivity() const;
  void refresh();
};

}  // namespace muster::hazard::zones
