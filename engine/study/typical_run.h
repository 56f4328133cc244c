// One run of each variant to be watched: of the base that whose t95 is in the middle of all, of the
// others the one with the same people, recorded beside study.sqlite (io/recording_writer.h) for the
// report's replay and the viewer. They are runs like the others, made once more: a seed gives the
// same bits.
//
// Thread rule: from one thread.
#pragma once

#include <optional>
#include <string>

#include "foundation/problem.h"
#include "foundation/progress.h"
#include "study/ensemble.h"
#include "study/variants.h"

namespace muster::study {

// In the study's folder: the base's.
inline constexpr const char* kTypicalRecording = "typical.muster";
// That of any variant: of another one `typical-<id>.muster`.
std::string recordingName(const std::string& variant);
// The variant whose recording is called that; nullopt if none could be.
std::optional<std::string> variantOfRecording(const std::string& fileName);

// That with the median t95 (of an even number the earlier of the two in the middle, of equals the
// first seed); runs that have none count as latest. Null without runs.
const RunRecord* typicalRun(Records runs);
// To be seen beside `base`, the one that was chosen of the base: that of its seed, else that in the
// middle of `runs`. Null without runs.
const RunRecord* runBeside(const RunRecord& base, Records runs);

// The recording is whole or is not there. Problems: those of the run, recording.unwritable,
// file.unwritable. Nothing is written of a run without bodies (the hydraulic method) and of one
// that is cancelled.
Problems recordRun(const Variant& variant, std::uint64_t seed, const std::string& path,
                   const std::string& version, const Progress& progress);

}  // namespace muster::study
