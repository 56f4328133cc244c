// Which slices of an FDS run are read. Horizontal ones of a wanted quantity, and node-centred
// volumes; vertical slices tell nothing about where people are and are not even opened. Of two that
// hold the same place the better one: a plane before a volume (its frames are closer in time),
// extinction before what must be turned into it.
// Thread rule: plain values, a function without state.
#pragma once

#include <vector>

#include "io/fds_quantity.h"
#include "io/fds_slice.h"

namespace muster::io {

// A slice file that is read, and what its values are turned into.
struct FdsUsedSlice {
  FdsSliceFile file;
  std::size_t mesh = 0;
  bool cellCentred = false;
  FdsMeaning meaning;
};

// Every file of a wanted quantity must be the one that the .smv means. Problems, all of them: those
// of FdsSliceFile::open; fds.header {what, value, valid} (a slice file of another run),
// fds.slice-range.
std::vector<FdsUsedSlice> usedSlices(const FdsRun& run, Problems& problems);

}  // namespace muster::io
