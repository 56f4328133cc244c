// Where instants come from, one after the other: a recording, or a run that goes on while one
// looks. Thread rule: one thread reads; a live run appends from its own thread (live_run.h).
#pragma once

#include <memory>
#include <vector>

#include "io/recording_reader.h"

namespace muster::viewer {

using SharedFrame = std::shared_ptr<const io::RecordedFrame>;

class Frames {
 public:
  virtual ~Frames() = default;
  virtual std::size_t count() const = 0;  // may be 0 at first
  virtual double start_s() const = 0;
  virtual double end_s() const = 0;
  // The last frame at or before time_s; the first or last one outside. Requires count() > 0.
  virtual std::size_t at(double time_s) = 0;
  // Null if that part of the file is damaged. Requires index < count().
  virtual SharedFrame frame(std::size_t index) = 0;
  // People known so far.
  virtual std::vector<io::RecordedAgent> agents() const = 0;
};

// Keeps the last few frames it gave.
std::unique_ptr<Frames> framesOf(io::RecordingReader reader);

}  // namespace muster::viewer
