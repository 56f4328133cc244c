// Reads recordings, any frame at any time, also those whose writer was killed. Never trusts the
// file: every block is checked against its checksum and every value against its range before use.
//
// A recording without a sound index is read through once at open(); what follows the last whole
// chunk is left out and told in notes(). A chunk that is damaged in the middle of an indexed
// recording costs its frames only: frame() gives the problem. Thread rule: one thread per reader
// (it keeps the last chunk).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "foundation/problem.h"
#include "geometry/vec2.h"
#include "io/recording_format.h"

namespace muster::io {

// One instant as recorded; columns by agent.
struct RecordedFrame {
  double time_s = 0;
  std::vector<std::uint8_t> present;
  std::vector<simulation::Status> status;
  std::vector<std::uint32_t> space;      // index into info().spaces; kNoSpace if not present
  std::vector<geometry::Vec2> position;  // to 1 cm; {0, 0} if not present
  std::vector<geometry::Vec2> heading;   // unit vector, to 1/256 turn
};

class RecordingReader {
 public:
  // Problems: file.missing, file.not-regular, recording.unreadable {reason},
  // recording.not-a-recording, recording.version {value, valid}, recording.damaged {place},
  // recording.empty.
  static Result<RecordingReader> open(const std::string& path);
  ~RecordingReader();
  RecordingReader(RecordingReader&&) noexcept;
  RecordingReader& operator=(RecordingReader&&) noexcept;

  const RecordingInfo& info() const;
  const std::vector<RecordedAgent>& agents() const;
  // Warnings: recording.unfinished {until_s}.
  const Problems& notes() const;

  std::size_t frames() const;  // at least 1
  double start_s() const;
  double end_s() const;
  // The last frame at or before time_s; the first or last one outside the recording. Reads one
  // chunk at most.
  std::size_t frameAt(double time_s);
  // Problems: recording.damaged {place}. Requires index < frames().
  Result<RecordedFrame> frame(std::size_t index);

 private:
  struct Impl;
  explicit RecordingReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster::io
