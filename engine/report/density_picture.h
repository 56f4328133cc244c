// density_<level>.png: the highest density at each place of a level over the whole run, over the
// level's plan, with legend, scale bar and a title in the user's language. One picture per map;
// levels where nobody was are drawn too (white).
//
// The longest side is about kPicture_px; the scale of colours is fixed (density_colours.h).
// Pictures are written whole or not at all. Thread rule: free functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/run_result.h"
#include "foundation/loop.h"
#include "plan/campus.h"
#include "report/canvas.h"
#include "report/words.h"

namespace muster::report {

inline constexpr int kPicture_px = 1600;

// "density_<level>.png"; bytes of the level's id that a file name cannot hold are written as %XX,
// so no two ids share a name.
std::string densityPictureName(std::string_view level);

Canvas paintDensityPicture(const analysis::DensityMap& map, const plan::Campus& campus,
                           const Words& words);

// One PNG per map into an existing folder; their paths. Errors: report.picture-failed {level}, and
// those of io::writeAtomically.
Result<std::vector<std::string>> writeDensityPictures(const std::string& folder,
                                                      const std::vector<analysis::DensityMap>& maps,
                                                      const plan::Campus& campus,
                                                      const Words& words, const Loop& loop);

}  // namespace muster::report
