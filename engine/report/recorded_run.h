// What only the recording of a run tells its report: how crowded and how used each place was, how
// far from the exit, and how it went. Thread rule: one thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/path_maps.h"
#include "analysis/run_result.h"
#include "io/recording_format.h"
#include "report/replay.h"

namespace muster::report {

inline constexpr double kMapCell_m = 0.5;

struct RecordedRun {
  std::unique_ptr<const io::RecordingInfo> info;
  std::unique_ptr<const plan::Campus> campus;
  std::vector<analysis::PathMap> paths;       // by level
  std::vector<analysis::DensityMap> density;  // of the same levels and cells
  std::unique_ptr<const Replay> replay;
};

// Problems: those of RecordingReader; report.recording-without-plan {path} if it does not hold a
// plan that this program understands and that is its own.
Result<RecordedRun> readRecordedRun(const std::string& path);

}  // namespace muster::report
