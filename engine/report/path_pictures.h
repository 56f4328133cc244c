// Maps of a recorded run, or of many (study_maps.cpp): level of service (Fruin; worst of any
// second), usage, time to exit. The scale of each kind is the same on all levels; levels where
// nobody was are left out. Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "report/map_picture.h"
#include "report/recorded_run.h"

namespace muster::report {

// Of one level. Columns by cell of the raster.
struct PlaceLayer {
  plan::LevelId level;
  analysis::Raster raster;
  std::vector<std::uint32_t> owner;  // space; the number of spaces if in none
  std::vector<float> peak_per_m2;
  std::vector<float> persons;   // 0: nobody
  std::vector<float> toExit_s;  // NaN: nobody of whom it is known
};

// `what`: "service", "usage" or "time-to-exit".
std::vector<MapPicture> placePictures(const plan::Campus& campus,
                                      const std::vector<PlaceLayer>& layers,
                                      const std::string& what, const Words& words);
std::vector<MapPicture> recordedPictures(const RecordedRun& run, const std::string& what,
                                         const Words& words);
// Usage and time to exit alone.
std::vector<MapPicture> pathPictures(const plan::Campus& campus,
                                     const std::vector<analysis::PathMap>& paths,
                                     const std::string& what, const Words& words);

}  // namespace muster::report
