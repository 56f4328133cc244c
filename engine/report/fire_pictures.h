// What a fire did to a level, one picture each: visibility_, temperature_ and dose_<level>.png, the
// worst air at Tenability::height_m from the ignition until the last one was out of the buildings
// (the dose: of somebody who stayed there until then), and margin_<level>.png, how long before the
// air became untenable the last one was in each cell. Meanings: analysis/fire_result.h.
//
// Only levels that the fire touches. Dark is bad in all of them but the margins, where red is too
// late; the red line in a legend is the limit of tenability. Thread rule: free functions.
#pragma once

#include <vector>

#include "analysis/fire_result.h"
#include "report/map_picture.h"

namespace muster::report {

std::vector<MapPicture> firePictures(const analysis::FireResult& fire, const plan::Campus& campus,
                                     const Words& words);

}  // namespace muster::report
