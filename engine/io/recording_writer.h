// Records a run as it goes: an observer that appends a chunk to the file every kChunk_s of
// simulated time. Each chunk is handed to the system when it is complete, so a killed program
// leaves a readable recording up to its last whole chunk.
//
// The file stands under its final name from the start. What stood there before is kept beside it as
// `<path>.previous` until this recording is complete, and then removed; if a `.previous` is left
// from an interrupted run, that one is kept. A failure to write ends the recording, not the run:
// ask problems() afterwards. Thread rule: one thread calls; a chunk is packed and written by a
// thread of its own, one at a time, and the bytes do not depend on it. Memory: two chunks.
#pragma once

#include <memory>
#include <string>

#include "foundation/problem.h"
#include "simulation/frame.h"

namespace muster::io {

// Longer chunks compress a little better and lose more when a run is killed.
inline constexpr double kChunk_s = 5.0;
// With many people a chunk ends early (values of one chunk: people times frames).
inline constexpr std::size_t kChunkCells = std::size_t{1} << 22;

struct RecorderOptions {
  std::string program;   // version, stored
  std::string planText;  // the plan file's bytes, stored, so that a viewer needs no other file; may
                         // be empty
};

class RecordingWriter final : public simulation::Observer {
 public:
  explicit RecordingWriter(std::string path, RecorderOptions options = {});
  // Without end() the file keeps its whole chunks and no index, as after a kill.
  ~RecordingWriter() override;
  RecordingWriter(const RecordingWriter&) = delete;
  RecordingWriter& operator=(const RecordingWriter&) = delete;

  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame& last) override;

  // Codes: recording.unwritable {reason}.
  const Problems& problems() const;
  std::uint64_t bytes() const;        // written so far
  std::uint64_t agentFrames() const;  // rows (person present in a frame) written so far

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster::io
