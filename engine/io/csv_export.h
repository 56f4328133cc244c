// A recording as one CSV table, a row per person present and frame: time_s, agent, group, status,
// level, space, x_m, y_m, heading_x, heading_y. UTF-8, written piece by piece beside its place and
// moved over it when complete. Thread rule: free functions.
#pragma once

#include <string>

#include "foundation/progress.h"
#include "io/recording_reader.h"

namespace muster::io {

struct CsvExport {
  std::uint64_t rows = 0;
  Problems notes;  // frames left out: recording.damaged {place}, once per damaged part
};

// Problems: file.unwritable {path, reason}, export.cancelled.
Result<CsvExport> exportCsv(RecordingReader& recording, const std::string& path,
                            Progress& progress);

}  // namespace muster::io
