// A recording as JuPedSim's SQLite trajectories, version 2 (read by PedPy and by JuPedSim's own
// viewer), one file per level because the format knows one plane: <folder>/<stem>-<level>.sqlite.
// Which level somebody is on comes from its space; a flight belongs to the level that its space
// names. Levels nobody is ever on get no file.
//
// Tables and keys: trajectory_data, metadata (version, fps, xmin, xmax, ymin, ymax), geometry (a
// WKT polygon per row, in metres; the walkable area is their union), frame_data. Frame numbers
// count frames of `frame_s` from the recording's start; agent ids are those of agents.csv. Files
// are written beside their places and moved over them when all are complete. Thread rule: free
// functions.
#pragma once

#include <string>
#include <vector>

#include "foundation/progress.h"
#include "io/recording_reader.h"

namespace muster::io {

struct JupedsimExport {
  std::vector<std::string> files;
  Problems notes;  // frames left out: recording.damaged {place}, once per damaged part
};

// Problems: file.unwritable {path, reason}, export.cancelled, recording.bad-outline {place}.
Result<JupedsimExport> exportJupedsim(RecordingReader& recording, const std::string& folder,
                                      const std::string& stem, Progress& progress);

}  // namespace muster::io
