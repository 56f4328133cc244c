#include "viewer/content/heat.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "measure/level_of_service.h"
#include "report/density_colours.h"
#include "report/fire_pictures.h"
#include "report/path_pictures.h"
#include "viewer/content/colour_scale.h"

namespace muster::viewer {

namespace {

// Those of a fire are the kinds of the report's pictures.
constexpr std::array<std::string_view, kHeats> kNames{"none",
                                                      "now",
                                                      "mean",
                                                      "max",
                                                      "above",
                                                      "service",
                                                      "difference",
                                                      "usage",
                                                      "time-to-exit",
                                                      "visibility-now",
                                                      "temperature-now",
                                                      "visibility",
                                                      "temperature",
                                                      "dose",
                                                      "margin"};
constexpr double kMostDifference_per_m2 = 3;
constexpr double kLeastDifference_per_m2 = 0.2;
constexpr double kLeastAbove_s = 0.5;
constexpr int kServices = 6;

Rgba serviceColour(measure::LevelOfService service) {
  return scaleColour(static_cast<double>(service) / (kServices - 1));
}

// Flights of the map's level: there stairs' bounds hold.
std::vector<const plan::Space*> flightsOf(const plan::Campus& campus, plan::LevelId level) {
  std::vector<const plan::Space*> flights;
  for (const plan::Space& space : campus.spaces) {
    if (space.level == level && space.ascent) flights.push_back(&space);
  }
  return flights;
}

measure::Facility facilityAt(const std::vector<const plan::Space*>& flights, geometry::Vec2 p) {
  const bool onStairs = std::ranges::any_of(flights, [&](const plan::Space* flight) {
    return flight->box.contains(p) && geometry::contains(flight->shape, p);
  });
  return onStairs ? measure::Facility::stairs : measure::Facility::walkway;
}

// Okabe and Ito's vermilion and blue, paler the less they differ.
Rgba differenceColour(double per_m2) {
  const double share = std::min(std::fabs(per_m2) / kMostDifference_per_m2, 1.0);
  const auto alpha = static_cast<unsigned>(60 + 195 * share);
  return per_m2 > 0 ? rgba(213, 94, 0, alpha) : rgba(0, 114, 178, alpha);
}

}  // namespace

std::string_view spell(Heat heat) {
  return kNames[static_cast<std::size_t>(heat)];
}

std::vector<Rgba> heatCells(const analysis::DensityMap& map, Heat heat, double longest_s,
                            const plan::Campus& campus) {
  std::vector<Rgba> cells(map.covered.size(), 0);
  const auto flights = heat == Heat::service ? flightsOf(campus, campus.level(map.level))
                                             : std::vector<const plan::Space*>();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!map.covered[i]) continue;
    const double density =
        double{heat == Heat::max || heat == Heat::service ? map.max_per_m2[i] : map.mean_per_m2[i]};
    if (heat == Heat::above) {
      const double above_s = double{map.above_s[i]};
      if (above_s >= kLeastAbove_s) cells[i] = scaleColour(above_s / longest_s);
    } else if (density >= report::kEmpty_per_m2) {
      const geometry::Vec2 centre{
          map.origin.x + map.cell_m * (static_cast<double>(i % map.columns) + 0.5),
          map.origin.y + map.cell_m * (static_cast<double>(i / map.columns) + 0.5)};
      cells[i] = heat == Heat::service
                     ? serviceColour(measure::levelOfService(facilityAt(flights, centre), density))
                     : scaleColour(density / report::kDarkest_per_m2);
    }
  }
  return cells;
}

bool sameGrid(const analysis::DensityMap& a, const analysis::DensityMap& b) {
  return a.level == b.level && a.origin == b.origin && a.cell_m == b.cell_m &&
         a.columns == b.columns && a.lines == b.lines;
}

std::vector<Rgba> differenceCells(const analysis::DensityMap& map,
                                  const analysis::DensityMap& base) {
  std::vector<Rgba> cells(map.covered.size(), 0);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double difference = double{map.max_per_m2[i]} - double{base.max_per_m2[i]};
    if (map.covered[i] && std::fabs(difference) >= kLeastDifference_per_m2)
      cells[i] = differenceColour(difference);
  }
  return cells;
}

double longestAbove(const std::vector<analysis::DensityMap>& maps) {
  double longest_s = 10;
  for (const analysis::DensityMap& map : maps) {
    for (const float value : map.above_s) longest_s = std::max(longest_s, double{value});
  }
  return std::ceil(longest_s / 10) * 10;
}

std::vector<report::MapPicture> pathMaps(const std::vector<analysis::PathMap>& paths, Heat heat,
                                         const plan::Campus& campus, const report::Words& words) {
  return report::pathPictures(campus, paths, std::string(spell(heat)), words);
}

std::vector<report::MapPicture> fireMaps(const analysis::FireResult& fire, Heat heat,
                                         const plan::Campus& campus, const report::Words& words) {
  std::vector<report::MapPicture> maps = report::firePictures(fire, campus, words);
  std::erase_if(maps, [&](const report::MapPicture& map) {
    std::string_view kind = spell(heat);
    if (isOfAirNow(heat)) kind.remove_suffix(std::string_view("-now").size());
    return map.file != report::pictureName(kind, map.level);
  });
  return maps;
}

std::vector<Rgba> pictureCells(const report::MapPicture& map) {
  std::vector<Rgba> cells(map.values.size(), 0);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!std::isnan(map.values[i])) cells[i] = asRgba(map.colour(double{map.values[i]}));
  }
  return cells;
}

Legend pictureLegend(const report::MapPicture& map, Heat heat, const report::Words& words) {
  Legend legend;
  legend.title = words.text("viewer.heat." + std::string(spell(heat)));
  legend.unit = map.unit;
  legend.low = map.from;
  legend.high = map.to;
  legend.numbers = map.numbers;
  legend.limit = map.limit;
  legend.colour = [colour = map.colour, low = map.from, high = map.to](double share) {
    return asRgba(colour(low + (high - low) * share));
  };
  return legend;
}

Legend heatLegend(Heat heat, double longest_s, const report::Words& words) {
  Legend legend;
  legend.title = words.text("viewer.heat." + std::string(spell(heat)));
  if (heat == Heat::service) {
    for (int s = 0; s < kServices; ++s) {
      const auto service = static_cast<measure::LevelOfService>(s);
      legend.kinds.push_back({std::string(1, measure::letter(service)), serviceColour(service)});
    }
    return legend;
  }
  if (heat == Heat::difference) {
    for (const double value : {-kMostDifference_per_m2, -1.0, 1.0, kMostDifference_per_m2})
      legend.kinds.push_back({fmt::format("{:+g} {}", value, words.text("viewer.unit.density")),
                              differenceColour(value)});
    return legend;
  }
  legend.high = heat == Heat::above ? longest_s : report::kDarkest_per_m2;
  legend.unit = words.text(heat == Heat::above ? "viewer.unit.seconds" : "viewer.unit.density");
  return legend;
}

}  // namespace muster::viewer
