// One FDS slice file (.sf): Fortran records, little-endian, values as 4-byte reals; any frame at
// any time. The header and the times are read once at open(); values only when asked for. The file
// is opened anew for each reading, so that no number of slices runs out of descriptors.
//
// A file that ends within a frame belongs to a run that is going on: that frame is left out
// (cutOff()). Where the time does not go on, FDS was restarted: the frames from that time on that
// came before are left out. Marks around records are checked; a file whose marks do not fit is
// refused whole. Thread rule: immutable after open().
#pragma once

#include <span>
#include <string>
#include <vector>

#include "foundation/problem.h"
#include "io/fds_smv.h"

namespace muster::io {

class FdsSliceFile {
 public:
  // Problems: file.missing, file.not-regular, file.unreadable; fds.not-slice (no record mark of 30
  // at the start), fds.byte-order, fds.damaged-slice {frame} (0 = the header), fds.no-frames.
  static Result<FdsSliceFile> open(const std::string& path);

  const std::string& path() const { return path_; }
  // As in the file, cut to 30 letters there and trimmed; letters that are not ASCII are '?'.
  const std::string& label() const { return label_; }
  const std::string& shortLabel() const { return shortLabel_; }
  const std::string& unit() const { return unit_; }
  const FdsRange& range() const { return range_; }  // in order, none negative
  std::size_t values() const { return values_; }    // per frame; x fastest, z slowest
  bool cutOff() const { return cutOff_; }
  // Of the frames, ascending, seconds of the FDS clock, not empty.
  std::span<const float> times_s() const { return times_; }

  // Values of one frame as they stand there. Problems: those of opening a file; fds.damaged-slice.
  // `to` keeps its content then.
  Problems read(std::size_t frame, std::vector<float>& to) const;

 private:
  Problems readHeader(std::istream& file);
  Problems readTimes(std::istream& file, std::uint64_t size);
  std::uint64_t offset(std::uint64_t frame) const;

  std::string path_;
  std::string label_, shortLabel_, unit_;
  FdsRange range_{};
  std::size_t values_ = 0;
  std::vector<float> times_;
  std::vector<std::uint32_t> numbers_;  // in the file, of the frames that count
  bool cutOff_ = false;
};

// Between which frames an instant lies: value = before + share × (after - before). Outside the
// times: the first or last frame.
struct FdsInstant {
  std::size_t before = 0;
  std::size_t after = 0;
  double share = 0;
};
FdsInstant instantAt(std::span<const float> times_s, double time_s);

}  // namespace muster::io
