// Fire and smoke from the slices of an FDS run (FDS user's guide; format: io/fds_smv.h,
// io/fds_slice.h; which slices count: io/fds_used_slices.h). Of a storey's planes the
// nearest below and above the asked height are taken, linearly; see io/fds_planes.h for what
// happens within a plane and between meshes.
//
// Time: scenario time = start_s + FDS time, so start_s is where the clock of FDS reads 0. A run
// whose T_BEGIN is above 0 begins there; one that begins before 0 has burnt nothing until 0, and
// what it holds of that is left out. Values are linear in time between frames.
//
// Memory: of each slice two frames per Reading, and one while it is read. A Reading that cannot
// read a frame keeps the last state of that slice and says so.
#pragma once

#include <memory>

#include "foundation/problem.h"
#include "hazard/fds_fire.h"
#include "hazard/source.h"
#include "io/fds_summary.h"

namespace muster::io {

struct FdsCase {
  std::shared_ptr<const hazard::Source> source;
  Problems warnings;
};

// The campus must outlive the source. Problems: those of readFdsRun and FdsSliceFile::open;
// fds.header {what, value, valid} (a slice file of another run), fds.slice-range,
// fds.nothing-usable. Warnings: fds.missing-quantity {quantity}, fds.slice-kind, fds.cut-off
// {value}, fds.ends-differ {value, valid}, fds.begins {value}, fds.covers-nothing, and those of
// fitProblems. Of a Reading: fds.damaged-values {frame, quantity} and those of FdsSliceFile::read,
// as warnings.
Result<FdsCase> fdsSource(const hazard::FdsFire& fire, double start_s, const plan::Campus& campus);

// What an FDS run holds; null for a source that is none.
const FdsSummary* fdsSummaryOf(const hazard::Source& source);

}  // namespace muster::io
