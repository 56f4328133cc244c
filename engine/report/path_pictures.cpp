#include "report/path_pictures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "measure/level_of_service.h"
#include "report/chart.h"
#include "report/colour_ramps.h"
#include "report/density_colours.h"
#include "report/page.h"

namespace muster::report {

namespace {

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr int kLevels = 6;  // A to F

bool used(const PlaceLayer& map) {
  return std::ranges::any_of(map.persons, [](float persons) { return persons > 0; });
}

// What all three have in common; `what` names the texts.
MapPicture begin(const plan::Campus& campus, const PlaceLayer& map, const std::string& what,
                 const Words& words) {
  const plan::Level& level = campus[map.level];
  MapPicture picture;
  picture.file = pictureName(what, level.id);
  picture.level = level.id;
  picture.raster = map.raster;
  picture.title =
      words.text("picture." + what + "-title", {{"level", words.name(level.name, level.id)}});
  picture.subtitle = words.text("picture." + what + "-note");
  picture.unit = words.text("picture." + what + "-unit");
  return picture;
}

// On stairs the bounds are those of stairs.
MapPicture service(const plan::Campus& campus, const PlaceLayer& map, const Words& words) {
  const std::vector<float>& density = map.peak_per_m2;
  MapPicture picture = begin(campus, map, "service", words);
  picture.values.assign(map.persons.size(), kNothing);
  for (std::size_t cell = 0; cell < density.size(); ++cell) {
    const double per_m2 = static_cast<double>(density[cell]);
    if (per_m2 < kEmpty_per_m2 || map.owner[cell] >= campus.spaces.size()) continue;
    const plan::Category category = campus.spaces[map.owner[cell]].category;
    const auto facility =
        plan::isSloped(category) ? measure::Facility::stairs : measure::Facility::walkway;
    picture.values[cell] =
        static_cast<float>(static_cast<int>(measure::levelOfService(facility, per_m2))) + 0.5f;
  }
  picture.to = kLevels;
  picture.colour = [](double value) { return viridis(std::floor(value) / (kLevels - 1)); };
  for (int level = 0; level < kLevels; ++level)
    picture.numbers.emplace_back(
        level + 0.5, std::string(1, measure::letter(static_cast<measure::LevelOfService>(level))));
  return picture;
}

double highest(const std::vector<PlaceLayer>& layers, std::vector<float> PlaceLayer::*values) {
  double most = 0;
  for (const PlaceLayer& map : layers)
    for (const float value : map.*values)
      if (!std::isnan(value)) most = std::max(most, static_cast<double>(value));
  return most;
}

void scale(MapPicture& picture, double most) {
  const double step = roundStep(0, std::max(most, 1.0), 4);
  picture.to = step * std::ceil(std::max(most, 1.0) / step);
  picture.colour = [to = picture.to](double value) { return viridis(value / to); };
  for (double at = 0; at <= picture.to + 1e-9; at += step)
    picture.numbers.emplace_back(at, number(at, step < 1 ? 1 : 0));
}

// `most`: on any level.
MapPicture usage(const plan::Campus& campus, const PlaceLayer& map, double most,
                 const Words& words) {
  MapPicture picture = begin(campus, map, "usage", words);
  picture.values = map.persons;
  for (float& persons : picture.values)
    if (persons <= 0) persons = kNothing;
  scale(picture, most);
  return picture;
}

MapPicture timeToExit(const plan::Campus& campus, const PlaceLayer& map, double most,
                      const Words& words) {
  MapPicture picture = begin(campus, map, "time-to-exit", words);
  picture.values = map.toExit_s;
  // Outdoors nobody has to get out, but for who goes back in.
  for (std::size_t cell = 0; cell < picture.values.size(); ++cell) {
    const bool inside =
        map.owner[cell] < campus.spaces.size() && !campus.spaces[map.owner[cell]].outdoor();
    if (!inside) picture.values[cell] = kNothing;
  }
  scale(picture, most);
  return picture;
}

PlaceLayer layerOf(const analysis::PathMap& map, const std::vector<float>& peak_per_m2) {
  return {map.level, map.raster, map.owner, peak_per_m2, map.persons, map.toExit_s};
}

}  // namespace

std::vector<MapPicture> placePictures(const plan::Campus& campus,
                                      const std::vector<PlaceLayer>& layers,
                                      const std::string& what, const Words& words) {
  const double mostPersons = highest(layers, &PlaceLayer::persons);
  const double longest_s = highest(layers, &PlaceLayer::toExit_s);
  std::vector<MapPicture> pictures;
  for (const PlaceLayer& layer : layers) {
    if (!used(layer)) continue;
    pictures.push_back(what == "service" ? service(campus, layer, words)
                       : what == "usage" ? usage(campus, layer, mostPersons, words)
                                         : timeToExit(campus, layer, longest_s, words));
    const auto nothing = [](float value) { return std::isnan(value); };
    if (std::ranges::all_of(pictures.back().values, nothing)) pictures.pop_back();
  }
  return pictures;
}

std::vector<MapPicture> recordedPictures(const RecordedRun& run, const std::string& what,
                                         const Words& words) {
  std::vector<PlaceLayer> layers;
  for (std::size_t at = 0; at < run.paths.size(); ++at)
    layers.push_back(layerOf(run.paths[at], run.density[at].max_per_m2));
  return placePictures(*run.campus, layers, what, words);
}

std::vector<MapPicture> pathPictures(const plan::Campus& campus,
                                     const std::vector<analysis::PathMap>& paths,
                                     const std::string& what, const Words& words) {
  std::vector<PlaceLayer> layers;
  for (const analysis::PathMap& map : paths) layers.push_back(layerOf(map, {}));
  return placePictures(campus, layers, what, words);
}

}  // namespace muster::report
