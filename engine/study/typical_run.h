// One run of a study to be watched: that of the base whose t95 is in the middle of all, recorded
// beside study.sqlite (io/recording_writer.h) for the report's replay and the viewer. It is a run
// like the others, made once more: its seed gives the same bits.
//
// Thread rule: from one thread.
#pragma once

#include <string>

#include "foundation/problem.h"
#include "foundation/progress.h"
#include "study/ensemble.h"
#include "study/variants.h"

namespace muster::study {

// In the study's folder.
inline constexpr const char* kTypicalRecording = "typical.muster";

// That with the median t95 (of an even number the earlier of the two in the middle, of equals the
// first seed); runs that have none count as latest. Null without runs.
const RunRecord* typicalRun(Records runs);

// The recording is whole or is not there. Problems: those of the run, recording.unwritable,
// file.unwritable. Nothing is written of a run without bodies (the hydraulic method) and of one
// that is cancelled.
Problems recordRun(const Variant& variant, std::uint64_t seed, const std::string& path,
                   const std::string& version, const Progress& progress);

}  // namespace muster::study
