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

using analysis::PathMap;

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr int kLevels = 6;  // A to F

bool used(const PathMap& map) {
  return std::ranges::any_of(map.persons, [](float persons) { return persons > 0; });
}

// What all three have in common; `what` names the texts.
MapPicture begin(const plan::Campus& campus, const PathMap& map, const std::string& what,
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
MapPicture service(const RecordedRun& run, std::size_t at, const Words& words) {
  const PathMap& map = run.paths[at];
  const std::vector<float>& density = run.density[at].max_per_m2;
  MapPicture picture = begin(*run.campus, map, "service", words);
  picture.values.assign(map.persons.size(), kNothing);
  for (std::size_t cell = 0; cell < density.size(); ++cell) {
    const double per_m2 = static_cast<double>(density[cell]);
    if (per_m2 < kEmpty_per_m2 || map.owner[cell] >= run.campus->spaces.size()) continue;
    const plan::Category category = run.campus->spaces[map.owner[cell]].category;
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

double highest(const std::vector<PathMap>& paths, std::vector<float> PathMap::*values) {
  double most = 0;
  for (const PathMap& map : paths)
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

MapPicture usage(const plan::Campus& campus, const std::vector<PathMap>& paths, const PathMap& map,
                 const Words& words) {
  MapPicture picture = begin(campus, map, "usage", words);
  picture.values = map.persons;
  for (float& persons : picture.values)
    if (persons <= 0) persons = kNothing;
  scale(picture, highest(paths, &PathMap::persons));
  return picture;
}

MapPicture timeToExit(const plan::Campus& campus, const std::vector<PathMap>& paths,
                      const PathMap& map, const Words& words) {
  MapPicture picture = begin(campus, map, "time-to-exit", words);
  picture.values = map.toExit_s;
  // Outdoors nobody has to get out, but for who goes back in.
  for (std::size_t cell = 0; cell < picture.values.size(); ++cell) {
    const bool inside =
        map.owner[cell] < campus.spaces.size() && !campus.spaces[map.owner[cell]].outdoor();
    if (!inside) picture.values[cell] = kNothing;
  }
  scale(picture, highest(paths, &PathMap::toExit_s));
  return picture;
}

bool isEmpty(const MapPicture& picture) {
  return std::ranges::all_of(picture.values, [](float value) { return std::isnan(value); });
}

}  // namespace

std::vector<MapPicture> pathPictures(const plan::Campus& campus, const std::vector<PathMap>& paths,
                                     const std::string& what, const Words& words) {
  std::vector<MapPicture> pictures;
  for (const PathMap& map : paths) {
    if (!used(map)) continue;
    pictures.push_back(what == "usage" ? usage(campus, paths, map, words)
                                       : timeToExit(campus, paths, map, words));
  }
  std::erase_if(pictures, isEmpty);
  return pictures;
}

std::vector<MapPicture> recordedPictures(const RecordedRun& run, const std::string& what,
                                         const Words& words) {
  if (what != "service") return pathPictures(*run.campus, run.paths, what, words);
  std::vector<MapPicture> pictures;
  for (std::size_t at = 0; at < run.paths.size(); ++at) {
    if (used(run.paths[at])) pictures.push_back(service(run, at, words));
  }
  std::erase_if(pictures, isEmpty);
  return pictures;
}

}  // namespace muster::report
