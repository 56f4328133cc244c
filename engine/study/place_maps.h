// Where the people of a run were, level by level, coarse enough to be kept for every run of a study
// and to be drawn over all of them: how dense it became at each place, how many people crossed it,
// and how long they still took from there (analysis/density_map.h and path_maps.h, in cells of at
// least kPlaceCell_m: a cell has the highest density and use of its parts, and their mean time).
//
// Packed: densities to 0.05 per m² (12.7 is the most), times to 1 s; some kB for each level that
// anybody was on. Thread rule: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/path_maps.h"
#include "analysis/run_result.h"
#include "study/run_record.h"

namespace muster::study {

inline constexpr double kPlaceCell_m = 1.0;

struct PlaceMap {
  std::string level;
  analysis::Raster raster;
  std::vector<float> peak_per_m2;  // 0: nobody
  std::vector<float> persons;
  std::vector<float> toExit_s;  // NaN: nobody of whom it is known
};

bool sameCells(const analysis::Raster& a, const analysis::Raster& b);

// Of one run; levels that nobody was on are left out. `density` and `paths`: of the same cells.
std::vector<PlaceMap> placeMaps(std::span<const analysis::DensityMap> density,
                                std::span<const analysis::PathMap> paths,
                                const plan::Campus& campus);

MapRecord pack(const PlaceMap& map);
// nullopt if the bytes are damaged.
std::optional<PlaceMap> unpack(const MapRecord& record);

// Over runs of one variant: means of the peak density and of the persons over all of them (0 where
// nobody was in a run), of the time to exit over the people of all of them.
struct PlaceMapOverview : PlaceMap {
  std::vector<float> crowded;  // share of the runs that had more than kCrowded_per_m2 there
};
// By level, in the order in which runs have them; empty if the runs kept none.
std::vector<PlaceMapOverview> mapsOf(std::span<const RunRecord* const> runs);

}  // namespace muster::study
