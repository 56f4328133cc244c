// A map of values over a level's plan: what every picture of a run is (density_picture.h,
// fire_pictures.h). Cells in their colours under walls and doors, the worst one marked, title,
// legend and scale bar.
//
// The longest side is about kPicture_px, or what else is asked for. Pictures are written whole or
// not at all. Thread rule: free functions.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/raster.h"
#include "foundation/loop.h"
#include "plan/campus.h"
#include "report/canvas.h"
#include "report/words.h"

namespace muster::report {

inline constexpr int kPicture_px = 1600;

struct MapPicture {
  struct Mark {
    geometry::Vec2 where;
    std::string label;
  };
  struct Sign {
    Colour colour;
    std::string label;
  };

  std::string file;   // name, see pictureName()
  std::string level;  // id
  std::string title, subtitle;
  analysis::Raster raster;
  std::vector<float> values;  // NaN: nothing to show
  bool highestIsWorst = true;
  std::function<Colour(double)> colour;
  // The legend: what the numbers mean, the ends of the bar, the numbers under it, a line across it.
  std::string unit;
  double from = 0, to = 1;
  std::vector<std::pair<double, std::string>> numbers;
  std::optional<double> limit;
  std::optional<Sign> sign;  // a colour beside the bar's
  std::optional<Mark> mark;
};

// "density_<level>.png" of "density"; bytes of the level's id that a file name cannot hold are
// written as %XX, so no two ids share a name.
std::string pictureName(std::string_view what, std::string_view level);

// The first of the worst; nullopt if there is nothing to show.
std::optional<std::size_t> worstCell(const MapPicture& map);

Canvas paintMap(const MapPicture& map, const plan::Campus& campus, const Words& words,
                int longest_px = kPicture_px);

// One PNG per map into an existing folder; their paths. Errors: report.picture-failed {level}, and
// those of io::writeAtomically.
Result<std::vector<std::string>> writePictures(const std::string& folder,
                                               const std::vector<MapPicture>& maps,
                                               const plan::Campus& campus, const Words& words,
                                               const Loop& loop);

}  // namespace muster::report
