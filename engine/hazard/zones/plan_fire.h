// What a ZoneFire says burns, as the model wants it: fuel with its changed yields, growth, peak and
// decay as a curve. Thread rule: a pure function.
#pragma once

#include "hazard/zone_fire.h"
#include "hazard/zones/network.h"

namespace muster::hazard::zones {

// An unknown fuel (zone_source.h refuses it) burns as Fuel's defaults.
Burning burningOf(const ZoneFire& fire, std::size_t compartment, const Compartment& room);

}  // namespace muster::hazard::zones
