// Maps as colours on the floor, and what they mean: densities are those of analysis, usage, time to
// exit and what a fire did are what the report's pictures show (report/path_pictures.h,
// report/fire_pictures.h). Thread rule: pure functions.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/path_maps.h"
#include "analysis/run_result.h"
#include "plan/campus.h"
#include "report/map_picture.h"
#include "viewer/content/colouring.h"

namespace muster::viewer {

enum class Heat {
  none,
  now,
  mean,
  max,
  above,
  service,
  difference,
  usage,
  timeToExit,
  visibilityNow,
  temperatureNow,
  visibility,
  temperature,
  dose,
  margin
};
inline constexpr std::size_t kHeats = 15;
inline bool isOfFire(Heat heat) {
  return heat >= Heat::visibilityNow;
}
inline bool isOfAirNow(Heat heat) {
  return heat == Heat::visibilityNow || heat == Heat::temperatureNow;
}
inline bool isOfPaths(Heat heat) {
  return heat == Heat::usage || heat == Heat::timeToExit;
}
// Words of --heat; stable.
std::string_view spell(Heat heat);

// Colours by cell; clear where nobody was, and outside the spaces.
std::vector<Rgba> heatCells(const analysis::DensityMap& map, Heat heat, double longest_s,
                            const plan::Campus& campus);
// How much higher (orange) or lower (blue) the highest density of `map` is than that of `base`, a
// map of the same grid; clear where they differ little.
std::vector<Rgba> differenceCells(const analysis::DensityMap& map,
                                  const analysis::DensityMap& base);
// Whether both have the same level, origin, cells.
bool sameGrid(const analysis::DensityMap& a, const analysis::DensityMap& b);
// Highest value of `above` over all maps, s; at least 10.
double longestAbove(const std::vector<analysis::DensityMap>& maps);
// Usage or time to exit on each level that anybody walked on.
std::vector<report::MapPicture> pathMaps(const std::vector<analysis::PathMap>& paths, Heat heat,
                                         const plan::Campus& campus, const report::Words& words);
// Of the run's picture of that kind on each level that the fire touches.
std::vector<report::MapPicture> fireMaps(const analysis::FireResult& fire, Heat heat,
                                         const plan::Campus& campus, const report::Words& words);
std::vector<Rgba> pictureCells(const report::MapPicture& map);
// Of one of fireMaps() or pathMaps(): all have the same.
Legend pictureLegend(const report::MapPicture& map, Heat heat, const report::Words& words);
Legend heatLegend(Heat heat, double longest_s, const report::Words& words);

}  // namespace muster::viewer
