#include "io/fds_summary.h"

#include <algorithm>
#include <cmath>

namespace muster::io {
namespace {

constexpr double kSpacing_m = 0.5;
constexpr double kSamePlane_m = 0.01;

FdsSummary::Mesh meshOf(const FdsMesh& mesh) {
  FdsSummary::Mesh result{mesh.name, mesh.cells, {}};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    result.box_m[2 * axis] = mesh.nodes_m[axis].front();
    result.box_m[2 * axis + 1] = mesh.nodes_m[axis].back();
  }
  return result;
}

FdsSummary::Slices rowOf(const FdsRun& run, const FdsSlice& entry) {
  FdsSummary::Slices row;
  row.label = entry.label;
  row.unit = entry.unit;
  row.cellCentred = entry.cellCentred;
  row.meshes = 1;
  if (!entry.range) return row;
  const FdsRange& range = *entry.range;
  const std::vector<double>& z = run.meshes[entry.mesh].nodes_m[2];
  row.from_m = z[static_cast<std::size_t>(range[4])];
  row.to_m = z[static_cast<std::size_t>(range[5])];
  if (entry.cellCentred && range[4] == range[5] && range[4] > 0)
    row.from_m = row.to_m = 0.5 * (z[static_cast<std::size_t>(range[4]) - 1] + row.to_m);
  return row;
}

void addSlices(const FdsRun& run, const std::vector<FdsUsedSlice>& used,
               std::vector<FdsSummary::Slices>& rows) {
  for (const FdsSlice& entry : run.slices) {
    FdsSummary::Slices row = rowOf(run, entry);
    for (const FdsUsedSlice& slice : used) {
      if (slice.file.path() != entry.file) continue;
      row.used = word(slice.meaning.wanted);
      row.frames = slice.file.times_s().size();
    }
    const auto same = std::ranges::find_if(rows, [&](const FdsSummary::Slices& other) {
      return other.label == row.label && other.unit == row.unit && other.used == row.used &&
             other.cellCentred == row.cellCentred &&
             std::fabs(other.from_m - row.from_m) < kSamePlane_m &&
             std::fabs(other.to_m - row.to_m) < kSamePlane_m;
    });
    if (same == rows.end()) {
      rows.push_back(std::move(row));
    } else {
      ++same->meshes;
      same->frames = std::min(same->frames, row.frames);
    }
  }
}

// Counts points inside one space, and those of them that are covered.
void sample(const plan::Campus& campus, plan::SpaceId id, const hazard::Source& source,
            std::size_t& points, std::size_t& covered) {
  const plan::Space& space = campus[id];
  const auto columns = static_cast<int>(space.box.width() / kSpacing_m) + 1;
  const auto rows = static_cast<int>(space.box.height() / kSpacing_m) + 1;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const geometry::Vec2 p =
          space.box.low + geometry::Vec2{(column + 0.5) * kSpacing_m, (row + 0.5) * kSpacing_m};
      if (!geometry::contains(space.walkable, p)) continue;
      ++points;
      covered += source.covers(id, p) ? 1 : 0;
    }
  }
}

FdsSummary::Level levelOf(const plan::Campus& campus, std::size_t index,
                          const hazard::Source& source) {
  std::size_t points = 0;
  std::size_t covered = 0;
  for (std::size_t i = 0; i < campus.spaces.size(); ++i) {
    const plan::Space& space = campus.spaces[i];
    if (space.level.index() == index && !space.outdoor())
      sample(campus, plan::SpaceId(i), source, points, covered);
  }
  const double share = points == 0 ? 0 : static_cast<double>(covered) / static_cast<double>(points);
  return {campus.levels[index].id, share};
}

}  // namespace

FdsSummary fdsSummary(const FdsRun& run, const std::vector<FdsUsedSlice>& used,
                      const hazard::Source& source, const plan::Campus& campus) {
  FdsSummary summary;
  summary.name = run.name;
  summary.version = run.version;
  summary.start_s = source.start_s();
  summary.end_s = source.end_s();
  for (const FdsMesh& mesh : run.meshes) summary.meshes.push_back(meshOf(mesh));
  addSlices(run, used, summary.slices);
  for (std::size_t i = 0; i < campus.levels.size(); ++i) {
    if (campus.levels[i].building.valid()) summary.levels.push_back(levelOf(campus, i, source));
  }
  for (const FdsUsedSlice& slice : used)
    summary.bytesPerReading += 2 * sizeof(float) * slice.file.values();
  return summary;
}

}  // namespace muster::io
