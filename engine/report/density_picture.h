// density_<level>.png: the highest density at each place of a level over the whole run, one picture
// per map; levels where nobody was are drawn too (white). The scale of colours is fixed
// (density_colours.h). Thread rule: free functions.
#pragma once

#include <vector>

#include "analysis/run_result.h"
#include "report/map_picture.h"

namespace muster::report {

MapPicture densityPicture(const analysis::DensityMap& map, const plan::Campus& campus,
                          const Words& words);
std::vector<MapPicture> densityPictures(const std::vector<analysis::DensityMap>& maps,
                                        const plan::Campus& campus, const Words& words);

}  // namespace muster::report
