#include "report/density_picture.h"

#include <fmt/core.h>

#include <limits>

#include "report/density_colours.h"

namespace muster::report {

MapPicture densityPicture(const analysis::DensityMap& map, const plan::Campus& campus,
                          const Words& words) {
  MapPicture picture;
  picture.file = pictureName("density", map.level);
  picture.level = map.level;
  picture.title = words.text("picture.density-title", {{"level", words.name(map.name, map.level)}});
  picture.subtitle = words.name(campus.name, campus.file);
  picture.raster = {map.origin, map.cell_m, map.columns, map.lines};
  picture.values = map.max_per_m2;
  for (float& density : picture.values) {
    if (static_cast<double>(density) < kEmpty_per_m2) {
      density = std::numeric_limits<float>::quiet_NaN();
    }
  }
  picture.colour = densityColour;
  picture.unit = words.text("picture.density-unit");
  picture.to = kDarkest_per_m2;
  const int last = static_cast<int>(kDarkest_per_m2);
  for (int number = 0; number <= last; ++number) {
    picture.numbers.emplace_back(number, (number == last ? "≥ " : "") + std::to_string(number));
  }
  if (const auto worst = worstCell(picture)) {
    const double density = static_cast<double>(picture.values[*worst]);
    picture.mark = {picture.raster.centre(*worst),
                    words.text("picture.peak", {{"density", fmt::format("{:.1f}", density)}})};
  }
  return picture;
}

std::vector<MapPicture> densityPictures(const std::vector<analysis::DensityMap>& maps,
                                        const plan::Campus& campus, const Words& words) {
  std::vector<MapPicture> pictures;
  for (const analysis::DensityMap& map : maps) {
    pictures.push_back(densityPicture(map, campus, words));
  }
  return pictures;
}

}  // namespace muster::report
