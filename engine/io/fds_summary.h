// What an FDS run holds and what of it is used, for people to look over before they trust it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "hazard/source.h"
#include "io/fds_planes.h"
#include "plan/campus.h"

namespace muster::io {

struct FdsSummary {
  struct Mesh {
    std::string name;
    std::array<int, 3> cells{};
    std::array<double, 6> box_m{};  // x1 x2 y1 y2 z1 z2, in the frame of FDS
  };
  // The same quantity on planes of the same height, over all meshes.
  struct Slices {
    std::string label, unit;
    std::string_view used;  // as which quantity (word(FdsWanted)); empty: not used
    bool cellCentred = false;
    double from_m = 0, to_m = 0;  // FDS heights; equal for a plane
    std::size_t meshes = 0;
    std::size_t frames = 0;  // of the slice with the fewest
  };
  struct Level {
    std::string id;
    double covered = 0;  // share of the indoor area, 0 to 1, by points every half metre
  };

  std::string name, version;
  double start_s = 0, end_s = 0;  // scenario time of the ignition and of the last state
  std::vector<Mesh> meshes;
  std::vector<Slices> slices;
  std::vector<Level> levels;        // of buildings; as in the plan
  std::size_t bytesPerReading = 0;  // what a run keeps in memory
};

// `used` are the slices of the run that are read.
FdsSummary fdsSummary(const FdsRun& run, const std::vector<FdsUsedSlice>& used,
                      const hazard::Source& source, const plan::Campus& campus);

}  // namespace muster::io
