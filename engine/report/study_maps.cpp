// Plans of a study's base over all its runs, and what the variants change on them.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "analysis/level_grid.h"
#include "report/chart.h"
#include "report/colour_ramps.h"
#include "report/density_colours.h"
#include "report/density_picture.h"
#include "report/path_pictures.h"
#include "report/study_sections.h"
#include "study/place_maps.h"

namespace muster::report {
namespace {

using study::PlaceMapOverview;
using Maps = std::vector<PlaceMapOverview>;

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr int kLongest_px = 900;          // the page has dozens of them
constexpr std::size_t kMostCompared = 6;  // variants
constexpr double kNoChange_per_m2 = 0.5;  // mean densities closer than that are not drawn
constexpr double kMostChange_per_m2 = 3;  // the darkest of either colour

// In the order of the storeys; those of other levels than the plan's are left out.
Maps sorted(const plan::Campus& campus, Maps maps) {
  std::erase_if(maps, [&](const auto& map) { return !campus.level(map.level).valid(); });
  std::ranges::stable_sort(maps, {},
                           [&](const auto& map) { return campus.level(map.level).index(); });
  return maps;
}

// Whose space a cell is: its centre's; if that is in a wall, that of one of its quarters.
std::vector<std::uint32_t> ownersOf(const plan::Campus& campus, const analysis::Raster& raster,
                                    plan::LevelId level) {
  const auto nobody = static_cast<std::uint32_t>(campus.spaces.size());
  std::vector<std::uint32_t> owners(raster.cells(), nobody);
  for (const double cell_m : {raster.cell_m, raster.cell_m / 2}) {
    for (const analysis::LevelGrid& grid : analysis::levelGrids(campus, cell_m)) {
      if (grid.level != level) continue;
      for (std::size_t cell = 0; cell < grid.owner.size(); ++cell) {
        const geometry::Vec2 at = grid.raster.centre(cell) - raster.origin;
        const double column = std::floor(at.x / raster.cell_m);
        const double line = std::floor(at.y / raster.cell_m);
        if (column < 0 || line < 0 || column >= static_cast<double>(raster.columns) ||
            line >= static_cast<double>(raster.lines))
          continue;
        std::uint32_t& owner = owners[static_cast<std::size_t>(line) * raster.columns +
                                      static_cast<std::size_t>(column)];
        if (owner == nobody) owner = grid.owner[cell];
      }
    }
  }
  return owners;
}

std::vector<PlaceLayer> layersOf(const plan::Campus& campus, const Maps& maps) {
  std::vector<PlaceLayer> layers;
  for (const PlaceMapOverview& map : maps) {
    const plan::LevelId level = campus.level(map.level);
    layers.push_back({level, map.raster, ownersOf(campus, map.raster, level), map.peak_per_m2,
                      map.persons, map.toExit_s});
  }
  return layers;
}

std::string figure(const StudyReport& report, const MapPicture& map) {
  const auto png = paintMap(map, *report.campus, report.words, kLongest_px).png();
  if (!png) return "";
  return fmt::format("<figure><img src=\"{}\" alt=\"{}\"></figure>\n", pngAddress(*png),
                     escaped(map.title));
}

std::string part(const StudyReport& report, const std::string& what, const std::string& pictures) {
  if (pictures.empty()) return "";
  return report.heading("report.map." + what) + report.paragraph("report.map." + what + ".about") +
         "<div class=\"pictures\">\n" + pictures + "</div>\n";
}

std::string levelName(const StudyReport& report, const std::string& level) {
  return report.words.name((*report.campus)[report.campus->level(level)].name, level);
}

std::string meanNote(const StudyReport& report) {
  return report.words.text("picture.mean-note",
                           {{"runs", std::to_string(report.runs.front().size())}});
}

std::string densities(const StudyReport& report, const Maps& maps) {
  std::string out;
  for (const PlaceMapOverview& map : maps) {
    const plan::Level& level = (*report.campus)[report.campus->level(map.level)];
    MapPicture picture = densityPicture({level.id,
                                         level.name,
                                         map.raster.origin,
                                         map.raster.cell_m,
                                         map.raster.columns,
                                         map.raster.lines,
                                         {},
                                         map.peak_per_m2,
                                         {},
                                         {}},
                                        *report.campus, report.words);
    picture.title =
        report.words.text("picture.mean-density-title", {{"level", levelName(report, map.level)}});
    picture.subtitle = meanNote(report);
    out += figure(report, picture);
  }
  return out;
}

// How often it becomes so crowded that people are pushed.
std::string crowded(const StudyReport& report, const Maps& maps) {
  std::string out;
  for (const PlaceMapOverview& map : maps) {
    if (std::ranges::none_of(map.crowded, [](float share) { return share > 0; })) continue;
    MapPicture picture;
    picture.level = map.level;
    picture.title =
        report.words.text("picture.crowded-title", {{"level", levelName(report, map.level)}});
    picture.subtitle = report.words.text("picture.crowded-note",
                                         {{"runs", std::to_string(report.runs.front().size())},
                                          {"density", number(analysis::kCrowded_per_m2, 0)}});
    picture.unit = report.words.text("picture.crowded-unit");
    picture.raster = map.raster;
    picture.to = 100;
    picture.colour = [](double percent) { return viridis(percent / 100); };
    for (int at = 0; at <= 100; at += 25) picture.numbers.emplace_back(at, std::to_string(at));
    for (const float share : map.crowded)
      picture.values.push_back(share > 0 ? 100 * share : kNothing);
    out += figure(report, picture);
  }
  return out;
}

std::string paths(const StudyReport& report, const std::vector<PlaceLayer>& layers,
                  const std::string& what) {
  std::string out;
  for (MapPicture& map : placePictures(*report.campus, layers, what, report.words)) {
    map.subtitle = meanNote(report) + (map.subtitle.empty() ? "" : "; " + map.subtitle);
    out += figure(report, map);
  }
  return out;
}

// Of one level of a variant against the base's; nothing to show if no place differs.
std::optional<MapPicture> change(const StudyReport& report, std::size_t variant,
                                 const PlaceMapOverview& base, const PlaceMapOverview& map) {
  MapPicture picture;
  bool any = false;
  for (std::size_t cell = 0; cell < map.peak_per_m2.size(); ++cell) {
    const float more = map.peak_per_m2[cell] - base.peak_per_m2[cell];
    const bool shown = std::fabs(double{more}) >= kNoChange_per_m2;
    picture.values.push_back(shown ? more : kNothing);
    any = any || shown;
  }
  if (!any) return std::nullopt;
  picture.level = map.level;
  picture.raster = map.raster;
  picture.title = report.words.text(
      "picture.change-title",
      {{"variant", report.study.variants[variant].id}, {"level", levelName(report, map.level)}});
  picture.subtitle = report.words.text("picture.change-note",
                                       {{"runs", std::to_string(report.runs[variant].size())},
                                        {"density", number(kNoChange_per_m2, 1)}});
  picture.unit = report.words.text("picture.change-unit");
  picture.from = -kMostChange_per_m2;
  picture.to = kMostChange_per_m2;
  picture.colour = [](double more) { return redToBlue(0.5 - 0.5 * more / kMostChange_per_m2); };
  for (int at = -3; at <= 3; ++at) picture.numbers.emplace_back(at, fmt::format("{:+}", at));
  return picture;
}

std::string changes(const StudyReport& report, const Maps& base) {
  std::string out;
  std::size_t compared = 0;
  for (const std::size_t v : report.ownVariants()) {
    if (v == 0 || report.runs[v].empty() || ++compared > kMostCompared) continue;
    for (const PlaceMapOverview& map : sorted(*report.campus, study::mapsOf(report.runs[v]))) {
      const auto same = std::ranges::find(base, map.level, &PlaceMapOverview::level);
      if (same == base.end() || !study::sameCells(same->raster, map.raster)) continue;
      if (const auto picture = change(report, v, *same, map)) out += figure(report, *picture);
    }
  }
  return out;
}

}  // namespace

std::string studyMapsSection(const StudyReport& report) {
  if (!report.campus) return "";  // told beside the bottlenecks
  const Maps maps = sorted(*report.campus, study::mapsOf(report.runs.front()));
  if (maps.empty())
    return report.heading("report.map.mean-density") + report.paragraph("report.study.no-maps");
  const std::vector<PlaceLayer> layers = layersOf(*report.campus, maps);
  return part(report, "mean-density", densities(report, maps)) +
         part(report, "crowded", crowded(report, maps)) +
         part(report, "service", paths(report, layers, "service")) +
         part(report, "usage", paths(report, layers, "usage")) +
         part(report, "time-to-exit", paths(report, layers, "time-to-exit")) +
         part(report, "change", changes(report, maps));
}

}  // namespace muster::report
